using Concave.Agreement;
using Concave.Kernel;

namespace Concave.Datasets.Planning;

/// <summary>Says before anyone works what a plan leads to: work, days, what its gates imply for each other, how often they err.</summary>
public static class Planner
{
    /// <summary>True κ of a batch that should be released.</summary>
    public const double GoodKappa = 0.80;

    /// <summary>True κ of a batch that should not.</summary>
    public const double BadKappa = 0.60;

    private const double LeastAboveChance = 0.001;

    /// <summary>Answers; fails with the field that is out of range.</summary>
    public static Result<PlanAnswer> Answer(PlanQuestion question)
    {
        if (question.Fault() is { } fault)
            return fault;
        var answer = Compute(question);
        return answer with { Warnings = PlanWarnings.Of(question, answer) };
    }

    private static PlanAnswer Compute(PlanQuestion question)
    {
        var (plan, prevalence) = (question.Plan, question.Prevalence);
        var batches = (int)Math.Ceiling(question.Pairs / (double)question.BatchSize);
        var smallest = question.Pairs / batches;
        var counts = PlanCounts.Of(smallest, plan, question.People, question.BorderlineShare);
        var judgments = Judgments(question, batches, plan);
        GateChances? Panel(double? skill) => skill is { } known ? GateChances.Of(GateImplication.PairKappa(known, prevalence).Known, counts, plan, prevalence) : null;
        var (low, high) = SkillRange(question);
        var entry = (long)question.People * (plan.CalibrationPairs + plan.PilotPairs);
        return new()
        {
            Batches = batches,
            Batch = counts,
            Judgments = judgments,
            Entry = entry,
            Days = (judgments + entry) / (question.People * question.JudgmentsADay),
            KappaOfCalibrationGate = GateImplication.PairKappaFromGold(plan.CalibrationKappa, plan.CalibrationKappa),
            KappaOfGoldGate = GateImplication.PairKappa(plan.GoldAccuracy, prevalence).Value,
            GoldKappaNeeded = Math.Sqrt(plan.BatchKappa),
            AccuracyNeeded = GateImplication.AccuracyForPairKappa(plan.BatchKappa, prevalence).Value,
            HalfWidth = counts.Sampled < 2 || plan.BatchKappa >= 1 ? null : KappaPlan.HalfWidth(plan.BatchKappa, counts.Sampled, 0.95, prevalence),
            Good = GateChances.Of(GoodKappa, counts, plan, prevalence),
            Bad = GateChances.Of(BadKappa, counts, plan, prevalence),
            Panel = Panel(question.Skill),
            PanelLow = Panel(low),
            PanelHigh = Panel(high),
            Raise = RaiseRules.Cheapest(question, smallest, raised => Judgments(question, batches, raised)),
            Warnings = [],
        };
    }

    // The model knows no skill at or below that of always saying the same, and none that is perfect.
    private static (double? Low, double? High) SkillRange(PlanQuestion question)
    {
        if (question is not { Skill: { } skill, SkillJudgments: { } tried })
            return (null, null);
        var range = Proportion.Wilson((int)Math.Round(skill * tried), tried);
        return (Math.Max(range.Lower.Known, question.Prevalence.Max() + LeastAboveChance), Math.Min(range.Upper.Known, 1 - LeastAboveChance));
    }

    // Batches differ by at most one pair.
    private static long Judgments(PlanQuestion question, int batches, QualityPlan plan)
    {
        var (size, larger) = Math.DivRem(question.Pairs, batches);
        long All(int pairs) => PlanCounts.Of(pairs, plan, question.People, question.BorderlineShare).All;
        return ((batches - larger) * All(size)) + (larger > 0 ? larger * All(size + 1) : 0);
    }
}
