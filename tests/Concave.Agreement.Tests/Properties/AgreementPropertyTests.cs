using CsCheck;

namespace Concave.Agreement.Tests;

public sealed class AgreementPropertyTests
{
    private static readonly Func<Ratable, Estimate>[] Nominal =
    [
        d => PooledKappa.Compute(d.Ratings).Kappa,
        d => PooledKappa.Compute(d.Ratings, new() { ShrinkBelow = 30 }).Kappa,
        d => Conger.Compute(d.Ratings).Value,
        d => Light.Compute(d.Ratings),
        d => Fleiss.Value(d.Counts),
        d => Gwet.Value(d.Counts),
        d => BrennanPrediger.Value(d.Counts),
        d => PercentAgreement.Value(d.Counts),
        d => Krippendorff.Value(d.Counts),
    ];

    [Fact]
    public void Renaming_the_labels_changes_nothing() => EachStays(d => d.Relabelled);

    [Fact]
    public void The_order_of_raters_changes_nothing() => EachStays(d => d.RatersReversed);

    [Fact]
    public void The_order_of_items_changes_nothing() => EachStays(d => d.ItemsReversed);

    [Fact]
    public void Reversing_the_categories_keeps_weighted_coefficients_too() => Ratable.Any.Sample(d =>
    {
        var turned = d with { Cells = [.. d.Cells.Select(c => c < 0 ? c : d.Categories - 1 - c)] };
        foreach (var weights in new[] { Weights.Linear(d.Categories), Weights.Quadratic(d.Categories) })
        {
            Same(PooledKappa.Compute(d.Ratings, new() { Weights = weights }).Kappa, PooledKappa.Compute(turned.Ratings, new() { Weights = weights }).Kappa);
            Same(Fleiss.Value(d.Counts, weights), Fleiss.Value(turned.Counts, weights));
        }

        Same(Krippendorff.Value(d.Counts, AlphaMetric.Ordinal), Krippendorff.Value(turned.Counts, AlphaMetric.Ordinal));
    });

    [Fact]
    public void No_coefficient_exceeds_one_and_every_interval_holds_its_estimate() => Ratable.Any.Sample(d =>
    {
        Assert.All(Nominal, f => Assert.True(f(d).Value is not > 1));
        var pooled = PooledKappa.Compute(d.Ratings);
        Contains(pooled.Kappa, pooled.Interval());
        IsPossible(pooled.JackknifeStandardError, pooled.Interval(), pooled.Expected);
        foreach (var c in new[] { Fleiss.Compute(d.Counts), Gwet.Compute(d.Counts), Krippendorff.Compute(d.Counts), Conger.Compute(d.Ratings) })
        {
            Contains(c.Value, c.Interval());
            IsPossible(c.JackknifeStandardError, c.Interval(), c.Expected);
        }
    });

    [Fact]
    public void Doubling_every_item_keeps_the_value_and_divides_the_error_by_about_root_two() => Ratable.Any.Sample(d =>
    {
        var (one, two) = (PooledKappa.Compute(d.Ratings), PooledKappa.Compute(d.Doubled.Ratings));
        Same(one.Kappa, two.Kappa);
        if (one.StandardError.Value is { } single && two.StandardError.Value is { } doubled)
        {
            var n = (double)one.Items;
            Assert.Equal(single * Math.Sqrt((n - 1) / ((2 * n) - 1)), doubled, 1e-9);
        }

        Same(Fleiss.Value(d.Counts), Fleiss.Value(d.Doubled.Counts));
        Same(Gwet.Value(d.Counts), Gwet.Value(d.Doubled.Counts));
    });

    [Fact]
    public void Influence_values_sum_to_zero_in_every_mode() => Ratable.Any.Sample(d =>
    {
        PooledOptions[] modes =
        [
            new() { KeepInfluence = true },
            new() { KeepInfluence = true, Symmetrise = true },
            new() { KeepInfluence = true, ShrinkBelow = 30 },
            new() { KeepInfluence = true, ShrinkBelow = 8, Symmetrise = true, Weights = Weights.Quadratic(d.Categories) },
        ];
        foreach (var mode in modes)
            Assert.InRange(PooledKappa.Compute(d.Ratings, mode).Influence.Sum(), -1e-9, 1e-9);
    });

    [Fact]
    public void Two_complete_raters_make_Cohen_pooled_Conger_and_Light_one() => Ratable.Pair.Sample(d =>
    {
        foreach (var weights in new[] { Weights.Nominal(d.Categories), Weights.Quadratic(d.Categories) })
        {
            var cohen = Cohen.Compute(d.Column(0), d.Column(1), d.Categories, weights).Kappa;
            Same(cohen, PooledKappa.Compute(d.Ratings, new() { Weights = weights }).Kappa);
            Same(cohen, Conger.Compute(d.Ratings, weights).Value);
            Same(cohen.IsDefined ? cohen : Estimate.None(Undefined.PairUndefined), Light.Compute(d.Ratings, weights));
            Same(cohen, PeerKappa.Compute(d.Ratings, 0, new() { Weights = weights }).Kappa);
        }
    });

    [Fact]
    public void Complete_raters_make_pooled_and_Conger_one_in_value_and_error() => Ratable.Complete.Sample(d =>
    {
        var (pooled, conger) = (PooledKappa.Compute(d.Ratings), Conger.Compute(d.Ratings));
        Same(pooled.Kappa, conger.Value);
        Same(pooled.StandardError, conger.StandardError);
    });

    [Fact]
    public void Fleiss_of_two_raters_is_Scott_and_alpha_is_its_small_sample_form() => Ratable.Pair.Sample(d =>
    {
        var table = Cohen.Tabulate(d.Column(0), d.Column(1), d.Categories);
        var (pi, n) = (Scott.FromTable(table, d.Categories).Value, (double)d.Items);
        Same(pi, Fleiss.Value(d.Counts));
        Same(pi.Select(p => 1 - ((1 - p) * ((2 * n) - 1) / (2 * n))), Krippendorff.Value(d.Counts));
    });

    [Fact]
    public void Two_categories_make_linear_and_quadratic_weights_nominal() => Ratable.Pair.Where(d => d.Categories == 2).Sample(d =>
    {
        var none = Cohen.Compute(d.Column(0), d.Column(1), 2).Kappa;
        Same(none, Cohen.Compute(d.Column(0), d.Column(1), 2, Weights.Linear(2)).Kappa);
        Same(none, Cohen.Compute(d.Column(0), d.Column(1), 2, Weights.Quadratic(2)).Kappa);
    });

    [Fact]
    public void Symmetrised_kappa_does_not_depend_on_how_items_are_oriented() =>
        Ratable.Any.Select(Gen.Bool.Array[25]).Sample(x =>
        {
            var (d, flip) = x;
            var turned = d with { Cells = [.. d.Cells.Select((c, at) => c is 0 or 1 && flip[at / d.Raters] ? 1 - c : c)] };
            var options = new PooledOptions { Symmetrise = true };
            var (one, two) = (PooledKappa.Compute(d.Ratings, options), PooledKappa.Compute(turned.Ratings, options));
            Same(one.Kappa, two.Kappa);
            Same(one.StandardError, two.StandardError);
        });

    [Fact]
    public void Unanimous_items_give_one_wherever_two_categories_are_used() =>
        Gen.Int[0, 2].Array[2, 30].Where(a => a.Distinct().Count() > 1).Sample(labels =>
        {
            var d = new Ratable([.. labels.SelectMany(l => new[] { l, l, l })], 3, 3);
            Assert.All(Nominal, f => Assert.Equal(1, f(d).Known, 12));
        });

    [Fact]
    public void Dawid_Skene_posteriors_are_distributions_whatever_the_data() => Ratable.Any.Sample(d =>
    {
        foreach (var result in new[] { DawidSkene.Infer(d.Ratings), OneCoin.Infer(d.Ratings) })
        {
            Assert.True(double.IsFinite(result.LogLikelihood));
            for (var item = 0; item < d.Ratings.ItemCount; item++)
                Assert.Equal(1, result.Posterior(item).ToArray().Sum(), 1e-9);
        }
    });

    private static void EachStays(Func<Ratable, Ratable> change) => Ratable.Any.Sample(d =>
    {
        foreach (var coefficient in Nominal)
            Same(coefficient(d), coefficient(change(d)));
    });

    private static void Same(Estimate expected, Estimate actual)
    {
        Assert.Equal(expected.Reason, actual.Reason);
        if (expected.IsDefined)
            Assert.Equal(expected.Known, actual.Known, 1e-9);
    }

    private static void IsPossible(Estimate jackknife, Interval interval, Estimate expected)
    {
        if (jackknife.IsDefined && interval.Lower.Value is { } low && expected.Value is { } pe && pe < 1)
            Assert.InRange(low, (-pe / (1 - pe)) - 1e-9, 1);
    }

    private static void Contains(Estimate estimate, Interval interval)
    {
        if (interval.Lower.IsDefined)
            Assert.InRange(estimate.Known, interval.Lower.Known - 1e-12, interval.Upper.Known + 1e-12);
    }
}
