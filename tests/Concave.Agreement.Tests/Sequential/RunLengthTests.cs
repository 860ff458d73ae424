namespace Concave.Agreement.Tests;

/// <summary>A chart that only climbs, by whole steps of the grid, has a run length that can be counted from its end.</summary>
public sealed class RunLengthTests
{
    private const int Last = 599;

    [Fact]
    public void The_run_length_of_climbing_by_two_or_one_is_counted_back_from_the_end()
    {
        const double Rate = .3, Low = 250;
        var length = new double[Last + 3];
        for (var at = Last; at >= 0; at--)
            length[at] = 1 + (Rate * length[at + 2]) + ((1 - Rate) * length[at + 1]);

        // Between two scores of the grid it is interpolated, beyond the band it is the end's.
        Assert.Equal(length[100] + (.25 * (length[101] - length[100])), Solve(100.25), 1e-9);
        Assert.Equal((length[Last - 1] + length[Last]) / 2, Solve(Last - .5), 1e-9);
        Assert.Equal(length[Last], Solve(Last), 1e-9);
        Assert.Equal(length[Last], Solve(Last + 5), 1e-9);
        Assert.Equal(length[0], Solve(-5), 1e-9);

        double Solve(double start) => RunLength.Solve((Low, Low + Last), Low + start, Rate, s => s + 2, s => s + 1);
    }

    [Fact]
    public void Below_the_band_is_an_alarm_as_well() =>
        // An error leaves it below, a correct item changes nothing.
        Assert.Equal(1 / .2, RunLength.Solve((1, 3), 2, .2, s => s - 5, s => s), 1e-9);
}
