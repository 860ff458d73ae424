namespace Concave.Agreement.Tests;

/// <summary>The mistakes other programs make, one test each.</summary>
public sealed class TrapTests
{
    [Fact]
    public void The_category_domain_comes_from_the_schema_and_not_from_the_labels_seen()
    {
        int[] two = [.. "36462424332333221334".Select(c => c - '1')], three = [.. "21443216111233113322".Select(c => c - '1')];

        // Nobody said 5: dropping it, as programs that read the domain off the data do, moves weighted kappa.
        int Drop(int label) => label == 5 ? 4 : label;
        Close.To(.126214, Cohen.Compute(two, three, 6, Weights.Linear(6)).Kappa);
        Close.To(.145907, Cohen.Compute([.. two.Select(Drop)], [.. three.Select(Drop)], 5, Weights.Linear(5)).Kappa);
        Close.To(.252033, Cohen.Compute([.. two.Select(Drop)], [.. three.Select(Drop)], 5, Weights.Quadratic(5)).Kappa);
    }

    [Fact]
    public void Everyone_choosing_one_category_leaves_kappa_undefined_while_agreement_is_full()
    {
        var cohen = Cohen.FromTable([50, 0, 0, 0], 2);
        var pooled = PooledKappa.Compute(Ratings.FromRows([0, 0, 0, 0, 0, 0], 2, 2));

        Assert.Equal((Undefined.OneCategory, 1.0), (cohen.Kappa.Reason, cohen.Observed.Known));
        Assert.Equal((Undefined.OneCategory, 1.0), (pooled.Kappa.Reason, pooled.Observed.Known));
        Assert.Equal(Undefined.OneCategory, pooled.Interval().Lower.Reason);
        Assert.Equal(Undefined.OneCategory, pooled.StandardError.Reason);
        Assert.Equal(Undefined.OneCategory, Krippendorff.Compute(CountTable.FromCounts([3, 0, 2, 0], 2)).Value.Reason);
        Assert.False(pooled.Kappa.AtLeast(-1));
    }

    [Fact]
    public void No_item_one_item_and_one_rater_are_undefined_each_for_its_reason()
    {
        var none = PooledKappa.Compute([], [], [], 3);
        var alone = PooledKappa.Compute([0, 1, 2], [0, 0, 0], [0, 1, 2], 3);
        var single = PooledKappa.Compute([0, 0], [0, 1], [0, 1], 2);

        Assert.Equal((Undefined.NoPairs, 0), (none.Kappa.Reason, none.Items));
        Assert.Equal((Undefined.NoPairs, 3, 1), (alone.Kappa.Reason, alone.SingleItems, alone.Raters));
        Assert.Equal(Undefined.OneItem, single.StandardError.Reason);
        Assert.Equal(Undefined.OneItem, single.JackknifeStandardError.Reason);
        Assert.Equal(Undefined.NoData, Cohen.FromTable([0, 0, 0, 0], 2).Kappa.Reason);
        Assert.Equal(Undefined.NoData, TableIndices.From([0, 0, 0, 0], 2).KappaMax.Reason);
        Assert.Equal(Undefined.NoPairs, Fleiss.Value(CountTable.FromCounts([1, 0, 0, 1], 2)).Reason);
        Assert.Equal(Undefined.NoPairs, Krippendorff.Value(CountTable.FromCounts([1, 0, 0, 1], 2)).Reason);
        Assert.Equal(Undefined.NoPairs, Light.Compute(Ratings.FromRows([0, -1, 1, -1], 2, 2)).Reason);
    }

    [Fact]
    public void A_second_label_by_the_same_rater_is_counted_and_never_agrees_with_the_first()
    {
        var once = PooledKappa.Compute([0, 0, 1, 1, 2, 2], [0, 1, 0, 1, 0, 1], [0, 0, 1, 0, 1, 1], 2);
        var twice = PooledKappa.Compute([0, 0, 1, 1, 2, 2, 1, 1], [0, 1, 0, 1, 0, 1, 1, 0], [0, 0, 1, 0, 1, 1, 1, 0], 2);

        Assert.Equal((0, 2), (once.Duplicates, twice.Duplicates));
        Assert.Equal(once, twice with { Duplicates = 0 });
    }

    [Fact]
    public void Repeats_kept_for_truth_inference_are_refused_by_every_coefficient()
    {
        var repeats = Ratings.From([0, 0, 0], [0, 0, 1], [0, 1, 0], 2, keepRepeats: true);

        Assert.True(repeats.HoldsRepeats);
        Assert.Throws<InvalidOperationException>(() => PooledKappa.Compute(repeats));
        Assert.Throws<InvalidOperationException>(() => PeerKappa.Compute(repeats, 0));
        Assert.Throws<InvalidOperationException>(() => CountTable.From(repeats));
        Assert.Throws<InvalidOperationException>(() => Light.Compute(repeats));
        Assert.Throws<InvalidOperationException>(() => StratifiedKappa.Compute(repeats, [0]));
        Assert.Throws<InvalidOperationException>(() => Bootstrap.OfPooled(repeats));
    }

    [Fact]
    public void An_adjudicated_label_does_not_move_kappa_and_gold_can_be_left_out()
    {
        // Item 1 was adjudicated: rater 1 entered the resolution as a second label. Item 2 is gold.
        var ratings = Ratings.From([0, 0, 1, 1, 1, 2, 2, 3, 3], [0, 1, 0, 1, 1, 0, 1, 0, 1], [0, 0, 1, 0, 1, 1, 1, 1, 1], 2);

        var all = PooledKappa.Compute(ratings);
        var production = PooledKappa.Compute(ratings.Only(item => item != 2));

        Assert.Equal(.75, all.Observed.Known);
        Assert.Equal((3, 2 / 3.0), (production.Items, production.Observed.Known));
    }

    [Fact]
    public void Kappa_of_exchangeable_labels_depends_on_orientation_unless_symmetrised()
    {
        var fixedOrientation = PooledKappa.Compute(Tables.Ratings("Feinstein skewed"));
        var symmetrised = PooledKappa.Compute(Tables.Ratings("Feinstein skewed"), new() { Symmetrise = true });

        Close.To(.318182, fixedOrientation.Kappa);
        Close.To(.70, symmetrised.Kappa);
        Assert.Equal((2 * .85) - 1, symmetrised.Kappa.Known, 12);
    }

    [Fact]
    public void Every_result_names_its_weights()
    {
        var own = Weights.Own("severity", 3, [1, .5, 0, .5, 1, .2, 0, .2, 1]);
        var ratings = Ratings.FromRows([0, 1, 2, 2, 1, 1, 0, 0], 2, 3);

        Assert.Equal("severity", PooledKappa.Compute(ratings, new() { Weights = own }).Weights);
        Assert.Equal("severity", Conger.Compute(ratings, own).Weights);
        Assert.Equal(("Gwet AC2", "severity"), Named(Gwet.Compute(CountTable.From(ratings), own)));
        Assert.Equal(("Gwet AC1", "nominal"), Named(Gwet.Compute(CountTable.From(ratings))));
        Assert.Equal(("Krippendorff alpha", "ordinal"), Named(Krippendorff.Compute(CountTable.From(ratings), AlphaMetric.Ordinal)));
    }

    [Fact]
    public void The_error_under_kappa_zero_never_enters_an_interval()
    {
        var cohen = Cohen.FromTable(Tables.All["abstractors"], 3);
        var nulled = KappaInterval.Log(cohen.Kappa.Known, cohen.NullStandardError.Known);

        Assert.Equal(KappaInterval.Log(cohen.Kappa.Known, cohen.StandardError.Known), cohen.Interval());
        Assert.True(nulled.HalfWidth.Known > cohen.Interval().HalfWidth.Known * 1.2);
    }

    [Fact]
    public void Alpha_leaves_single_labels_out_and_Fleiss_marginals_keep_them()
    {
        int[] without = [2, 0, 0, 2, 1, 1], with = [2, 0, 0, 2, 1, 1, 1, 0, 1, 0];

        Assert.Equal(Krippendorff.Value(CountTable.FromCounts(without, 2)), Krippendorff.Value(CountTable.FromCounts(with, 2)));
        Assert.NotEqual(Fleiss.Value(CountTable.FromCounts(without, 2)), Fleiss.Value(CountTable.FromCounts(with, 2)));
    }

    [Fact]
    public void The_ordinal_metric_depends_on_how_often_each_rank_was_used()
    {
        var rare = AlphaMetric.Ordinal.Distances([.45, .10, .45]);
        var common = AlphaMetric.Ordinal.Distances([.10, .80, .10]);

        Assert.Equal(Math.Pow(.55, 2), rare[2], 12);
        Assert.Equal(Math.Pow(.90, 2), common[2], 12);
        Assert.Equal(.25, rare[1] / rare[2], 12);
        Assert.Equal(.25, common[1] / common[2], 12);
        Assert.NotEqual(AlphaMetric.Ordinal.Distances([.2, .1, .7])[1], AlphaMetric.Ordinal.Distances([.2, .1, .7])[5]);
    }

    [Fact]
    public void Alpha_approaches_Fleiss_as_items_grow()
    {
        double Gap(int copies)
        {
            var table = CountTable.From(Rows.Diagnoses);
            var grown = table.With([.. table.Times.ToArray().Select(t => t * copies)]);
            return Krippendorff.Value(grown).Known - Fleiss.Value(grown).Known;
        }

        Assert.InRange(Gap(1), .003, .004);
        Assert.InRange(Gap(1000), 0, 4e-6);
    }

    [Fact]
    public void Looking_after_every_item_spends_no_more_error_than_Wald_allows()
    {
        var accepted = 0;
        for (var run = 0; run < 20_000; run++)
        {
            var draws = new KeyedDraws(99, (ulong)run);
            var test = new Sprt(.83, .93);
            while (test.Verdict == SprtVerdict.Continue)
                test = test.Observe(draws.Uniform() < .83);
            accepted += test.Verdict == SprtVerdict.Accept ? 1 : 0;
        }

        Assert.InRange(accepted / 20_000.0, .03, .05 / .95);
    }

    [Fact]
    public void Dropping_the_disagreements_raises_kappa_and_shows_in_the_number_of_items()
    {
        var ratings = Tables.Ratings("Cohen 1960");
        var all = PooledKappa.Compute(ratings);
        var filtered = PooledKappa.Compute(ratings.Only(item => ratings.LabelsOf(item)[0] == ratings.LabelsOf(item)[1]));

        Assert.Equal((200, 140), (all.Items, filtered.Items));
        Assert.Equal(1, filtered.Kappa.Known);
        Assert.True(all.Kappa.Known < .5);
    }

    [Fact]
    public void A_monitor_run_again_over_the_same_events_ends_in_the_same_state()
    {
        bool[] events = [false, true, false, true, true, false, true];

        Assert.Equal(Run(), Run());
        Assert.Equal(7, Run().Items);

        Cusum Run() => events.Aggregate(new Cusum(.08, .16, 3.5), (state, error) => state.Observe(error));
    }

    [Fact]
    public void A_mean_of_pairwise_kappas_is_refused_where_the_pooled_one_is_sound()
    {
        var panel = Panel.Simulate(items: 400, categories: 2, accuracies: [.. Enumerable.Repeat(.9, 50)], seed: 1, perItem: 2);

        Assert.Equal(Undefined.PairUndefined, Light.Compute(panel.Ratings).Reason);
        Assert.InRange(PooledKappa.Compute(panel.Ratings).Kappa.Known, .64 - .11, .64 + .11);
    }

    private static (string, string) Named(Coefficient c) => (c.Name, c.Weights);
}
