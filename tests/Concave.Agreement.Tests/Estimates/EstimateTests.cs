using System.Text.Json;

namespace Concave.Agreement.Tests;

public sealed class EstimateTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_not_finite_becomes_undefined(double value)
    {
        var estimate = Estimate.Of(value);

        Assert.Equal((null, Undefined.NotFinite), (estimate.Value, estimate.Reason));
        Assert.False(estimate.AtLeast(double.NegativeInfinity));
        Assert.Throws<InvalidOperationException>(() => estimate.Known);
    }

    [Fact]
    public void A_value_nobody_filled_says_so() => Assert.Equal(Undefined.NotComputed, default(Estimate).Reason);

    [Fact]
    public void A_defined_value_has_no_reason()
    {
        Assert.Null(new Estimate(.5, "ignored").Reason);
        Assert.Equal(1.0, Estimate.Of(.5).Select(v => v * 2).Known);
        Assert.Equal("why", Estimate.None("why").Select(v => v * 2).Reason);
    }

    [Fact]
    public void Zero_below_the_line_is_a_reason() => Assert.Equal("why", Estimate.Ratio(1, 0, "why").Reason);

    [Fact]
    public void Json_carries_value_or_reason_and_comes_back_equal()
    {
        foreach (var estimate in new[] { Estimate.Of(.25), Estimate.None(Undefined.NoPairs) })
            Assert.Equal(estimate, JsonSerializer.Deserialize<Estimate>(JsonSerializer.Serialize(estimate)));
        Assert.Equal("""{"Value":0.25,"Reason":null}""", JsonSerializer.Serialize(Estimate.Of(.25)));
    }

    [Fact]
    public void An_interval_holds_its_ends_and_what_lies_between()
    {
        Interval interval = new(Estimate.Of(.25), Estimate.Of(.75), .95), open = new(Estimate.Of(.25), Estimate.None(Undefined.NoPairs), .95);

        Assert.All([.25, .5, .75], v => Assert.True(interval.Contains(v)));
        Assert.All([.2, .8], v => Assert.False(interval.Contains(v)));
        Assert.Equal((.25, "0.25 to 0.75"), (interval.HalfWidth.Known, interval.ToString()));
        Assert.Equal((Undefined.NoPairs, Undefined.NoPairs), (open.HalfWidth.Reason, new Interval(open.Upper, open.Lower, .95).HalfWidth.Reason));
        Assert.False(open.Contains(.5));
    }

    [Fact]
    public void Text_is_the_same_in_every_culture() => Assert.Equal("0.5", Estimate.Of(.5).ToString());

    [Fact]
    public void Defined_estimates_are_equal_by_their_number_alone() => Assert.Equal(Estimate.Of(.5), new Estimate(.5, "ignored"));

    [Fact]
    public void A_threshold_is_reached_at_itself() =>
        Assert.Equal((true, false), (Estimate.Of(.5).AtLeast(.5), Estimate.Of(.5).AtLeast(.5 + 1e-15)));

    [Fact]
    public void An_undefined_estimate_that_is_read_names_its_reason() =>
        Refused.State("Undefined: no data.", () => Estimate.None(Undefined.NoData).Known);

    [Fact]
    public void Text_has_six_digits_at_most()
    {
        Assert.Equal("0.333333", Estimate.Of(1 / 3.0).ToString());
        Assert.Equal("undefined (no data)", Estimate.None(Undefined.NoData).ToString());
    }

    [Fact]
    public void What_rounding_leaves_of_full_agreement_is_full_agreement()
    {
        Assert.Equal(1, Chance.Corrected(Estimate.Of(1 - 1e-13), Estimate.Of(.5)).Known);
        Assert.Equal(Undefined.OneCategory, Chance.Corrected(Estimate.Of(.5), Estimate.Of(1 - 1e-13)).Reason);
    }
}
