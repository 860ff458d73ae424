using Concave.Datasets.Reporting;

namespace Concave.Datasets.Tests.Reporting;

public sealed class CohenFigureTests
{
    [Theory]
    [InlineData(17, 13)]
    [InlineData(31, 11)]
    [InlineData(101, 7)]
    public void An_error_that_only_rounding_makes_is_no_error(int same, int other)
    {
        // The first always says 0: chance explains everything, κ is 0 whatever the pairs, and no error can be told.
        var figure = CohenFigure.Of([.. Enumerable.Repeat((0, 0), same), .. Enumerable.Repeat((0, 1), other)], 3, 2);

        Assert.Equal(0, figure.Kappa!.Value, 12);
        Assert.Null(figure.StandardError);
        Assert.Null(figure.Low95);
        Assert.Equal("every item says the same, so the error cannot be estimated", figure.Undefined);
    }

    [Fact]
    public void One_disagreement_in_a_hundred_thousand_has_an_error()
    {
        var figure = CohenFigure.Of([.. Enumerable.Repeat((0, 0), 50_000), .. Enumerable.Repeat((1, 1), 49_999), (0, 1)], 3, 2);

        Assert.InRange(figure.StandardError!.Value, 1e-6, 1e-4);
    }
}
