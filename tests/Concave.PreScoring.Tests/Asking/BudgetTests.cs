using Concave.PreScoring.Asking;

namespace Concave.PreScoring.Tests.Asking;

public sealed class BudgetTests
{
    [Fact]
    public void What_is_set_aside_and_spent_never_passes_the_limit()
    {
        Budget budget = new(limit: 100, spent: 40);

        Assert.True(budget.TrySetAside(50));
        Assert.False(budget.TrySetAside(20));
        Assert.Equal((true, false), (budget.IsTight, budget.IsExhausted)); // what is under way may give something back
        budget.Settle(50, cost: 5);
        Assert.True(budget.TrySetAside(55));
        budget.Settle(55, cost: 55);
        Assert.False(budget.TrySetAside(1));
        Assert.True(budget.IsExhausted);
    }

    [Fact]
    public void A_model_of_ones_own_costs_nothing_and_is_never_stopped()
    {
        Budget budget = new(limit: 1, spent: 0);

        Assert.All(Enumerable.Range(0, 1_000), _ => Assert.True(budget.TrySetAside(0)));
    }

    [Fact]
    public void A_forecast_follows_length_and_language()
    {
        DonePair[] done = [.. Enumerable.Range(1, 60).Select(i => new DonePair(i % 2 == 0 ? "en" : "hi", i, 100 + (i % 2 == 0 ? 2 : 6) * i, 50, 1_000 * i))];

        var forecast = ForecastRules.Of(done, [new("en", 10, 10_000), new("hi", 10, 10_000)], default);

        Assert.Equal((ForecastBasis.Answers, 20, 20 * 100L + 2 * 10_000 + 6 * 10_000, 1_000L, 20_000_000L), (forecast.Basis, forecast.Pairs, forecast.InputTokens, forecast.OutputTokens, forecast.Cost));
    }

    [Fact]
    public void A_language_with_few_pairs_done_is_forecast_from_all_and_before_thirty_it_is_a_guess()
    {
        DonePair[] done = [.. Enumerable.Range(1, 40).Select(i => new DonePair("en", i, 100, 50, 1_000))];

        Assert.Equal(1_000, ForecastRules.Of(done, [new("ta", 10, 500)], default).InputTokens);
        Assert.Equal(ForecastBasis.Guess, ForecastRules.Of(done[..29], [new("ta", 10, 500)], new(10, 2, 5, 1, 1)).Basis);
        Assert.Equal((1_100, 50, 1_150), ForecastRules.Of([], [new("ta", 10, 500)], new(10, 2, 5, 1, 1)) is var guess ? (guess.InputTokens, guess.OutputTokens, guess.Cost) : default);
        Assert.Equal(0, ForecastRules.Of(done, [], default).Cost);
    }
}
