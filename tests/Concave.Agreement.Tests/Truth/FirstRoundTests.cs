namespace Concave.Agreement.Tests;

/// <summary>Truth inference before and after its first round, where everything can be counted by hand, and where it stops.</summary>
public sealed class FirstRoundTests
{
    private static readonly TruthOptions Plain = new() { RightLabels = 0, WrongLabels = 0, PriorItems = 0, MaxRounds = 1 };

    // Item 0: both say 0. Item 1: nobody. Item 2: 1 and 0. Rater 1 does not exist.
    private static readonly Ratings Gap = Ratings.From([0, 0, 2, 2], [0, 2, 0, 2], [0, 0, 1, 0], 3);

    [Fact]
    public void Without_a_round_the_votes_are_the_answer()
    {
        var result = DawidSkene.Infer(Gap, options: Plain with { MaxRounds = 0 });

        Assert.Equal([1, 0, 0], result.Posterior(0).ToArray());
        Assert.Equal([1 / 3.0, 1 / 3.0, 1 / 3.0], result.Posterior(1).ToArray());
        Assert.Equal([.5, .5, 0], result.Posterior(2).ToArray());
        Assert.Equal((0, false), (result.Rounds, result.Converged));
    }

    [Fact]
    public void The_lowest_of_equals_is_taken_and_items_nobody_labelled_do_not_count()
    {
        var result = DawidSkene.Infer(Gap, options: Plain with { MaxRounds = 0 });

        Assert.Equal((0, .5), (result.Label(2), result.Confidence(2)));
        Assert.Equal(.75, result.ExpectedAccuracy.Known, 12);
        Assert.Equal(0, new GladResult([.5, .5], [1], [1], 0, 0, true, 2).Label(0));
    }

    [Fact]
    public void One_round_shares_out_the_labels_by_the_votes()
    {
        var result = DawidSkene.Infer(Gap, options: Plain);

        // Categories 0 and 1 hold 1.5 and .5 of the two labelled items.
        Equal([.75, .25, 0], result.Prior);
        Equal([2 / 3.0, 1 / 3.0, 0], Row(result, rater: 0, truth: 0));
        Equal([0, 1, 0], Row(result, rater: 0, truth: 1));
        Equal([1, 0, 0], Row(result, rater: 2, truth: 0));
    }

    [Fact]
    public void Nothing_known_is_everything_equally_likely()
    {
        var result = DawidSkene.Infer(Gap, options: Plain);

        Equal([1 / 3.0, 1 / 3.0, 1 / 3.0], Row(result, rater: 0, truth: 2));
        Equal([1 / 3.0, 1 / 3.0, 1 / 3.0], Row(result, rater: 1, truth: 0));
        Equal([1 / 3.0, 1 / 3.0, 1 / 3.0], DawidSkene.Infer(Ratings.From([], [], [], 3), options: Plain).Prior);
        Equal([1 / 3.0, 1 / 3.0, 1 / 3.0], Row(OneCoin.Infer(Gap, options: Plain), rater: 1, truth: 0));
    }

    [Fact]
    public void Smoothing_adds_its_labels_and_its_items()
    {
        var result = DawidSkene.Infer(Gap, options: new() { RightLabels = 5, WrongLabels = 2, PriorItems = 3, MaxRounds = 1 });

        Equal([4.5 / 11, 3.5 / 11, 3 / 11.0], result.Prior);
        Equal([6 / 10.5, 2.5 / 10.5, 2 / 10.5], Row(result, rater: 0, truth: 0));
        Equal([2 / 9.0, 2 / 9.0, 5 / 9.0], Row(result, rater: 1, truth: 2));
    }

    [Fact]
    public void Exchangeable_categories_share_their_prior_and_a_third_keeps_its_own()
    {
        var ratings = Ratings.FromRows([0, 0, 0, 1, 2], 1, 3);

        Equal([.4, .4, .2], DawidSkene.Infer(ratings, options: Plain with { Symmetrise = true }).Prior);
        Equal([.6, .2, .2], DawidSkene.Infer(ratings, options: Plain).Prior);
        Equal([1], DawidSkene.Infer(Ratings.FromRows([0, 0], 1, 1), options: Plain with { Symmetrise = true }).Prior);
    }

    [Fact]
    public void One_coin_has_one_chance_to_be_right_and_spreads_the_rest_evenly()
    {
        var result = OneCoin.Infer(Gap, options: Plain with { UniformPrior = true });

        // Rater 2 is right on the first item, and on the other with the half of the votes that is his own.
        Equal([.75, .125, .125], Row(result, rater: 2, truth: 0));
        Equal([.125, .125, .75], Row(result, rater: 2, truth: 2));
        Assert.Equal(1, result.Rounds);
        Equal([1], Row(OneCoin.Infer(Ratings.FromRows([0, 0], 1, 1)), rater: 0, truth: 0));
    }

    [Fact]
    public void Gold_teaches_from_the_first_round_on_also_in_the_lowest_category()
    {
        var result = DawidSkene.Infer(Ratings.FromRows([1, 0], 1, 2), [0, 0], Plain);

        Equal([.5, .5], Row(result, rater: 0, truth: 0));
        Equal([1, 0], result.Prior);
    }

    [Fact]
    public void Gold_for_an_item_nobody_labelled_says_nothing_about_the_labels()
    {
        var with = DawidSkene.Infer(Gap, [-1, 2, -1], Plain with { PriorItems = 1 });
        var without = DawidSkene.Infer(Gap, options: Plain with { PriorItems = 1 });

        Assert.Equal(without.LogLikelihood, with.LogLikelihood, 12);
        Equal(without.Prior.ToArray(), with.Prior);
    }

    [Theory]
    [InlineData(1e-2)]
    [InlineData(1e-4)]
    [InlineData(1e-6)]
    public void It_stops_once_a_round_changes_the_likelihood_by_less_than_the_tolerance_times_itself(double tolerance)
    {
        var panel = Panel.Simulate(items: 80, categories: 3, accuracies: [.9, .7, .6, .5], seed: 6).Ratings;

        Stops(tolerance, rounds => Of(DawidSkene.Infer(panel, options: new() { MaxRounds = rounds, Tolerance = tolerance })));
        Stops(tolerance, rounds => Of(Glad.Infer(panel, tolerance, rounds)));

        static (double, int, bool) Of(object result) => result switch
        {
            TruthResult r => (r.LogLikelihood, r.Rounds, r.Converged),
            GladResult r => (r.LogLikelihood, r.Rounds, r.Converged),
            _ => throw new ArgumentOutOfRangeException(nameof(result)),
        };
    }

    [Fact]
    public void Where_nothing_can_change_the_second_round_is_the_last_whatever_the_tolerance()
    {
        var known = DawidSkene.Infer(Gap, [0, 0, 1], Plain with { Tolerance = 0, MaxRounds = 9 });
        var empty = Glad.Infer(Ratings.From([], [], [], 2), tolerance: 0, maxRounds: 9);

        Assert.Equal((2, true), (known.Rounds, known.Converged));
        Assert.Equal((1, true), (empty.Rounds, empty.Converged));
    }

    [Fact]
    public void Glad_starts_with_every_skill_and_easiness_at_one()
    {
        var result = Glad.Infer(Ratings.FromRows([0, 0, 1], 3, 2), maxRounds: 0);

        // Right with chance e / (1 + e) each: two against one leave odds of e.
        var right = Math.E / (1 + Math.E);
        Assert.Equal([1, 1, 1], result.Skill);
        Assert.Equal([1], result.Easiness);
        Assert.Equal(right, result.Posterior[0], 12);
        Assert.Equal(Math.Log(right * (1 - right) / 2), result.LogLikelihood, 12);
        Assert.Equal((0, false), (result.Rounds, result.Converged));
    }

    [Fact]
    public void Gold_that_does_not_fit_is_refused()
    {
        Refused.For("gold", "3 items need as many gold labels", () => DawidSkene.Infer(Gap, [0, 1]));
        Refused.For("gold", "", () => DawidSkene.Infer(Gap, [-1, -1, 3]));
    }

    // The same inference cut off after 0, 1, 2 … rounds tells where it has to stop by itself.
    private static void Stops(double tolerance, Func<int, (double Likelihood, int Rounds, bool Converged)> run)
    {
        const int Most = 60;
        var (before, at) = (run(0), 1);
        for (; at < Most; at++)
        {
            var now = run(at);
            Assert.Equal(at, now.Rounds);
            var small = Math.Abs(now.Likelihood - before.Likelihood) <= tolerance * Math.Abs(now.Likelihood);
            Assert.Equal(small, now.Converged);
            if (small)
                break;
            before = now;
        }

        Assert.Equal((at, true), (run(Most).Rounds, run(Most).Converged));
    }

    private static double[] Row(TruthResult result, int rater, int truth) =>
        [.. Enumerable.Range(0, result.Prior.Length).Select(label => result.Confusion(rater, truth, label))];

    private static void Equal(double[] expected, ReadOnlySpan<double> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-12);
    }
}
