namespace Concave.Agreement.Tests;

public sealed class PlanningTests
{
    private static readonly double[] Even = [.5, .5];
    private static readonly double[] WithTies = [.45, .45, .10];
    private static readonly double[] Skewed = [.85, .15];
    private static readonly double[] Five = [.2, .2, .2, .2, .2];

    public static readonly TheoryData<double[], double, double, double, double, int, int, int> Widths = new()
    {
        { Even, .65, .760, .211, .047, 222, 888, 2466 },
        { Even, .72, .694, .192, .043, 186, 741, 2056 },
        { Even, .80, .600, .166, .037, 139, 554, 1537 },
        { Skewed, .72, .916, .254, .057, 323, 1289, 3580 },
        { WithTies, .65, .654, .181, .041, 165, 658, 1827 },
        { WithTies, .72, .606, .168, .038, 142, 566, 1571 },
        { Five, .72, .521, .144, .032, 105, 418, 1160 },
    };

    [Theory]
    [MemberData(nameof(Widths))]
    public void Half_widths_and_sample_sizes(double[] p, double kappa, double error, double at50, double at1000, int tenth, int twentieth, int three)
    {
        Assert.Equal(error, KappaPlan.ErrorTimesRootItems(kappa, p), 3);
        Assert.Equal(at50, KappaPlan.HalfWidth(kappa, 50, .95, p), 3);
        Assert.Equal(at1000, KappaPlan.HalfWidth(kappa, 1000, .95, p), 3);
        // The table was made with z = 1.96, which asks for one item more here and there.
        Assert.InRange(KappaPlan.ItemsForHalfWidth(kappa, .10, .95, p), tenth - 1, tenth);
        Assert.InRange(KappaPlan.ItemsForHalfWidth(kappa, .05, .95, p), twentieth - 1, twentieth);
        Assert.InRange(KappaPlan.ItemsForHalfWidth(kappa, .03, .95, p), three - 1, three);
    }

    [Theory]
    [InlineData(.70, .85, 96)]
    [InlineData(.65, .75, 299)]
    [InlineData(.72, .80, 386)]
    [InlineData(.65, .80, 118)]
    public void Items_for_a_one_sided_test_at_power_80(double kappa, double hypothesis, int items) =>
        Assert.Equal(items, KappaPlan.ItemsForTest(kappa, hypothesis, .05, .80, Even));

    [Theory]
    [InlineData(200, .70, .32, .01)]
    [InlineData(200, .72, .51, .04)]
    [InlineData(200, .76, .83, .20)]
    [InlineData(200, .80, .98, .57)]
    [InlineData(500, .70, .24, .01)]
    [InlineData(500, .76, .94, .41)]
    [InlineData(500, .80, 1.0, .93)]
    [InlineData(1000, .70, .15, .00)]
    [InlineData(1000, .76, .98, .67)]
    public void The_gate_at_72_has_the_simulated_operating_characteristic(int items, double kappa, double point, double bound)
    {
        Assert.InRange(KappaPlan.ChanceOfPoint(kappa, .72, items, WithTies), point - .03, point + .03);
        Assert.InRange(KappaPlan.ChanceOfLowerBound(kappa, .72, items, .95, WithTies), bound - .035, bound + .035);
    }

    [Fact]
    public void A_batch_exactly_at_the_threshold_passes_a_point_gate_half_the_time() =>
        Assert.Equal(.5, KappaPlan.ChanceOfPoint(.72, .72, 400, WithTies), 12);

    [Theory]
    [InlineData(.825, .650, .422)]
    [InlineData(.880, .760, .578)]
    [InlineData(.924, .848, .719)]
    public void Two_raters_agree_less_than_each_agrees_with_gold(double accuracy, double gold, double pair)
    {
        Close.To(gold, GateImplication.GoldKappa(accuracy, Even), 3);
        Close.To(pair, GateImplication.PairKappa(accuracy, Even), 3);
        Assert.Equal(GateImplication.PairKappa(accuracy, Even).Known, GateImplication.PairKappaFromGold((2 * accuracy) - 1, (2 * accuracy) - 1), 12);
    }

    [Fact]
    public void With_ties_the_contract_gates_contradict_each_other_too()
    {
        Close.To(.800, GateImplication.GoldKappa(.88, WithTies), 3);
        Close.To(.643, GateImplication.PairKappa(.88, WithTies), 3);
        Close.To(.909, GateImplication.AccuracyForPairKappa(.72, WithTies), 3);
        Close.To(.820, GateImplication.GoldKappa(.88, 1 / 3.0, 1 / 3.0, 1 / 3.0), 3);
        Close.To(.672, GateImplication.PairKappa(.88, 1 / 3.0, 1 / 3.0, 1 / 3.0), 3);
        Assert.Equal(Undefined.Unreachable, GateImplication.AccuracyForPairKappa(1.01, Even).Reason);
    }

    [Theory]
    [InlineData(0, 24, 20)]
    [InlineData(1, 38, 35)]
    [InlineData(2, 51, 48)]
    [InlineData(3, 63, 60)]
    [InlineData(4, 74, 71)]
    [InlineData(5, 85, 83)]
    [InlineData(6, 96, 93)]
    [InlineData(8, 117, 115)]
    [InlineData(10, 138, 136)]
    public void Gold_items_that_prove_88_percent(int errors, int exact, int wilson)
    {
        Assert.Equal(exact, AccuracyPlan.ItemsToProve(errors, .88).Known);
        Assert.Equal(wilson, AccuracyPlan.ItemsToProve(errors, .88, bound: ProportionBound.Wilson).Known);
    }

    [Theory]
    [InlineData(.92, .80, 353, 32)]
    [InlineData(.92, .90, 484, 46)]
    [InlineData(.93, .80, 218, 18)]
    [InlineData(.93, .90, 296, 26)]
    [InlineData(.94, .80, 149, 11)]
    [InlineData(.94, .90, 199, 16)]
    [InlineData(.95, .80, 107, 7)]
    [InlineData(.95, .90, 138, 10)]
    [InlineData(.97, .80, 51, 2)]
    [InlineData(.97, .90, 74, 4)]
    public void The_gold_set_on_which_a_good_rater_proves_himself(double truth, double power, int items, int errors) =>
        Assert.Equal(new GoldSet(items, errors), AccuracyPlan.SmallestGoldSet(truth, .88, power));

    [Theory]
    [InlineData(50, .84, .29)]
    [InlineData(50, .80, .10)]
    [InlineData(100, .84, .17)]
    [InlineData(100, .80, .025)]
    public void A_point_gate_on_accuracy_lets_weak_raters_through(int items, double truth, double chance) =>
        Assert.InRange(AccuracyPlan.ChanceOfPoint(truth, .88, items), chance - .006, chance + .006);

    [Fact]
    public void Impossible_plans_are_refused()
    {
        Assert.Null(AccuracyPlan.SmallestGoldSet(.85, .88, .8));
        Assert.Throws<ArgumentException>(() => KappaPlan.ErrorTimesRootItems(.5, .5, .4));
        Assert.Throws<ArgumentOutOfRangeException>(() => KappaPlan.ErrorTimesRootItems(-.1, .9, .1));
        Assert.Throws<ArgumentOutOfRangeException>(() => KappaPlan.ErrorTimesRootItems(.5, 1, 0));
        Assert.Throws<ArgumentException>(() => KappaPlan.ItemsForTest(.7, .7, .05, .8, Even));
    }
}
