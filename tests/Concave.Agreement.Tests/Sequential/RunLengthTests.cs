namespace Concave.Agreement.Tests;

/// <summary>A chart that only climbs, by whole steps of the grid, has a run length that can be counted from its end.</summary>
public sealed class RunLengthTests
{
    private const double Low = 250;
    private const int Last = 599;

    [Fact]
    public void The_run_length_of_climbing_by_150_or_100_is_counted_back_from_the_end()
    {
        const double Rate = .3;
        var length = new double[Last + 151];
        for (var at = Last; at >= 0; at--)
            length[at] = 1 + (Rate * length[at + 150]) + ((1 - Rate) * length[at + 100]);

        // A step less in 499 leads onto the end of the band, which is still inside; between scores it is interpolated.
        Assert.Equal(length[120], Solve(120), 1e-9);
        Assert.Equal(1.7, length[499], 1e-12);
        Assert.Equal(length[499] + (.25 * (length[500] - length[499])), Solve(499.25), 1e-9);
        Assert.Equal(length[0], Solve(-5), 1e-9);

        static double Solve(double start) => RunLength.Solve((Low, Low + Last), Low + start, Rate, s => s + 150, s => s + 100);
    }

    [Fact]
    public void From_the_end_of_the_band_and_beyond_it_the_next_step_is_the_last()
    {
        Assert.Equal(2, Solve(Last - 1), 1e-9);
        Assert.Equal(1.5, Solve(Last - .5), 1e-9);
        Assert.Equal(1, Solve(Last), 1e-9);
        Assert.Equal(1, Solve(Last + 5), 1e-9);

        // One up from the last two scores, out from everywhere else.
        static double Solve(double start) => RunLength.Solve((Low, Low + Last), Low + start, .3, Up, Up);
        static double Up(double score) => score >= Low + Last - 1 ? score + 1 : Low - 1;
    }

    [Fact]
    public void Below_the_band_is_an_alarm_as_well() =>
        // An error leaves it below, a correct item changes nothing.
        Assert.Equal(1 / .2, RunLength.Solve((1, 3), 2, .2, s => s - 5, s => s), 1e-9);
}
