using Concave.Agreement;
using Concave.PreScoring.Calibrating;
using Concave.PreScoring.Routing;

namespace Concave.PreScoring.Tests.Routing;

public sealed class CalibrationTests
{
    private static readonly CalibrationSubject Subject = new(Guid.Parse("01920000-0000-7000-8000-000000000001"), "anthropic:sample", "en");

    [Fact]
    public void With_too_few_verdicts_nothing_is_known_and_every_pair_is_borderline()
    {
        Assert.Null(CalibrationRules.Fit(Subject, Points(CalibrationRules.LeastPairs - 1, p => p), 0.25));
        Assert.False(Calibration.By([], Calibration.None).Of("en", 1).Suffices(0));
    }

    [Fact]
    public void Few_verdicts_get_a_smooth_curve_and_many_a_free_one()
    {
        Assert.Equal(CurveKind.Platt, Fit(CalibrationRules.IsotonicFrom - 1, p => p).Curve);
        Assert.Equal(CurveKind.Isotonic, Fit(CalibrationRules.IsotonicFrom, p => p).Curve);
    }

    [Fact]
    public void An_overconfident_judge_is_taken_down_to_what_people_say()
    {
        var record = Fit(2000, stated => stated - 0.2);

        Assert.InRange(CalibrationRules.ConfidenceAt(record.Points, 0.9), 0.62, 0.78);
        Assert.True(record.Calibrated.Error < record.Stated.Error / 2);
        Assert.True(record.Calibrated.Brier < record.Stated.Brier);
    }

    [Fact]
    public void The_same_verdicts_in_any_order_have_the_same_name()
    {
        var points = Points(300, p => p);

        Assert.Equal(Named(points), Named([.. points.Reverse()]));
        Assert.NotEqual(Named(points), Named(points[1..]));
    }

    [Fact]
    public void The_walk_ends_at_the_first_threshold_that_does_not_hold()
    {
        var tests = ThresholdRules.Walk(Points(500, stated => stated < 0.7 ? 0.3 : 0.98), 0.15);

        Assert.Single(tests, t => !t.Holds);
        Assert.False(tests[^1].Holds);
        Assert.All(tests, t => Assert.Equal(Proportion.ClopperPearsonUpper(t.Against, t.Accepted, 0.95).Known, t.Upper95, 12));
        Assert.Equal(tests.Select(t => t.Stated).OrderDescending(), tests.Select(t => t.Stated));
    }

    // The table of allowed errors that the method was published with.
    [Theory]
    [InlineData(30, 0, 0.10, true)]
    [InlineData(30, 1, 0.10, false)]
    [InlineData(100, 8, 0.15, true)]
    [InlineData(100, 9, 0.15, false)]
    [InlineData(200, 30, 0.20, true)]
    [InlineData(200, 31, 0.20, false)]
    public void A_threshold_holds_by_the_exact_bound(int accepted, int against, double tolerated, bool holds)
    {
        var points = Enumerable.Range(0, accepted).Select(i => new CalibrationPoint(new Guid(i, 0, 0, new byte[8]), "en", 0.9, i >= against)).ToList();

        Assert.Equal(holds, Assert.Single(ThresholdRules.Walk(points, tolerated)).Holds);
    }

    [Fact]
    public void A_threshold_that_is_too_lax_is_chosen_in_at_most_five_of_a_hundred_projects()
    {
        var wrong = Enumerable.Range(1, 400).Count(seed =>
            ThresholdRules.Walk(Points(300, _ => 0.799, seed), 0.2).Any(t => t.Holds));

        Assert.InRange(wrong, 0, 32); // 20 are expected at most; P(more than 32) is under 0.4 %
    }

    [Fact]
    public void A_judge_that_is_right_the_less_the_surer_it_is_routes_nothing()
    {
        var record = Fit(300, stated => 1.45 - stated);

        Assert.Equal(-1, record.Threshold);
        Assert.False(Calibration.By([NamedCalibration.Of(record)], Calibration.None).Of("en", 0.99).Suffices(0));
    }

    [Fact]
    public void A_calibration_holds_for_its_own_language_only()
    {
        var named = NamedCalibration.Of(Fit(1000, _ => 0.97));
        var calibration = Calibration.By([named], Calibration.None);

        Assert.True(calibration.Of("en", 0.95).Suffices(0.75));
        Assert.Equal(named.Digest, calibration.Of("en", 0.95).Name);
        Assert.False(calibration.Of("hi", 0.95).Suffices(0.75));
        Assert.False(calibration.Of("en", null).Suffices(0.75));
    }

    private static CalibrationRecord Fit(int pairs, Func<double, double> right) => CalibrationRules.Fit(Subject, Points(pairs, right), 0.25)!;

    private static string Named(CalibrationPoint[] points) => NamedCalibration.Of(CalibrationRules.Fit(Subject, points, 0.25)!).Digest;

    /// <summary>Confidences from 0.5 to 0.99, each right as often as <paramref name="right"/> says.</summary>
    private static CalibrationPoint[] Points(int pairs, Func<double, double> right, int seed = 1)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, pairs).Select(i =>
        {
            var stated = Math.Round(0.5 + (0.49 * random.NextDouble()), 2);
            return new CalibrationPoint(new Guid(i, 0, 0, new byte[8]), "en", stated, random.NextDouble() < right(stated));
        })];
    }
}
