namespace Concave.Agreement.Tests;

/// <summary>Plans at the ends of their ranges, and what they say beyond them.</summary>
public sealed class PlanBoundaryTests
{
    private static readonly double[] Even = [.5, .5];

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Raters_who_guess_among_even_categories_have_the_error_of_kappa_zero(int categories) =>
        // √(Pe / (1 − Pe)) with Pe = 1/K.
        Assert.Equal(Math.Sqrt(1.0 / (categories - 1)), KappaPlan.ErrorTimesRootItems(0, [.. Enumerable.Repeat(1.0 / categories, categories)]), 1e-6);

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(741)]
    [InlineData(100_000)]
    public void The_width_of_so_many_items_asks_for_as_many(int items)
    {
        Assert.Equal(items, KappaPlan.ItemsForHalfWidth(.72, KappaPlan.HalfWidth(.72, items, .95, Even), .95, Even));
        Assert.Equal(KappaPlan.HalfWidth(.72, 1, .9, Even), KappaPlan.HalfWidth(.72, items, .9, Even) * Math.Sqrt(items), 9);
    }

    [Fact]
    public void A_gate_at_full_agreement_is_never_passed_by_raters_who_err()
    {
        Assert.Equal(0, KappaPlan.ChanceOfPoint(.9, 1, 100, Even));
        Assert.Equal(0, KappaPlan.ChanceOfPoint(.9, 1.5, 100, Even));
        Assert.Equal(0, KappaPlan.ChanceOfLowerBound(.9, 1, 100, .95, Even));
    }

    [Fact]
    public void Two_who_are_always_wrong_agree_when_only_one_wrong_answer_exists()
    {
        Assert.Equal(-1, GateImplication.GoldKappa(0, Even).Known, 12);
        Assert.Equal(1, GateImplication.PairKappa(0, Even).Known, 12);
    }

    [Fact]
    public void No_plan_is_made_for_kappas_that_cannot_be()
    {
        const string Needed = "A kappa from 0 to below 1";
        Refused.For("kappa", Needed, () => KappaPlan.ErrorTimesRootItems(1, Even));
        Refused.For("kappa", Needed, () => KappaPlan.ErrorTimesRootItems(-.01, Even));
        Refused.For("hypothesis", "must differ", () => KappaPlan.ItemsForTest(.7, .7, .05, .8, Even));
        Refused.For("items", "More than 100000000 items", () => KappaPlan.ItemsForHalfWidth(.72, 1e-5, .95, Even));
        Refused.For("halfWidth", "", () => KappaPlan.ItemsForHalfWidth(.72, -.1, .95, Even));
        Refused.For("threshold", "", () => KappaPlan.ChanceOfLowerBound(.72, -.1, 100, .95, Even));
        Refused.For("level", "A level lies between 0 and 1.", () => KappaPlan.HalfWidth(.72, 100, 95, Even));
    }

    [Fact]
    public void No_plan_is_made_for_no_items()
    {
        Refused.For("items", "", () => KappaPlan.HalfWidth(.72, 0, .95, Even));
        Refused.For("items", "", () => KappaPlan.ChanceOfPoint(.72, .6, 0, Even));
        Refused.For("items", "", () => KappaPlan.ChanceOfLowerBound(.72, .6, 0, .95, Even));
        Refused.For("trials", "", () => SignTestPlan.Needed(-1));
        Refused.For("errors", "", () => AccuracyPlan.ItemsToProve(-1, .9));
    }

    [Theory]
    [InlineData(-.1)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1.5)]
    public void Levels_and_accuracies_to_prove_lie_between_0_and_1(double share)
    {
        Refused.For("accuracy", "lies between 0 and 1", () => AccuracyPlan.ItemsToProve(2, share));
        Refused.For("level", "A level lies between 0 and 1.", () => AccuracyPlan.ItemsToProve(2, .9, share));
        Refused.For("level", "A level lies between 0 and 1.", () => SignTestPlan.Needed(20, share));
        Refused.For("level", "A level lies between 0 and 1.", () => SignTestPlan.Detectable(20, .05, share));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(12)]
    [InlineData(20)]
    public void A_chance_of_exactly_the_level_is_enough(int n)
    {
        // All of n throws of a fair coin fall on one side with a chance of 2⁻ⁿ exactly; n right of n prove one half likewise.
        Assert.Equal(n, SignTestPlan.Needed(n, Math.Pow(2, 1 - n)));
        Assert.Equal(n, AccuracyPlan.ItemsToProve(0, .5, 1 - Math.Pow(2, -n)).Known);
        Assert.Null(SignTestPlan.Needed(n, Math.Pow(2, 1 - n) * .999));
    }

    [Fact]
    public void An_accuracy_too_near_1_is_out_of_reach() =>
        Assert.Equal(Undefined.Unreachable, AccuracyPlan.ItemsToProve(0, 1 - 1e-7).Reason);

    [Fact]
    public void Shares_are_shares_and_accuracies_lie_in_0_to_1()
    {
        const string Sum = "Shares of at least two categories must sum to 1.";
        Refused.For("prevalence", Sum, () => GateImplication.GoldKappa(.9, 1.5, -.5));
        Refused.For("prevalence", Sum, () => GateImplication.GoldKappa(.9, 1));
        Refused.For("prevalence", Sum, () => GateImplication.PairKappa(.9, .5, .4));
        Refused.For("accuracy", "An accuracy lies in [0, 1].", () => GateImplication.GoldKappa(-.1, Even));
        Refused.For("accuracy", "An accuracy lies in [0, 1].", () => GateImplication.PairKappa(1.1, Even));
    }
}
