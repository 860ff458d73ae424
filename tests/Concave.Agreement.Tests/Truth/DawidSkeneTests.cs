namespace Concave.Agreement.Tests;

public sealed class DawidSkeneTests
{
    private static readonly TruthOptions Plain = new()
    {
        RightLabels = 0,
        WrongLabels = 0,
        PriorItems = 0,
        Tolerance = 1e-13,
        MaxRounds = 10_000,
    };

    [Fact]
    public void The_anaesthesia_data_of_1979_are_reproduced_by_plain_EM()
    {
        var result = DawidSkene.Infer(Anaesthesia.Labels, options: Plain);

        Assert.True(result.Converged);
        Assert.Equal(-192.890881, result.LogLikelihood, 6);
        Assert.Equal([.3996, .4220, .1118, .0667], result.Prior.ToArray().Select(p => Math.Round(p, 4)));
        double[][] first = [[.8895, .1105, 0, 0], [.0706, .8764, .0530, 0], [0, .3388, .6612, 0], [0, 0, .5556, .4444]];
        for (var cell = 0; cell < 16; cell++)
            Assert.Equal(first[cell / 4][cell % 4], result.Confusion(0, cell / 4, cell % 4), 4);
    }

    [Fact]
    public void The_inferred_labels_of_1979_and_the_three_doubtful_patients()
    {
        var result = DawidSkene.Infer(Anaesthesia.Labels, options: Plain);

        var labels = string.Concat(Enumerable.Range(0, 45).Select(result.Label).Select(l => (char)('1' + l)));
        Assert.Equal("142222132243121111222222112111131224233111212", labels);
        int[] doubtful = [.. Enumerable.Range(0, 45).Where(item => result.Confidence(item) < .999)];
        Assert.Equal([6, 34, 37], doubtful);
        Assert.Equal((.981, .948, .979), (Round(result.Confidence(6)), Round(result.Confidence(34)), Round(result.Confidence(37))));
    }

    [Fact]
    public void Gold_labels_are_clamped_and_teach_the_raters()
    {
        int[] gold = [.. Enumerable.Repeat(-1, 44), 0];

        var result = DawidSkene.Infer(Anaesthesia.Labels, gold);

        Assert.Equal([1, 0, 0, 0], result.Posterior(44).ToArray());
        Assert.True(result.Confusion(0, 0, 1) > DawidSkene.Infer(Anaesthesia.Labels).Confusion(0, 0, 1));
    }

    [Fact]
    public void Smoothing_leaves_no_confusion_impossible()
    {
        var result = DawidSkene.Infer(Anaesthesia.Labels);

        for (var cell = 0; cell < 16; cell++)
            Assert.InRange(result.Confusion(4, cell / 4, cell % 4), .01, 1);
    }

    [Fact]
    public void Permuting_categories_permutes_the_answer()
    {
        int[] to = [2, 0, 3, 1];
        var straight = DawidSkene.Infer(Anaesthesia.Labels);
        var turned = DawidSkene.Infer(Anaesthesia.With(label => to[label], rater => rater));

        for (var item = 0; item < 45; item++)
        {
            for (var k = 0; k < 4; k++)
                Assert.Equal(straight.Posterior(item)[k], turned.Posterior(item)[to[k]], 9);
        }
    }

    [Fact]
    public void Permuting_raters_permutes_their_tables()
    {
        var straight = DawidSkene.Infer(Anaesthesia.Labels);
        var turned = DawidSkene.Infer(Anaesthesia.With(label => label, rater => 4 - rater));

        Assert.Equal(straight.LogLikelihood, turned.LogLikelihood, 9);
        Assert.Equal(straight.Confusion(1, 1, 2), turned.Confusion(3, 1, 2), 9);
    }

    [Fact]
    public void The_same_input_gives_the_same_bits() =>
        Assert.Equal(DawidSkene.Infer(Anaesthesia.Labels).LogLikelihood, DawidSkene.Infer(Anaesthesia.Labels).LogLikelihood);

    [Fact]
    public void A_thousand_votes_on_one_item_do_not_underflow()
    {
        int[] raters = [.. Enumerable.Range(0, 2000)];
        int[] labels = [.. raters.Select(r => r % 3 == 0 ? 1 : 0)];

        var result = DawidSkene.Infer(Ratings.From(new int[2000], raters, labels, 2), options: Plain with { MaxRounds = 50 });

        Assert.Equal(1, result.Posterior(0)[0] + result.Posterior(0)[1], 12);
        Assert.True(double.IsFinite(result.LogLikelihood));
    }

    [Fact]
    public void A_spammer_carries_no_information_and_an_adversary_much()
    {
        var panel = Panel.Simulate(items: 600, categories: 2, accuracies: [.95, .9, .85, .5, .1], seed: 7);

        var result = DawidSkene.Infer(panel.Ratings);

        Assert.True(result.BitsPerLabel(3) < .02);
        Assert.True(result.SpammerDistance(3) < .02);
        Assert.InRange(result.BitsPerLabel(4), .4, 1);
        Assert.InRange(result.Accuracy(0), .92, .98);
    }

    [Fact]
    public void An_adversary_is_turned_round_where_the_majority_is_fooled()
    {
        var panel = Panel.Simulate(items: 600, categories: 2, accuracies: [.9, .85, .85, .15, .15], seed: 11);

        var result = DawidSkene.Infer(panel.Ratings);
        var votes = MajorityVote.Count(panel.Ratings);

        var inferred = panel.ShareRight(result.Label);
        Assert.True(inferred > .95);
        Assert.True(inferred > panel.ShareRight(item => votes[item].Label ?? -1) + .1);
        Assert.InRange(result.ExpectedAccuracy.Known, inferred - .02, inferred + .02);
    }

    [Fact]
    public void Gold_must_match_the_items() =>
        Assert.Throws<ArgumentException>(() => DawidSkene.Infer(Anaesthesia.Labels, [0, 1]));

    private static double Round(double value) => Math.Round(value, 3);
}
