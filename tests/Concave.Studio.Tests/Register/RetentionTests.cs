using Concave.Data.Accounts;
using Concave.Data.Jobs;
using Concave.Data.Register;
using Concave.Kernel;
using Concave.Studio.Register;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Concave.Studio.Tests.Register;

/// <summary>What is kept for a year goes after it, and nothing before.</summary>
public sealed class RetentionTests
{
    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task A_year_after_its_last_use_everything_goes_and_a_day_before_nothing_does(TestDatabase on)
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow()) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
        await using var bench = await StudioBench.Migrated(on, o => o with { Replace = s => s.AddSingleton<TimeProvider>(clock) });
        var (person, working) = (bench.NewId(), bench.NewId());
        await bench.Account(Roles.Annotator, id: person, name: "Recognisable Person");
        await bench.Account(Roles.Annotator, id: working, name: "Still Here");
        await bench.Account(Roles.Operator);
        var then = clock.GetUtcNow();
        await Leave(bench, person, working, then);
        var sweep = bench.Get<SweepRetention>();

        clock.SetUtcNow(then.AddYears(1).AddDays(-1));
        Assert.True((await sweep.Handle(default)).Value!.Nothing);
        var lines = await Lines(bench);
        Assert.Equal([0, 1, 1, 1], lines.Select(l => l.Kept)); // the open job, link and token of today are not over
        Assert.All(lines, l => Assert.Equal(0, l.Due));
        Assert.All(lines.Skip(1), l => Assert.InRange(l.NextAt!.Value, then.AddYears(1).AddSeconds(-1), then.AddYears(1).AddSeconds(1)));

        clock.SetUtcNow(then.AddYears(1).AddDays(1));
        Assert.Equal([0, 1, 1, 1], (await Lines(bench)).Select(l => l.Due));
        Assert.Equal(new Swept(People: 1, Projects: 0, Jobs: 1, Links: 1, Tokens: 1), (await sweep.Handle(default)).Value);
        Assert.True((await sweep.Handle(default)).Value!.Nothing);
        await using var db = bench.Store.Read();
        Assert.Equal("erased", await db.Users.Where(u => u.Id == person).Select(u => u.DisplayName).SingleAsync());
        Assert.Equal("Still Here", await db.Users.Where(u => u.Id == working).Select(u => u.DisplayName).SingleAsync());
        Assert.False((await db.ErasureDays.SingleAsync()).OnRequest);
        Assert.Equal((1, 1, 1), (await db.Jobs.CountAsync(), await db.AccountLinks.CountAsync(), await db.AccessTokens.CountAsync()));
    }

    [Fact]
    public async Task The_last_one_who_can_run_the_installation_is_not_erased_and_nobody_waits_for_that()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow()) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
        await using var bench = await StudioBench.Migrated(TestDatabase.Sqlite, o => o with { Replace = s => s.AddSingleton<TimeProvider>(clock) });
        var (last, other) = (bench.NewId(), bench.NewId());
        await bench.Account(Roles.Operator, id: last);
        await bench.Account(Roles.Annotator, id: other);
        foreach (var asking in new[] { last, other })
            Assert.Null((await bench.Get<OwnData>().Ask(new(DataRequestKind.Erasure, "Please."), new(asking, Roles.Annotator), default)).Problem);

        Assert.Equal("last-operator", (await bench.Get<SweepRetention>().Handle(default)).Problem?.Code);
        await using var db = bench.Store.Read();
        Assert.Equal(other, (await db.ErasedPeople.SingleAsync()).PersonId);
    }

    // What is over now, and one of each that goes on for long.
    private static Task<Result<Done>> Leave(StudioBench bench, Guid person, Guid working, DateTimeOffset now) => bench.Store.Write<Done>(async db =>
    {
        await db.Users.Where(u => u.Id == person).ExecuteUpdateAsync(set => set.SetProperty(u => u.DisabledAt, now));
        foreach (var (end, job) in new[] { (now, JobState.Done), (now.AddYears(3), JobState.Ready) })
        {
            db.Jobs.Add(new() { Id = bench.NewId(), Kind = "sample", Payload = "{}", RunAt = end, State = job, FinishedAt = job == JobState.Done ? end : null });
            db.AccountLinks.Add(new() { Id = bench.NewId(), UserId = working, Hash = bench.NewId().ToByteArray(), MadeAt = now, ExpiresAt = end });
            db.AccessTokens.Add(new() { Id = bench.NewId(), UserId = working, Name = "sample", Hash = bench.NewId().ToByteArray(), Scopes = Scopes.Read, CreatedAt = now, ExpiresAt = end });
        }

        return default(Done);
    }, default);

    private static async Task<IReadOnlyList<RetentionLine>> Lines(StudioBench bench) =>
        (await bench.Get<KeepRegister>().Show(new(bench.NewId(), Roles.Operator), default)).Value!.Retention;
}
