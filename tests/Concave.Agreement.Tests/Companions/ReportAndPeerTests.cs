namespace Concave.Agreement.Tests;

public sealed class ReportAndPeerTests
{
    [Fact]
    public void The_readme_example_prints_what_the_readme_says()
    {
        int[] items = [0, 0, 1, 1, 2, 2, 3, 3], raters = [0, 1, 1, 2, 0, 2, 0, 1], labels = [0, 0, 1, 1, 2, 0, 1, 1];

        var result = PooledKappa.Compute(items, raters, labels, categories: 3);

        Assert.Equal("0.6", result.Kappa.ToString());
        Assert.Equal("undefined (no item has two labels)", PooledKappa.Compute([0], [0], [0], 3).Kappa.ToString());
    }

    [Fact]
    public void The_report_holds_every_companion_with_the_same_weights()
    {
        var report = AgreementReport.Compute(Rows.Krippendorff_C, new() { Weights = Weights.Quadratic(5) });

        Close.To(.864935, report.Fleiss.Value);
        Close.To(.914001, report.Gwet.Value);
        Close.To(.901515, report.BrennanPrediger.Value);
        Close.To(.975379, report.Percent.Value);
        Close.To(.849107, report.Alpha.Value);
        Close.To(.85771, report.Conger.Value, 5);
        Assert.Equal("quadratic", report.Pooled.Weights);
        Assert.Equal(1, report.Shares.Sum(), 12);
        Assert.False(report.PrevalenceEffect);
    }

    [Fact]
    public void A_skewed_table_shows_the_prevalence_effect() =>
        Assert.True(AgreementReport.Compute(Tables.Ratings("Feinstein skewed")).PrevalenceEffect);

    [Fact]
    public void A_weak_rater_has_a_low_kappa_with_his_peers()
    {
        var panel = Panel.Simulate(items: 500, categories: 3, accuracies: [.95, .95, .95, .6], seed: 4);

        var good = PeerKappa.Compute(panel.Ratings, 0);
        var weak = PeerKappa.Compute(panel.Ratings, 3);

        Assert.True(good.Kappa.Known > weak.Kappa.Known + .2);
        Assert.Equal((500, 1500L), (weak.Items, weak.Pairs));
        Assert.Equal(PooledKappa.Compute(panel.Ratings).Kappa.Known, Mean(panel.Ratings), .01);
    }

    [Fact]
    public void The_error_of_one_rater_against_his_peers_is_near_its_jackknife()
    {
        var panel = Panel.Simulate(items: 150, categories: 3, accuracies: [.9, .85, .8, .7, .9], seed: 8, perItem: 3);

        var peer = PeerKappa.Compute(panel.Ratings, 1, new() { JackknifeBelow = 1000 });

        Assert.InRange(peer.StandardError.Known / peer.JackknifeStandardError.Known, .95, 1.02);
    }

    [Fact]
    public void A_rater_who_met_nobody_has_no_peer_kappa() =>
        Assert.Equal(Undefined.NoPairs, PeerKappa.Compute(Ratings.FromRows([0, 0, -1, -1, -1, 1], 3, 2), 2).Kappa.Reason);

    [Fact]
    public void Shrinkage_pulls_the_least_known_rater_most_and_leaves_no_spread_where_there_is_only_noise()
    {
        var shrunk = Shrinkage.Compute([.9, .8, .3], [.05, .05, .20]);
        var noise = Shrinkage.Compute([.70, .71, .72], [.1, .1, .1]);

        Assert.Equal((0.1296362432, 0.7701149425), (Math.Round(shrunk.Spread, 10), Math.Round(shrunk.Mean, 10))); // worked by hand from DerSimonian and Laird's formulas
        Assert.Equal([0.8831803523, 0.7961299926, 0.6310344828], shrunk.Values.Select(v => Math.Round(v, 10)));
        Assert.True(shrunk.Values[2] - .3 > .9 - shrunk.Values[0]);
        Assert.Equal(0, noise.Spread);
        Assert.All(noise.Values, v => Assert.Equal(.71, v, 12));
        Assert.Throws<ArgumentException>(() => Shrinkage.Compute([.9, .8], [.05]));
        Assert.Throws<ArgumentException>(() => Shrinkage.Compute([.9, .8], [.05, 0]));
        Assert.Equal((.9, 0.0), (Shrinkage.Compute([.9], [.1]).Mean, Shrinkage.Compute([.9], [.1]).Spread));
    }

    [Fact]
    public void One_estimate_with_error_one_has_no_room_to_spread_and_errors_must_be_above_zero()
    {
        // Σw − Σw² / Σw is exactly 0 here.
        Assert.Equal((.9, 0.0), (Shrinkage.Compute([.9], [1]).Mean, Shrinkage.Compute([.9], [1]).Spread));
        Refused.For("errors", "Errors must be above 0.", () => Shrinkage.Compute([.9, .8], [.05, 0]));
    }

    private static double Mean(Ratings ratings)
    {
        var peers = Enumerable.Range(0, 4).Select(r => PeerKappa.Compute(ratings, r)).ToArray();
        return (peers.Average(p => p.Observed.Known) - peers.Average(p => p.Expected.Known)) / (1 - peers.Average(p => p.Expected.Known));
    }
}
