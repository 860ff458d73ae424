using Concave.Kernel;
using Concave.Quality.Tier1.Habits;

namespace Concave.Quality.Tests.Tier1.Habits;

/// <summary>Simulated panels of ten, 200 judgments each, a hundred seeds.</summary>
public sealed class HabitTests
{
    private const int Seeds = 100;

    public static TheoryData<string, string> Behaviours => new()
    {
        { "random", "erring" }, { "hasty", "hasty" }, { "straight", "repeated_scores" }, { "side", "side_habit" },
        { "runs", "long_run" }, { "length", "length_habit" }, { "follower", "suggestion_habit" },
    };

    [Fact]
    public void Honest_people_are_left_in_peace()
    {
        var alarms = Enumerable.Range(1, Seeds).Sum(seed => Planted.Found(seed, Planted.Honest[4]).Count);
        Assert.InRange(alarms, 0, Seeds * 10 * 200 / 1000); // at most one in a thousand judgments
    }

    [Fact]
    public void A_panel_that_hardly_errs_is_left_in_peace_too()
    {
        Behaviour[] excellent = [.. Enumerable.Range(0, 10).Select(_ => new Behaviour { Accuracy = 0.97 })];
        var alarms = Enumerable.Range(1, Seeds).Sum(seed => AllHabits.Look(new SimulatedRound(seed, excellent).Panel(), QualityPlan.HouseStandard).Count());
        Assert.InRange(alarms, 0, Seeds * 10 * 200 / 1000);
    }

    [Theory]
    [MemberData(nameof(Behaviours))]
    public void Who_does_not_read_is_found(string planted, string habit)
    {
        var found = Enumerable.Range(1, Seeds).Count(seed => Planted.Found(seed, Planted.Bad(planted)).Contains(("an-9", habit)));
        Assert.InRange(found, 95, Seeds);
    }

    [Theory]
    [MemberData(nameof(Behaviours))]
    public void One_bad_colleague_makes_nobody_else_suspicious(string planted, string habit)
    {
        _ = habit;
        var alarms = Enumerable.Range(1, Seeds).Sum(seed => Planted.Found(seed, Planted.Bad(planted)).Count(f => f.Annotator != "an-9"));
        Assert.InRange(alarms, 0, Seeds * 9 * 200 / 1000);
    }

    [Fact]
    public void A_drift_from_92_to_75_per_cent_is_found_within_60_observations_and_its_beginning_named()
    {
        var within = 0;
        List<int> from = [];
        for (var seed = 1; seed <= Seeds; seed++)
        {
            if (Planted.Drifting(seed) is { } early)
            {
                within++;
                from.Add(early.From);
            }
        }

        from.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine($"{within} of {Seeds} found");
        Assert.InRange(within, 95, Seeds);
        Assert.InRange(from[from.Count / 2], 170, 240);
    }

    [Fact]
    public void The_hard_limit_stops_hardly_anybody_honest_and_everybody_who_drifts()
    {
        var (stopped, drifted) = (0, 0);
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var paused = Planted.Paused(seed);
            stopped += paused.Count(p => p != "an-9");
            drifted += paused.Contains("an-9") ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{stopped} of {9 * Seeds} honest people and {drifted} of {Seeds} drifting ones were paused");
        Assert.InRange(stopped, 0, 2 * Seeds * 9 / 100);
        Assert.InRange(drifted, 90, Seeds);
    }

    [Fact]
    public void A_long_honest_round_is_not_sent_back()
    {
        var (sent, all) = (0, 0);
        for (var seed = 1; seed <= 20; seed++)
        {
            var panel = new SimulatedRound(seed, [.. Planted.Honest, Planted.Honest[4]], each: 2_000).Panel();
            sent += AllHabits.Look(panel, QualityPlan.HouseStandard).Sum(f => f.Finding.Of(f.Person).Count());
            all += panel.People.Sum(p => p.Acts.Count);
        }

        Assert.InRange((double)sent / all, 0, 0.05);
    }

    [Fact]
    public void A_drift_that_passed_concerns_only_its_own_time()
    {
        var panel = new SimulatedRound(5, [.. Planted.Honest, new Behaviour()], each: 600).Panel();
        var own = panel.People[9];
        var bad = own with { Acts = [.. own.Acts.Select((a, i) => i is >= 100 and < 200 && a.Right is { } ? a with { Right = false } : i is >= 100 and < 200 && a.WithPeers is { } ? a with { WithPeers = false } : a)] };

        var finding = new Drift(Drift.Limit).Look(bad, panel)!;

        Assert.InRange(finding.From, 60, 110);
        Assert.InRange(finding.To, 200, 560);
    }

    [Fact]
    public void Recorded_work_without_times_has_no_order_to_drift_in()
    {
        var plan = QualityPlan.HouseStandard with { Recorded = new("sample", ["times"], MajorityResolves: true) };

        Assert.DoesNotContain("drift", AllHabits.Under(plan).Select(h => h.Name));
        Assert.Contains("erring", AllHabits.Under(plan).Select(h => h.Name));
    }
}
