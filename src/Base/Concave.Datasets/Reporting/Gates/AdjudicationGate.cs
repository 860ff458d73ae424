using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>
/// Every disagreement of two first judgments was resolved in writing [Q3]. The figure is the share of pairs with two
/// judgments or more whose people agree or whose disagreement is resolved.
/// </summary>
internal static class AdjudicationGate
{
    internal static GateRecord Of(RoundWork work)
    {
        var doubled = work.Doubled.ToList();
        if (doubled.Count == 0)
            return Gates.NotEvaluated(GateNames.Adjudication, 1, "No pair has two judgments.");
        var written = Written(work.Input);
        var disputed = doubled.Where(pair => work.Said[pair].Select(j => j.Choice).Distinct().Skip(1).Any()).ToList();
        if (GateNames.DeclaredAbsent(GateNames.Adjudication, work.Plan) && written.Count == 0)
            return Gates.NotEvaluated(GateNames.Adjudication, 1, Absent(work, disputed));
        var open = disputed.Count(pair => !written.Contains(pair) && Majority(work, pair) is null);
        return new(
            GateNames.Adjudication, Gates.Outcome(open == 0), (double)(doubled.Count - open) / doubled.Count, 1,
            Low: null, High: null, doubled.Count,
            Text.Of($"{disputed.Count} of {doubled.Count} pairs with two judgments were disputed; {open} of those have no resolution."));
    }

    private static HashSet<Guid> Written(GateInput input) =>
        [.. input.Resolutions
            .Where(r => r.Round == input.Round && r.Kind is ResolutionKind.Adjudication or ResolutionKind.SpotCheck && !string.IsNullOrWhiteSpace(r.Text))
            .Select(r => r.Pair)];

    private static Choice? Majority(RoundWork work, Guid pair) => VerdictRules.Majority([.. work.Said[pair]], work.Plan);

    private static string Absent(RoundWork work, List<Guid> disputed)
    {
        var settled = disputed.Count(pair => Majority(work, pair) is not null);
        return Text.Of($"The record has no adjudication. {disputed.Count} pairs were disputed; a majority settles {settled}, the rest are not released.");
    }
}
