using CsCheck;

namespace Concave.Agreement.Tests;

public sealed class CurveTests
{
    [Fact]
    public void Adjacent_violators_are_pooled()
    {
        var curve = IsotonicCurve.Fit([1, 2, 3, 4, 5, 6], [1, 3, 2, 4, 3.5, 6]);

        Assert.Equal([1, 2.5, 2.5, 3.75, 3.75, 6], curve.Values);
        Assert.Equal(3.125, curve.Predict(3.5));
        Assert.Equal((1, 6), (curve.Predict(-9), curve.Predict(99)));
    }

    [Fact]
    public void Equal_scores_share_one_value_and_weights_count()
    {
        var curve = IsotonicCurve.Fit([2, 1, 2], [1, 0, 0], [3, 1, 1]);

        Assert.Equal([1, 2], curve.Scores);
        Assert.Equal([0, .75], curve.Values);
    }

    [Fact]
    public void An_isotonic_curve_never_falls_and_keeps_the_mean() =>
        Gen.Double[-5, 5].Select(Gen.Double[0, 1]).Array[1, 40].Sample(points =>
        {
            double[] x = [.. points.Select(p => p.Item1)], y = [.. points.Select(p => p.Item2)];
            var curve = IsotonicCurve.Fit(x, y);
            Assert.True(curve.Values.Zip(curve.Values.Skip(1)).All(v => v.First <= v.Second + 1e-12));
            Assert.Equal(y.Average(), x.Average(curve.Predict), 9);
        });

    [Fact]
    public void Platt_recovers_the_slope_of_simulated_outcomes()
    {
        var draws = new KeyedDraws(1, 1);
        var scores = new double[20_000];
        var outcomes = new bool[scores.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = (draws.Uniform() * 6) - 3;
            outcomes[i] = draws.Uniform() < 1 / (1 + Math.Exp(-((1.7 * scores[i]) - 0.4)));
        }

        var curve = PlattCurve.Fit(scores, outcomes);

        Assert.InRange(curve.Slope, 1.6, 1.8);
        Assert.InRange(curve.Intercept, -.5, -.3);
    }

    [Fact]
    public void Platt_stays_inside_0_and_1_even_where_the_scores_separate_the_outcomes()
    {
        var curve = PlattCurve.Fit([-2, -1, 1, 2], [false, false, true, true]);

        Assert.InRange(curve.Predict(2), .75, .95);
        Assert.InRange(curve.Predict(-2), .05, .25);
    }

    [Fact]
    public void Platt_of_one_class_is_its_smoothed_rate()
    {
        var curve = PlattCurve.Fit([1, 2, 3], [true, true, true]);

        Assert.Equal(.8, curve.Predict(2), 6);
    }

    [Fact]
    public void Empty_or_unequal_columns_are_refused()
    {
        Assert.Throws<ArgumentException>(() => IsotonicCurve.Fit([], []));
        Assert.Throws<ArgumentException>(() => IsotonicCurve.Fit([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => PlattCurve.Fit([double.NaN], [true]));
    }
}
