using Concave.Data.HandOffs;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Quality.Tests.Fixtures;
using Concave.Testing;

namespace Concave.Quality.Tests.Features;

/// <summary>Habits over somebody's whole round. One subclass a database.</summary>
public abstract class PeopleTests(TestDatabase database)
{
    [Fact]
    public async Task Who_always_takes_one_side_is_shown_to_the_lead_and_every_judgment_gets_a_second_person()
    {
        await using var bench = await QualityBench.Open(database);
        await bench.JudgeGold(100);
        await bench.Judge((pair, ordinal) => new(ordinal == 0 ? Choice.A : bench.Usual(pair))); // A stands left on every sample screen

        var people = (await bench.Bench.Get<WatchPeople>().Handle(new(bench.Round.BatchId), bench.Lead, default)).Value!;
        Assert.Equal(bench.Round.Annotators[0].Pseudonym, people[0].Pseudonym);
        Assert.Contains("side_habit", people[0].StandsOut.Select(h => h.Habit));
        Assert.All(people.Skip(1), p => Assert.Empty(p.StandsOut));

        await bench.RunJobs();
        Assert.Equal(BatchState.Open, await bench.State());
        var flags = (await bench.Entries<FlagRecord>(QualityEntryKind.Flag)).FindAll(f => f.Detector == "side_habit");
        Assert.Equal(people[0].Judgments, flags.Count);
        Assert.All(flags, f => Assert.Contains("sides are drawn by a coin", f.Evidence, StringComparison.Ordinal));
        Assert.Equal(bench.Unsampled.Count, (await bench.Row()).OpenSlots);
    }

    [Fact]
    public async Task Only_the_lead_sees_people_and_only_on_their_own_project()
    {
        await using var bench = await QualityBench.Open(database);
        var watch = bench.Bench.Get<WatchPeople>();

        Assert.Equal(ProblemKind.Forbidden, (await watch.Handle(new(bench.Round.BatchId), bench.Senior, default)).Problem!.Kind);
        Assert.Equal("batch-unknown", (await watch.Handle(new(bench.Bench.Clock.NewId()), bench.Lead, default)).Problem!.Code);
        Assert.Equal("batch-unknown", (await watch.Handle(new(bench.Round.BatchId, bench.Bench.Clock.NewId()), bench.Lead, default)).Problem!.Code);
        Assert.Empty((await watch.Handle(new(bench.Round.BatchId, bench.Round.ProjectId), bench.Lead, default)).Value!);
    }
}

public sealed class PeopleOnSqlite() : PeopleTests(TestDatabase.Sqlite);

public sealed class PeopleOnPostgres() : PeopleTests(TestDatabase.Postgres);
