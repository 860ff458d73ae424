namespace Concave.Kernel.Tests;

public sealed class PlanRulesTests
{
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
