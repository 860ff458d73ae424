using Concave.Kernel;

namespace Concave.Datasets.Planning;

/// <summary>The least shares that give the gates something to say.</summary>
internal static class RaiseRules
{
    /// <summary>Pairs judged twice below which the interval is wider than about ±0.08.</summary>
    internal const int Firm = 200;

    internal const double BadAtMost = 0.01;
    internal const double GoodAtLeast = 0.95;
    private const double MostGold = 0.25;

    /// <summary>
    /// Tries every sample share by hundredths and every gold share whose blocks differ, and keeps the cheapest that holds:
    /// for one sample share more gold only costs more, so the first that holds is the cheapest of its row.
    /// </summary>
    internal static PlanRaise? Cheapest(PlanQuestion question, int smallest, Func<QualityPlan, long> judgments)
    {
        PlanRaise? best = null;
        var now = judgments(question.Plan);
        foreach (var sample in Steps(question.Plan.SampleShare, 1))
        {
            foreach (var gold in GoldSteps(question.Plan.GoldShare))
            {
                var plan = question.Plan with { SampleShare = sample, GoldShare = gold };
                var extra = judgments(plan) - now;
                if (extra >= (best?.Extra ?? long.MaxValue))
                    break;
                if (Held(question, plan, smallest, extra) is not { } raise)
                    continue;
                best = raise;
                break;
            }
        }

        return best;
    }

    private static PlanRaise? Held(PlanQuestion question, QualityPlan plan, int smallest, long extra)
    {
        var counts = PlanCounts.Of(smallest, plan, question.People, question.BorderlineShare);
        if (counts.Sampled < Firm)
            return null;
        var bad = GateChances.Of(Planner.BadKappa, counts, plan, question.Prevalence);
        var good = GateChances.Of(Planner.GoodKappa, counts, plan, question.Prevalence);
        return bad.Both < BadAtMost && good.Both >= GoodAtLeast
            ? new(plan.SampleShare, plan.GoldShare, extra, counts, good, bad)
            : null;
    }

    private static IEnumerable<double> Steps(double from, double to)
    {
        yield return from;
        for (var hundredth = (int)Math.Floor((from * 100) + 1e-9) + 1; hundredth <= to * 100; hundredth++)
            yield return hundredth / 100.0;
    }

    private static IEnumerable<double> GoldSteps(double from) =>
        from == 0 ? [0] : Steps(from, MostGold).DistinctBy(Proof.KeyedDraw.BlockLength);
}
