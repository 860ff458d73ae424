namespace Concave.Agreement.Tests;

public sealed class CongerAndLightTests
{
    [Theory]
    [InlineData(nameof(Rows.Krippendorff_C), .762817)]
    [InlineData(nameof(Rows.Five_observers), .469274)]
    [InlineData(nameof(Rows.Ben_and_Gerry), .657143)]
    [InlineData(nameof(Rows.Diagnoses), .441809)]
    [InlineData(nameof(Rows.Krippendorff_A), .090909)]
    [InlineData(nameof(Rows.Krippendorff_B), .684211)]
    public void Conger_matches_the_reference(string set, double value) =>
        Close.To(value, Conger.Compute(PooledFixtureTests.Set(set)).Value);

    [Theory]
    [InlineData("nominal", .762817, .149168, 6)]
    [InlineData("linear", .81378, .14509, 5)]
    [InlineData("quadratic", .85771, .14367, 5)]
    public void Conger_with_weights_and_missing_labels(string weights, double value, double se, int digits)
    {
        var use = weights switch { "linear" => Weights.Linear(5), "quadratic" => Weights.Quadratic(5), _ => null };

        var result = Conger.Compute(Rows.Krippendorff_C, use);

        Close.To(value, result.Value, digits);
        Close.To(se, result.StandardError, digits);
        Assert.Equal(weights, result.Weights);
    }

    [Fact]
    public void Conger_of_the_diagnoses_to_nine_digits() =>
        Close.To(.441808540, Conger.Compute(Rows.Diagnoses).Value, 9);

    [Fact]
    public void Light_is_the_mean_over_the_fifteen_pairs_of_diagnosticians()
    {
        Assert.Equal(15, Light.Pairs(Rows.Diagnoses).Count);
        Close.To(.459412, Light.Compute(Rows.Diagnoses));
    }

    [Fact]
    public void Light_is_undefined_as_soon_as_two_raters_never_met()
    {
        var chain = Ratings.FromRows([0, 0, -1, 1, 1, -1, -1, 0, 0, -1, 1, 1], 3, 2);

        Assert.Equal(Undefined.PairUndefined, Light.Compute(chain).Reason);
        Assert.True(PooledKappa.Compute(chain).Kappa.IsDefined);
    }

    [Fact]
    public void Pairs_put_the_smaller_rater_in_the_rows()
    {
        var ratings = Ratings.From([0, 0, 1, 1], [1, 0, 0, 1], [1, 0, 0, 1], 2);

        var pair = Assert.Single(Light.Pairs(ratings));

        Assert.Equal((0, 1), (pair.First, pair.Second));
        Assert.Equal(Cohen.Compute([0, 0], [1, 1], 2).Kappa, pair.Cohen.Kappa);
    }
}
