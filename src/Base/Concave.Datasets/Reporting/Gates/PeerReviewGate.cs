using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>
/// Enough pairs were judged by two people, and every pair that was promised a second opinion has it: the random sample,
/// borderline pairs, and pairs whose judgment was flagged or called ambiguous [Q2, R3, A4].
/// </summary>
internal static class PeerReviewGate
{
    internal static GateRecord Of(RoundWork work)
    {
        var plan = work.Plan;
        if (work.Pairs.Count == 0 || !work.Pairs.Any(pair => work.Said[pair].Any()))
            return Gates.NotEvaluated(GateNames.PeerReview, plan.SampleShare, "No production pair has been judged.");
        var doubled = work.Doubled.Count();
        var flagged = Flagged(work);
        var owing = work.Routings.Count(r => work.Said[r.Pair].Count() < Owed(r, flagged, plan, work.Said[r.Pair]));
        var needed = work.CountOf(plan.SampleShare);
        return new(
            GateNames.PeerReview, Gates.Outcome(doubled >= needed && owing == 0),
            (double)doubled / work.Pairs.Count, plan.SampleShare, Low: null, High: null, work.Pairs.Count,
            Text.Of($"{doubled} of {work.Pairs.Count} pairs were judged by two people or more, {needed} are asked for; {flagged.Count} pairs were flagged; {owing} pairs still lack a judgment that sample, routing, flag or ambiguity calls for."));
    }

    private static HashSet<Guid> Flagged(RoundWork work)
    {
        var flagged = work.Input.Flags.Select(f => f.Judgment).ToHashSet();
        return [.. work.Input.Judgments
            .Where(j => j.Round == work.Input.Round && j.Purpose == PairPurpose.Production && flagged.Contains(j.Judgment))
            .Select(j => j.Pair)];
    }

    private static int Owed(RoutingRecord routing, HashSet<Guid> flagged, QualityPlan plan, IEnumerable<JudgmentRecord> said)
    {
        var twice = flagged.Contains(routing.Pair) || said.Any(j => j.Difficulty == Difficulty.Ambiguous) ? 2 : 1;
        return Math.Max(Math.Max(routing.Slots, twice), routing.InSample ? plan.SampleJudgments : 1);
    }
}
