using System.Reflection;

namespace Concave.Kernel.Tests;

public sealed class PlanRulesTests
{
    // Every threshold: what it is called, a plan that asks a little less of it, and one that asks more.
    private static readonly (string Name, string Said, Func<QualityPlan, QualityPlan> Less, Func<QualityPlan, QualityPlan> More)[] Thresholds =
    [
        (nameof(QualityPlan.MinCriteria), "criteria of the rubric: 3 instead of 4", p => p with { MinCriteria = 3 }, p => p with { MinCriteria = 5 }),
        (nameof(QualityPlan.MinExamplesPerCriterion), "worked examples a criterion: 19 instead of 20", p => p with { MinExamplesPerCriterion = 19 }, p => p with { MinExamplesPerCriterion = 21 }),
        (nameof(QualityPlan.PilotKappa), "pilot κ: 0.69 instead of 0.7", p => p with { PilotKappa = 0.69 }, p => p with { PilotKappa = 0.71 }),
        (nameof(QualityPlan.PilotPairs), "pilot pairs: 49 instead of 50", p => p with { PilotPairs = 49 }, p => p with { PilotPairs = 51 }),
        (nameof(QualityPlan.CalibrationPairs), "calibration pairs: 49 instead of 50", p => p with { CalibrationPairs = 49 }, p => p with { CalibrationPairs = 51 }),
        (nameof(QualityPlan.CalibrationKappa), "calibration κ: 0.64 instead of 0.65", p => p with { CalibrationKappa = 0.64 }, p => p with { CalibrationKappa = 0.66 }),
        (nameof(QualityPlan.GoldShare), "gold share: 0.059 instead of 0.06", p => p with { GoldShare = 0.059 }, p => p with { GoldShare = 0.07 }),
        (nameof(QualityPlan.GoldAccuracy), "gold accuracy: 0.879 instead of 0.88", p => p with { GoldAccuracy = 0.879 }, p => p with { GoldAccuracy = 0.9 }),
        (nameof(QualityPlan.SampleShare), "share judged twice: 0.149 instead of 0.15", p => p with { SampleShare = 0.149 }, p => p with { SampleShare = 0.2 }),
        (nameof(QualityPlan.BorderlineConfidence), "borderline confidence: 0.7 instead of 0.75", p => p with { BorderlineConfidence = 0.7 }, p => p with { BorderlineConfidence = 0.8 }),
        (nameof(QualityPlan.SpotCheckShare), "spot check share: 0.049 instead of 0.05", p => p with { SpotCheckShare = 0.049 }, p => p with { SpotCheckShare = 0.06 }),
        (nameof(QualityPlan.BatchKappa), "batch κ: 0.719 instead of 0.72", p => p with { BatchKappa = 0.719 }, p => p with { BatchKappa = 0.73 }),
    ];

    // The house asks for the least that is possible, or the number is no demand on quality.
    private static readonly string[] NoDemand =
    [
        nameof(QualityPlan.SampleJudgments), nameof(QualityPlan.BatchKappaLowerBound), nameof(QualityPlan.MaxCriteria), nameof(QualityPlan.LeaseMinutes), nameof(QualityPlan.LinkDays), nameof(QualityPlan.GraceDays),
        nameof(QualityPlan.WrongSuggestionShare),
    ];

    [Fact]
    public void Each_threshold_that_asks_less_is_said_and_one_that_asks_more_is_not()
    {
        foreach (var (_, said, less, more) in Thresholds)
        {
            Assert.Equal([said], PlanRules.LooserThanHouse(less(QualityPlan.HouseStandard)));
            Assert.Empty(PlanRules.LooserThanHouse(more(QualityPlan.HouseStandard)));
            Assert.Empty(PlanRules.Check(less(QualityPlan.HouseStandard)));
            Assert.Empty(PlanRules.Check(more(QualityPlan.HouseStandard)));
        }
    }

    [Fact]
    public void Asking_more_of_one_never_makes_up_for_asking_less_of_another()
    {
        var (less, more) = (Thresholds[^1], Thresholds[..^1]);
        Assert.Equal([less.Said], PlanRules.LooserThanHouse(more.Aggregate(less.Less(QualityPlan.HouseStandard), (plan, t) => t.More(plan))));
        Assert.Equal(Thresholds.Select(t => t.Said), PlanRules.LooserThanHouse(Thresholds.Aggregate(QualityPlan.HouseStandard, (plan, t) => t.Less(plan))));
    }

    [Fact]
    public void No_number_of_a_plan_is_forgotten() =>
        Assert.Equal(
            typeof(QualityPlan).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.PropertyType == typeof(int) || p.PropertyType == typeof(double))
                .Select(p => p.Name).Order(StringComparer.Ordinal),
            Thresholds.Select(t => t.Name).Concat(NoDemand).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_number_outside_its_range_is_named_with_its_field()
    {
        foreach (var number in typeof(QualityPlan).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.PropertyType == typeof(int) || p.PropertyType == typeof(double)))
        {
            object[] wrong = number.PropertyType == typeof(int) ? [-1, 1_000_000] : [-0.001, 1.001, double.NaN, double.PositiveInfinity];
            foreach (var value in wrong)
            {
                var plan = QualityPlan.HouseStandard with { };
                number.SetValue(plan, value);
                Assert.Contains(PlanRules.Check(plan), fault => fault.Where == $"plan.{number.Name}" && fault.Kind == ProblemKind.Invalid && fault.Mend.Length > 0);
            }
        }
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(0.5, false)]
    [InlineData(0.51, true)]
    public void A_stream_holds_some_gold_and_not_more_than_half(double share, bool fault) =>
        Assert.Equal(fault, PlanRules.Check(new() { GoldShare = share }).Any(f => f.Where == "plan.GoldShare"));

    [Fact]
    public void Somebody_is_always_judged_twice()
    {
        Assert.Equal("plan.SampleShare", Assert.Single(PlanRules.Check(new() { SampleShare = 0 })).Where);
        Assert.Equal("plan.SampleJudgments", Assert.Single(PlanRules.Check(new() { SampleJudgments = 1 })).Where);
    }

    [Fact]
    public void The_least_number_of_criteria_is_not_above_the_most() =>
        Assert.Equal("plan.MinCriteria", Assert.Single(PlanRules.Check(new() { MinCriteria = 6, MaxCriteria = 5 })).Where);

    [Fact]
    public void Recorded_work_may_lack_gold_pilot_and_calibration()
    {
        var none = new QualityPlan { GoldShare = 0, PilotPairs = 0, CalibrationPairs = 0, MinCriteria = 0 };
        Assert.Equal(["plan.GoldShare", "plan.MinCriteria", "plan.PilotPairs", "plan.CalibrationPairs"], PlanRules.Check(none).Select(f => f.Where));
        Assert.Empty(PlanRules.Check(none with { Recorded = new("a sample record", [], MajorityResolves: false) }));
    }

    [Fact]
    public void The_house_standard_is_usable_and_not_looser_than_itself()
    {
        Assert.Empty(PlanRules.Check(QualityPlan.HouseStandard));
        Assert.Empty(PlanRules.LooserThanHouse(QualityPlan.HouseStandard));
    }

    [Fact]
    public void A_share_above_one_is_named_with_its_field()
    {
        var faults = PlanRules.Check(new QualityPlan { SampleShare = 1.5 });

        Assert.Equal("plan.SampleShare", Assert.Single(faults).Where);
    }

    [Fact]
    public void Not_a_number_is_a_fault_and_never_a_threshold() =>
        Assert.NotEmpty(PlanRules.Check(new QualityPlan { BatchKappa = double.NaN }));

    [Fact]
    public void Asking_for_less_than_the_house_is_said_in_words()
    {
        var looser = PlanRules.LooserThanHouse(new QualityPlan { BatchKappa = 0.6, GoldAccuracy = 0.95 });

        Assert.Equal("batch κ: 0.6 instead of 0.72", Assert.Single(looser));
    }

    [Fact]
    public void Recorded_work_is_looser_for_every_part_it_never_had()
    {
        var plan = new QualityPlan { Recorded = new("a public test set", ["rationale", "gold"], MajorityResolves: true) };

        Assert.Equal(["recorded work without rationale", "recorded work without gold"], PlanRules.LooserThanHouse(plan));
    }
}
