using Concave.Kernel;

namespace Concave.Simulation.Tests;

public sealed class SimulatedExpertTests
{
    [Theory]
    [InlineData(0.96, 0.0, 0.96)]
    [InlineData(0.62, 0.0, 0.62)]
    [InlineData(0.97, 0.5, 0.635)]
    public void Over_many_pairs_somebody_is_right_as_often_as_their_skill_and_drift_say(double skill, double drift, double expected)
    {
        var expert = new SimulatedExpert(Member(skill, drift), new Chance("test"));

        var right = Enumerable.Range(0, 4000).Count(i =>
            expert.Judge(Pair(i), leftIsA: i % 2 == 0, qualified: true, "round 1").PrefersLeft == (i % 2 == 0));

        Assert.InRange(right / 4000.0, expected - 0.025, expected + 0.025);
    }

    [Fact]
    public void Drift_begins_only_after_qualification()
    {
        var expert = new SimulatedExpert(Member(1, 1), new Chance("test"));

        Assert.All(Enumerable.Range(0, 200), i => Assert.True(expert.Judge(Pair(i), leftIsA: true, qualified: false, "attempt 1").PrefersLeft));
    }

    [Fact]
    public void The_same_world_gives_the_same_answers_and_another_world_others()
    {
        SimulatedAnswer[] Answers(string seed) =>
            [.. Enumerable.Range(0, 50).Select(i => new SimulatedExpert(Member(0.7, 0), new Chance(seed)).Judge(Pair(i), leftIsA: true, qualified: true, "round 1"))];

        Assert.Equal(Answers("one"), Answers("one"));
        Assert.NotEqual(Answers("one"), Answers("two"));
    }

    [Fact]
    public void Everything_written_says_that_it_is_simulated() =>
        Assert.StartsWith("Simulated.", new SimulatedExpert(Member(1, 0), new Chance("test")).Judge(Pair(1), leftIsA: true, qualified: true, "round 1").Rationale, StringComparison.Ordinal);

    private static PanelMember Member(double skill, double drift) => new()
    {
        Name = "Sample expert 1",
        Simulated = true,
        Domains = ["general"],
        Languages = ["en"],
        Credentials = [],
        Skill = skill,
        Slip = 0,
        PositionBias = 0,
        SecondsPer100Words = 20,
        Drift = drift,
        Role = "annotator",
    };

    private static KnownPair Pair(int i) => new()
    {
        Id = $"p-{i}",
        Prompt = [new("user", "Which is larger?")],
        ResponseA = $"The first response, number {i}, with words enough to quote from it.",
        ResponseB = $"The second response, number {i}, also with words enough to quote from.",
        Domain = "general",
        Language = "en",
        TaskType = "factual",
        Truth = Choice.A,
        TruthWhy = "The first is right.",
        Defects = [],
    };
}
