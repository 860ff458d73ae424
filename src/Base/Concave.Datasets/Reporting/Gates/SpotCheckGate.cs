using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>Tier 3 looked at its random share of the batch and at every pair that was escalated [Q4].</summary>
internal static class SpotCheckGate
{
    /// <summary>The reason a drawn check carries; anything else is an escalation.</summary>
    internal const string Sample = "sample";

    internal static GateRecord Of(RoundWork work)
    {
        var (plan, round) = (work.Plan, work.Input.Round);
        var checks = work.Input.SpotChecks.Where(c => c.Round == round && work.Pairs.Contains(c.Pair)).ToList();
        var escalated = work.Input.Resolutions.Where(r => r.Round == round && r.Escalated && work.Pairs.Contains(r.Pair)).ToList();
        if (work.Pairs.Count == 0 || (checks.Count == 0 && escalated.Count == 0 && GateNames.DeclaredAbsent(GateNames.SpotCheck, plan)))
            return Gates.NotEvaluated(GateNames.SpotCheck, plan.SpotCheckShare, "No pair was checked by the tier 3 team.");
        var looked = checks.ToLookup(c => c.Pair);
        var drawn = checks.Where(c => c.Reason == Sample).Select(c => c.Pair).Distinct().Count();
        var open = escalated.Where(r => !looked[r.Pair].Any(c => c.At >= r.At)).Select(r => r.Pair).Distinct().Count();
        var needed = work.CountOf(plan.SpotCheckShare);
        var overturned = checks.Where(c => !c.Confirmed).Select(c => c.Pair).Distinct().Count();
        return new(
            GateNames.SpotCheck, Gates.Outcome(drawn >= needed && open == 0),
            (double)drawn / work.Pairs.Count, plan.SpotCheckShare, Low: null, High: null, work.Pairs.Count,
            Text.Of($"{drawn} of {work.Pairs.Count} pairs were drawn and checked, {needed} are asked for; {open} of {escalated.Select(r => r.Pair).Distinct().Count()} escalated pairs were not looked at; {overturned} labels were overturned."));
    }
}
