namespace Concave.Agreement.Tests;

public sealed class PairedLogisticTests
{
    [Fact]
    public void One_look_of_one_step_has_the_log_odds_and_their_error()
    {
        double[] rows = [.. Enumerable.Repeat(1.0, 700), .. Enumerable.Repeat(-1.0, 300)];

        var effect = Assert.Single(PairedLogistic.Fit(rows, 1, priorSpread: 1e6));

        Assert.Equal(Math.Log(7.0 / 3), effect.Coefficient.Known, 1e-6);
        Assert.Equal(1 / Math.Sqrt(1000 * .7 * .3), effect.StandardError.Known, 1e-6);
        Assert.Equal(.21 * Math.Log(7.0 / 3), effect.Average.Known, 1e-6);
        Assert.True(effect.PValue.Known < 1e-10);
    }

    [Fact]
    public void The_unit_of_a_look_changes_its_scale_and_nothing_else()
    {
        var random = new Lcg(3);
        double[] rows = [.. Enumerable.Range(0, 400).Select(_ => random.Next() - 0.4)];

        var metres = PairedLogistic.Fit(rows, 2);
        var millimetres = PairedLogistic.Fit([.. rows.Select(r => r * 1000)], 2);

        Assert.Equal(metres[1].Coefficient.Known, millimetres[1].Coefficient.Known, 1e-8);
        Assert.Equal(metres[1].Scale * 1000, millimetres[1].Scale, 1e-8);
    }

    [Fact]
    public void A_look_that_only_travels_with_another_loses_its_effect_beside_it()
    {
        var random = new Lcg(11);
        List<double> rows = [];
        for (var pair = 0; pair < 4_000; pair++)
        {
            var cause = random.Next() - 0.5;
            var follower = cause + ((random.Next() - 0.5) * 0.8);
            var sign = random.Next() < 1 / (1 + Math.Exp(-4 * cause)) ? 1 : -1;
            rows.AddRange([sign * cause, sign * follower]);
        }

        var alone = Assert.Single(PairedLogistic.Fit([.. rows.Where((_, i) => i % 2 == 1)], 1));
        var both = PairedLogistic.Fit([.. rows], 2);

        Assert.True(alone.PValue.Known < 1e-6);
        Assert.True(both[0].PValue.Known < 1e-6);
        Assert.True(both[1].Interval().Contains(0));
        Assert.Equal(4, both[0].Coefficient.Known / both[0].Scale, 0.4);
    }

    [Fact]
    public void A_look_that_never_fails_stays_finite_and_one_that_never_differs_says_so()
    {
        double[] rows = [.. Enumerable.Range(0, 40).SelectMany(_ => new[] { 1.0, 0.0 })];

        var effects = PairedLogistic.Fit(rows, 2);

        Assert.InRange(effects[0].Coefficient.Known, 3, 12);
        Assert.Equal(Undefined.NoSpread, effects[1].Coefficient.Reason);
        Assert.False(effects[1].Interval().Lower.IsDefined);
    }

    [Fact]
    public void Intervals_cover_the_truth_and_no_effect_is_rarely_found()
    {
        var (covered, alarms) = (0, 0);
        for (var seed = 1; seed <= 400; seed++)
        {
            var random = new Lcg((ulong)seed);
            List<double> rows = [];
            for (var pair = 0; pair < 200; pair++)
            {
                var (length, style) = (random.Next() - 0.5, random.Next() - 0.5);
                var sign = random.Next() < 1 / (1 + Math.Exp(-2 * length)) ? 1 : -1;
                rows.AddRange([sign * length, sign * style]);
            }

            var effects = PairedLogistic.Fit([.. rows], 2);
            covered += effects[0].Interval().Contains(2 * effects[0].Scale) ? 1 : 0;
            alarms += effects[1].PValue.Known < 0.05 ? 1 : 0;
        }

        Assert.InRange(covered, 368, 396);
        Assert.InRange(alarms, 6, 32);
    }

    [Fact]
    public void Wrong_shapes_and_numbers_throw()
    {
        Assert.Throws<ArgumentException>(() => PairedLogistic.Fit([1, 2, 3], 2));
        Assert.Throws<ArgumentException>(() => PairedLogistic.Fit([double.NaN], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PairedLogistic.Fit([1], 0));
        Assert.Equal(Undefined.NoData, PairedLogistic.Fit([], 1)[0].Coefficient.Reason);
    }

    private sealed class Lcg(ulong seed)
    {
        // Seeds far apart on the generator's cycle: neighbours must not share their draws.
        private ulong _state = seed * 0xD1342543DE82EF95;

        public double Next()
        {
            _state += 0x9E3779B97F4A7C15;
            var z = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
        }
    }
}
