namespace Concave.Datasets.Tests.Reporting;

/// <summary>A few of the panels that `bench -- influence` runs by the hundred.</summary>
public sealed class SimulatedInfluenceTests
{
    private const int Seeds = 20;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.1, 0.8)]
    [InlineData(0.3, 0.6)]
    public void The_report_finds_how_far_people_are_pulled_and_how_much_time_they_save(double pull, double time)
    {
        var panels = Enumerable.Range(1, Seeds).Select(seed => new SimulatedInfluence(seed, 600, pull, time).Measure()).ToList();

        Assert.InRange(panels.Count(p => p.Pull.PullLow95 <= pull && pull <= p.Pull.PullHigh95), 17, Seeds);
        Assert.InRange(panels.Count(p => p.TimeRatioLow95 <= time && time <= p.TimeRatioHigh95), 17, Seeds);
        Assert.InRange(panels.Average(p => p.Pull.Pull!.Value), pull - 0.06, pull + 0.06);
        Assert.InRange(panels.Average(p => p.TimeRatio!.Value), time - 0.04, time + 0.04);
    }

    [Fact]
    public void Seeing_the_suggestion_makes_people_agree_with_each_other_and_the_gate_does_not_read_that()
    {
        var ai = new SimulatedInfluence(1, 3000, 0.7, 1).Measure();

        Assert.True(ai.Shown.BetweenPeople.Low95 > ai.Withheld.BetweenPeople.Kappa);
        Assert.True(ai.Shown.BetweenPeople.Pairs > ai.Withheld.BetweenPeople.Pairs);
    }
}
