namespace Concave.Agreement.Tests;

public sealed class OtherTruthTests
{
    [Fact]
    public void A_tie_is_a_tie_and_an_unlabelled_item_has_no_winner()
    {
        var votes = MajorityVote.Count(Ratings.From([0, 0, 1, 1, 1, 3], [0, 1, 0, 1, 2, 0], [0, 1, 1, 1, 0, 1], 2));

        Assert.Equal([0, 1], votes[0].Winners);
        Assert.Null(votes[0].Label);
        Assert.Equal((1, 2, 3), (votes[1].Label, votes[1].Votes, votes[1].Of));
        Assert.Empty(votes[2].Winners);
        Assert.Null(votes[2].Label);
    }

    [Fact]
    public void Three_coin_flippers_agree_with_their_own_majority_three_times_in_four_but_not_without_their_vote()
    {
        var panel = Panel.Simulate(items: 4000, categories: 2, accuracies: [.5, .5, .5], seed: 3);
        var (with, without, decided) = (0, 0, 0);
        var votes = MajorityVote.Count(panel.Ratings);
        for (var item = 0; item < 4000; item++)
        {
            var own = panel.Ratings.LabelsOf(item)[panel.Ratings.RatersOf(item).IndexOf(0)];
            with += votes[item].Label == own ? 1 : 0;
            var fair = MajorityVote.Without(panel.Ratings, item, 0).Label;
            decided += fair is null ? 0 : 1;
            without += fair == own ? 1 : 0;
        }

        Assert.InRange(with / 4000.0, .73, .77);
        Assert.InRange(without / (double)decided, .46, .54);
    }

    [Fact]
    public void The_posterior_without_a_rater_ignores_his_vote()
    {
        var ratings = Ratings.From([0, 0, 0, 1, 1, 1], [0, 1, 2, 0, 1, 2], [0, 0, 1, 1, 1, 1], 2);
        var result = DawidSkene.Infer(ratings);

        var without = result.PosteriorWithout(0, 2);

        Assert.True(without[0] > result.Posterior(0)[0]);
        Assert.Equal(result.Posterior(0).ToArray(), result.PosteriorWithout(0, rater: 99));
    }

    [Fact]
    public void One_coin_finds_the_good_raters_and_beats_the_majority()
    {
        var panel = Panel.Simulate(items: 800, categories: 3, accuracies: [.95, .9, .85, .4, .4, .4], seed: 5);

        var result = OneCoin.Infer(panel.Ratings);
        var votes = MajorityVote.Count(panel.Ratings);

        Assert.True(panel.ShareRight(result.Label) > panel.ShareRight(item => votes[item].Label ?? -1) + .02);
        Assert.InRange(result.Accuracy(0), .92, .98);
        Assert.Equal(result.Confusion(2, 0, 1), result.Confusion(2, 1, 2), 12);
        Assert.Equal([1 / 3.0, 1 / 3.0, 1 / 3.0], result.Prior.ToArray());
    }

    [Fact]
    public void Glad_orders_raters_by_skill_and_items_by_ease()
    {
        var panel = Panel.Simulate(items: 500, categories: 2, accuracies: [.95, .85, .75, .5], seed: 9);

        var result = Glad.Infer(panel.Ratings);

        Assert.True(result.Converged);
        Assert.True(result.Skill[0] > result.Skill[1] && result.Skill[1] > result.Skill[2] && result.Skill[2] > result.Skill[3]);
        Assert.True(panel.ShareRight(result.Label) > .93);
        var unanimous = Enumerable.Range(0, 500).First(i => MajorityVote.Count(panel.Ratings)[i].Votes == 4);
        var split = Enumerable.Range(0, 500).First(i => MajorityVote.Count(panel.Ratings)[i].Votes == 2);
        Assert.True(result.Easiness[unanimous] > result.Easiness[split]);
    }

    [Fact]
    public void Glad_posteriors_sum_to_one_and_repeat_bit_by_bit()
    {
        var panel = Panel.Simulate(items: 60, categories: 3, accuracies: [.9, .7, .6], seed: 2);

        var (one, two) = (Glad.Infer(panel.Ratings), Glad.Infer(panel.Ratings));

        Assert.Equal(one.Posterior, two.Posterior);
        for (var item = 0; item < 60; item++)
            Assert.Equal(1, one.Posterior.Skip(item * 3).Take(3).Sum(), 12);
    }

    // Whitehill and others 2009, equations 1 to 4, with the priors: recomputed from what came out.
    [Fact]
    public void Glad_ends_where_its_model_is_at_its_best_and_says_what_the_model_says_there()
    {
        var ratings = Panel.Simulate(items: 80, categories: 3, accuracies: [.9, .7, .6, .4], seed: 4, perItem: 3).Ratings;

        var result = Glad.Infer(ratings, tolerance: 1e-13, maxRounds: 5_000);

        Assert.True(result.Converged);
        var likelihood = 0.0;
        var slopeOfSkill = result.Skill.Select(a => 1 - a).ToArray();
        for (var item = 0; item < 80; item++)
        {
            var (labels, raters) = (ratings.LabelsOf(item).ToArray(), ratings.RatersOf(item).ToArray());
            var right = raters.Select(r => 1 / (1 + Math.Exp(-result.Skill[r] * result.Easiness[item]))).ToArray();
            var of = Enumerable.Range(0, 3).Select(c => labels.Select((l, i) => l == c ? right[i] : (1 - right[i]) / 2).Aggregate(1 / 3.0, (product, p) => product * p)).ToArray();
            likelihood += Math.Log(of.Sum());
            for (var c = 0; c < 3; c++)
                Assert.Equal(of[c] / of.Sum(), result.Posterior[(item * 3) + c], 9);
            Assert.Equal(Array.IndexOf(of, of.Max()), result.Label(item));
            var slopeOfEase = -Math.Log(result.Easiness[item]);
            for (var i = 0; i < labels.Length; i++)
            {
                var miss = result.Posterior[(item * 3) + labels[i]] - right[i];
                slopeOfEase += miss * result.Skill[raters[i]] * result.Easiness[item];
                slopeOfSkill[raters[i]] += miss * result.Easiness[item];
            }

            Assert.InRange(slopeOfEase, -1e-3, 1e-3);
        }

        Assert.Equal(likelihood, result.LogLikelihood, 8);
        Assert.All(slopeOfSkill, s => Assert.InRange(s, -1e-3, 1e-3));
    }

    [Fact]
    public void Without_labels_the_posterior_is_the_prior_and_no_accuracy_is_claimed()
    {
        var result = DawidSkene.Infer(Ratings.From([], [], [], 3));

        Assert.Equal(Undefined.NoData, result.ExpectedAccuracy.Reason);
    }

    [Fact]
    public void One_coin_runs_with_the_options_it_is_given()
    {
        var panel = Panel.Simulate(items: 100, categories: 2, accuracies: [.9, .7, .6], seed: 5, shares: [.8, .2]).Ratings;

        var result = OneCoin.Infer(panel, options: new() { MaxRounds = 1 });

        Assert.Equal(1, result.Rounds);
        Assert.NotEqual(result.Prior[0], result.Prior[1]);
    }
}
