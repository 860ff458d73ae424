namespace Concave.Agreement.Tests;

public sealed class CoverageTests
{
    /// <summary>Simulated panels with known true kappa; the nominal 95 % must be kept within simulation error.</summary>
    [Theory]
    [InlineData(30, 2, 2, .72, 1500)]
    [InlineData(45, 2, 5, .60, 1500)]
    [InlineData(100, 2, 8, .60, 1500)]
    [InlineData(100, 3, 8, .72, 1500)]
    [InlineData(200, 2, 50, .90, 1000)]
    [InlineData(400, 2, 200, .30, 600)]
    public void The_pooled_interval_covers_the_true_kappa_in_93_to_97_of_100_panels(int items, int perItem, int raters, double kappa, int panels)
    {
        var accuracy = GateImplication.AccuracyForPairKappa(kappa, 1 / 3.0, 1 / 3.0, 1 / 3.0).Known;
        double[] accuracies = [.. Enumerable.Repeat(accuracy, raters)];
        var held = 0;
        for (var panel = 0; panel < panels; panel++)
        {
            var ratings = Panel.Simulate(items, 3, accuracies, (ulong)((panel * 31) + items), perItem).Ratings;
            held += PooledKappa.Compute(ratings, new() { ShrinkBelow = 30 }).Interval().Contains(kappa) ? 1 : 0;
        }

        Assert.InRange(held / (double)panels, .93, .97);
    }

    /// <summary>Where a large-sample error covers too little: few items, low kappa, one category at 85 %.</summary>
    [Theory]
    [InlineData(30, 10)]
    [InlineData(50, 50)]
    public void The_interval_keeps_its_word_where_items_are_few_and_one_category_rules(int items, int raters)
    {
        double[] shares = [.85, .15];
        double[] accuracies = [.. Enumerable.Repeat(GateImplication.AccuracyForPairKappa(.3, shares).Known, raters)];
        var held = 0;
        for (var panel = 0; panel < 1000; panel++)
        {
            var ratings = Panel.Simulate(items, 2, accuracies, (ulong)((panel * 31) + items), 2, shares).Ratings;
            held += PooledKappa.Compute(ratings, new() { ShrinkBelow = 30 }).Interval().Contains(.3) ? 1 : 0;
        }

        Assert.InRange(held / 1000.0, .93, .97);
    }

    [Fact]
    public void Raters_with_a_handful_of_labels_each_need_shrinkage()
    {
        // 200 raters, four labels each, always beside the same neighbours: a rater's own few labels are in his chance model.
        var (plain, shrunk) = (0.0, 0.0);
        for (var panel = 0; panel < 200; panel++)
        {
            var ratings = Panel.Simulate(400, 2, [.. Enumerable.Repeat(.85, 200)], (ulong)panel, perItem: 2).Ratings;
            plain += PooledKappa.Compute(ratings).Kappa.Known / 200;
            shrunk += PooledKappa.Compute(ratings, new() { ShrinkBelow = 30 }).Kappa.Known / 200;
        }

        Assert.InRange(shrunk, .49 - .02, .49 + .02);
        Assert.InRange(plain, .49 - .08, .49 - .02);
    }

    [Fact]
    public void The_jackknife_of_many_single_labels_costs_as_much_as_there_are_kinds_of_them()
    {
        var panel = Panel.Simulate(20_000, 3, [.9, .8, .85, .95], seed: 6, perItem: 1);
        int[] items = [.. Enumerable.Range(0, 20_000), .. Enumerable.Range(0, 40)];
        int[] raters = [.. Enumerable.Range(0, 20_000).Select(i => panel.Ratings.RatersOf(i)[0]), .. Enumerable.Repeat(4, 40)];
        int[] labels = [.. Enumerable.Range(0, 20_000).Select(i => panel.Ratings.LabelsOf(i)[0]), .. panel.Truth.Take(40)];

        var result = PooledKappa.Compute(items, raters, labels, 3);

        Assert.Equal((40, 19_960), (result.Items, result.SingleItems));
        Assert.InRange(result.JackknifeStandardError.Known / result.StandardError.Known, .9, 1.1);
    }
}
