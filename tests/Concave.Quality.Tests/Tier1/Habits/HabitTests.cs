using Concave.Kernel;
using Concave.Quality.Tier1.Habits;

namespace Concave.Quality.Tests.Tier1.Habits;

/// <summary>Simulated panels of ten, 200 judgments each, a hundred seeds.</summary>
public sealed class HabitTests
{
    private const int Seeds = 100;

    /// <summary>Honest people differ in skill, in speed and in how they lean on the AI.</summary>
    private static readonly Behaviour[] Honest =
    [
        .. Enumerable.Range(0, 9).Select(i => new Behaviour
        {
            Accuracy = 0.88 + (0.01 * i), Pace = 180 + (20 * i), Follows = 0.02 * (i % 3), Long = 0.02 * (i % 2), Repeats = 0.02 * (i % 4),
        }),
    ];

    public static TheoryData<string, string> Planted => new()
    {
        { "random", "erring" }, { "hasty", "hasty" }, { "straight", "repeated_scores" }, { "side", "side_habit" },
        { "runs", "long_run" }, { "length", "length_habit" }, { "follower", "suggestion_habit" },
    };

    [Fact]
    public void Honest_people_are_left_in_peace()
    {
        var alarms = Enumerable.Range(1, Seeds).Sum(seed => Found(seed, Honest[4]).Count);
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
    [MemberData(nameof(Planted))]
    public void Who_does_not_read_is_found(string planted, string habit)
    {
        var found = Enumerable.Range(1, Seeds).Count(seed => Found(seed, Bad(planted)).Contains(("an-9", habit)));
        Assert.InRange(found, 95, Seeds);
    }

    [Theory]
    [MemberData(nameof(Planted))]
    public void One_bad_colleague_makes_nobody_else_suspicious(string planted, string habit)
    {
        _ = habit;
        var alarms = Enumerable.Range(1, Seeds).Sum(seed => Found(seed, Bad(planted)).Count(f => f.Annotator != "an-9"));
        Assert.InRange(alarms, 0, Seeds * 9 * 200 / 1000);
    }

    [Fact]
    public void A_drift_from_92_to_75_per_cent_is_found_within_60_observations_and_its_beginning_named()
    {
        var within = 0;
        List<int> from = [];
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var panel = new SimulatedRound(seed, [.. Honest, new Behaviour { ChangesAt = 200, Later = 0.75 }], each: 600).Panel();
            var own = panel.People[9];
            var seen = 0;
            var until = own.Acts.TakeWhile((a, i) => i < 200 || (seen += a.Right is null && a.WithPeers is null ? 0 : 1) < 60).ToList();
            if (new Drift().Look(own with { Acts = until }, panel) is { } early)
            {
                within++;
                from.Add(early.From);
            }
        }

        from.Sort();
        Assert.InRange(within, 85, Seeds);
        Assert.InRange(from[from.Count / 2], 170, 240);
    }

    [Fact]
    public void A_long_honest_round_is_not_sent_back()
    {
        var (sent, all) = (0, 0);
        for (var seed = 1; seed <= 20; seed++)
        {
            var panel = new SimulatedRound(seed, [.. Honest, Honest[4]], each: 2_000).Panel();
            sent += AllHabits.Look(panel, QualityPlan.HouseStandard).Sum(f => f.Finding.Of(f.Person).Count());
            all += panel.People.Sum(p => p.Acts.Count);
        }

        Assert.InRange((double)sent / all, 0, 0.05);
    }

    [Fact]
    public void A_drift_that_passed_concerns_only_its_own_time()
    {
        var panel = new SimulatedRound(5, [.. Honest, new Behaviour()], each: 600).Panel();
        var own = panel.People[9];
        var bad = own with { Acts = [.. own.Acts.Select((a, i) => i is >= 100 and < 200 && a.Right is { } ? a with { Right = false } : i is >= 100 and < 200 && a.WithPeers is { } ? a with { WithPeers = false } : a)] };

        var finding = new Drift().Look(bad, panel)!;

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

    private static Behaviour Bad(string planted) => planted switch
    {
        "random" => new() { Accuracy = 0.5 },
        "hasty" => new() { Pace = 60 },
        "straight" => new() { Repeats = 0.7 },
        "side" => new() { Left = 0.5 },
        "runs" => new() { Runs = 25 },
        "length" => new() { Long = 0.8 },
        "follower" => new() { Follows = 1 },
        _ => throw new ArgumentOutOfRangeException(nameof(planted), planted, "Not a behaviour."),
    };

    private static List<(string Annotator, string Habit)> Found(int seed, Behaviour last) =>
        [.. AllHabits.Look(new SimulatedRound(seed, [.. Honest, last]).Panel(), QualityPlan.HouseStandard).Select(f => (f.Person.Annotator, f.Habit.Name))];
}
