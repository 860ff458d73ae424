using System.Globalization;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>Whether a batch may be released, and every reason why not.</summary>
public sealed record GateDecision(bool Release, IReadOnlyList<string> Reasons);

/// <summary>
/// The gates of a batch. The quality stage asks them before release, the report prints them and the verifier evaluates
/// them again, all through this one function. No role can step around one: there is no parameter for it.
/// </summary>
public static class Gates
{
    /// <summary>All seven gates of one round, in the order a pair meets them.</summary>
    public static IReadOnlyList<GateRecord> Evaluate(GateInput input)
    {
        var work = new RoundWork(input);
        return
        [
            CalibrationGate.Of(work),
            PilotGate.Of(work),
            PeerReviewGate.Of(work),
            AgreementGate.Of(work),
            GoldGate.Of(work),
            AdjudicationGate.Of(work),
            SpotCheckGate.Of(work),
        ];
    }

    /// <summary>
    /// Release when no gate failed and every gate passed that the plan does not declare absent. A gate without material
    /// is never counted as passed.
    /// </summary>
    public static GateDecision Decide(IReadOnlyList<GateRecord> gates, QualityPlan plan)
    {
        string[] reasons =
        [
            .. gates.Where(g => g.Outcome == GateOutcome.Failed).Select(Shortfall),
            .. gates.Where(g => g.Outcome == GateOutcome.NotEvaluated && !GateNames.DeclaredAbsent(g.Gate, plan))
                .Select(g => $"{g.Gate} was not evaluated: {g.Note}"),
        ];
        return gates.Count == 0
            ? new(Release: false, ["No gate was evaluated."])
            : new(reasons.Length == 0, reasons);
    }

    private static string Shortfall(GateRecord gate) => gate.Value < gate.Threshold
        ? string.Create(CultureInfo.InvariantCulture, $"{gate.Gate}: {gate.Value:0.###} where at least {gate.Threshold:0.###} is asked. {gate.Note}")
        : $"{gate.Gate}: {gate.Note}";

    internal static GateRecord NotEvaluated(string gate, double threshold, string why, int n = 0) =>
        new(gate, GateOutcome.NotEvaluated, Value: null, threshold, Low: null, High: null, n, why);

    internal static GateOutcome Outcome(bool passed) => passed ? GateOutcome.Passed : GateOutcome.Failed;
}
