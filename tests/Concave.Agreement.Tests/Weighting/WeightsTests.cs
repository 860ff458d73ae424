namespace Concave.Agreement.Tests;

public sealed class WeightsTests
{
    [Fact]
    public void Weights_are_nominal_when_only_equal_labels_agree_whatever_their_name()
    {
        Assert.True(Weights.Nominal(1).IsNominal);
        Assert.True(Weights.Nominal(4).IsNominal);
        Assert.True(Weights.Linear(2).IsNominal);
        Assert.True(Weights.Own("strict", 2, [1, 0, 0, 1]).IsNominal);
        Assert.False(Weights.Linear(3).IsNominal);
        Assert.False(Weights.Own("mild", 3, [1, 0, 0, 0, 1, .5, 0, .5, 1]).IsNominal);
    }

    [Fact]
    public void One_category_agrees_with_itself()
    {
        Assert.Equal(1, Weights.Linear(1)[0, 0]);
        Assert.Equal(1, Weights.Quadratic([7.5])[0, 0]);
    }

    [Fact]
    public void Weights_from_scores_are_taken_over_their_whole_range()
    {
        // Scores 1, 2 and 5: distances 1, 3 and 4 of 4.
        double[] scores = [2, 5, 1];

        Assert.Equal((.25, .75, 0.0), (Weights.Linear(scores)[0, 1], Weights.Linear(scores)[0, 2], Weights.Linear(scores)[1, 2]));
        Assert.Equal((.4375, .9375), (Weights.Quadratic(scores)[0, 1], Weights.Quadratic(scores)[2, 0]));
        Assert.Equal(3 + (2 * (.25 + .75)), Weights.Linear(scores).Total);
    }

    [Fact]
    public void Penalties_count_against_the_largest_and_without_any_everything_agrees()
    {
        Assert.Equal(.75, Weights.FromDisagreement("severity", 3, [0, 2, 8, 2, 0, 8, 8, 8, 0])[0, 1]);
        Assert.Equal(1, Weights.FromDisagreement("none", 2, [0, 0, 0, 0])[0, 1]);
    }

    [Fact]
    public void What_is_wrong_with_weights_is_said()
    {
        Refused.For("rowMajor", "2 categories need 4 weights, got 3.", () => Weights.Own("w", 2, [1, 0, 0]));
        Refused.For("rowMajor", "Weight (0, 1) breaks the rule", () => Weights.Own("w", 2, [1, .5, .4, 1]));
        Refused.For("categories", "'0'", () => Weights.Nominal(0));
        Refused.For("scores", "finite and different", () => Weights.Linear([0, double.PositiveInfinity]));
        Refused.For("scores", "finite and different", () => Weights.Quadratic([1, 1]));
        Refused.For("asked", "Weights for 3 categories do not fit 2.", () => Cohen.FromTable([1, 2, 3, 4], 2, Weights.Linear(3)));
    }
}
