using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>Whether the gates let the batch out, and which of them had nothing to look at.</summary>
/// <param name="Released">True when no gate failed and every gate passed that the plan does not declare absent.</param>
/// <param name="Reasons">Why not; empty when released.</param>
/// <param name="NotEvaluated">Gates without material, never counted as passed.</param>
public sealed record ReleaseSection(bool Released, IReadOnlyList<string> Reasons, IReadOnlyList<string> NotEvaluated)
{
    internal static ReleaseSection Of(IReadOnlyList<GateRecord> gates, QualityPlan plan)
    {
        var decision = Gates.Decide(gates, plan);
        return new(decision.Release, decision.Reasons, [.. gates.Where(g => g.Outcome == GateOutcome.NotEvaluated).Select(g => g.Gate)]);
    }
}
