using System.Diagnostics;
using Concave.Annotation.Features;
using Concave.Data.Content;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Crash.Tests;

/// <summary>The process dies in the middle of its work, as by a power switch, and another goes on.</summary>
public abstract class KillTests(TestDatabase database) : IAsyncLifetime
{
    private const int Judgments = 2_000;
    private static readonly int[] KillAt = [300, 900, 1_500];

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("concave-crash-");
    private Installed installed = null!;
    private Func<Task> drop = () => Task.CompletedTask;

    private sealed record Acknowledged(Guid Submission, Guid Judgment, Guid Assignment);

    public async ValueTask InitializeAsync()
    {
        installed = new(home.FullName, Installed.Embedded);
        if (database != TestDatabase.Postgres)
            return;
        var server = await PostgresServer.CreateDatabase();
        (installed, drop) = (installed with { Database = server.ConnectionString }, server.Drop);
    }

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        await drop();
        home.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Killed_three_times_in_two_thousand_submits_every_acknowledged_judgment_is_there_once()
    {
        var round = await Prepare();
        List<Acknowledged> acknowledged = [];
        foreach (var at in KillAt)
            await Submit(round, acknowledged, killAt: at);
        var deadAt = acknowledged.Count;
        await AssertKept(round, acknowledged);
        await Submit(round, acknowledged, killAt: int.MaxValue);

        await AssertKept(round, acknowledged);
        Assert.InRange(deadAt, KillAt[^1], Judgments - 1);
        await using var services = installed.Open();
        await using var db = services.GetRequiredService<Store>().Read();
        Assert.Equal(Judgments, await db.SubmittedJudgments.CountAsync(j => j.Purpose == PairPurpose.Production));
        Assert.Equal(0, await db.Slots.CountAsync(s => s.State != SlotState.Done));
        Assert.Equal(BatchState.Judged, await db.StateOf(round.BatchId, default));
        Assert.Equal(1, await db.Jobs.CountAsync(j => j.Kind == "round-judged"));
    }

    [Fact]
    public async Task The_leases_of_the_dead_are_taken_back_when_they_run_out_and_a_retry_of_a_judgment_changes_nothing()
    {
        var round = await Prepare();
        List<Acknowledged> acknowledged = [];
        await Submit(round, acknowledged, killAt: 200);

        var later = new Later(TimeSpan.FromMinutes(round.Plan.LeaseMinutes + 1));
        await using var services = installed.Open();
        var store = services.GetRequiredService<Store>();
        var released = await new ReleaseExpired(store, later).Run(default);
        await using var db = store.Read();
        Assert.Equal(0, await db.Slots.CountAsync(s => s.State == SlotState.Leased));
        Assert.InRange(released, 0, round.Annotators.Count);
        Assert.Equal(Judgments - await db.Slots.CountAsync(s => s.State == SlotState.Done), await db.Slots.CountAsync(s => s.State == SlotState.Open));

        foreach (var one in acknowledged.TakeLast(8))
        {
            var author = await db.SubmittedJudgments.Where(j => j.Id == one.Judgment).Select(j => j.AnnotatorId).SingleAsync();
            var again = await services.GetRequiredService<SubmitJudgment>().Handle(
                new(one.Assignment, one.Submission, Submitter.Answer, FocusedMs: 1), new(author, Roles.Annotator), default);
            Assert.Equal((false, one.Judgment), (again.Failed, again.Value?.JudgmentId ?? Guid.Empty));
        }
    }

    private async Task<SeededRound> Prepare()
    {
        await using var services = installed.Open();
        await services.GetRequiredService<Store>().Migrate(default);
        return await SeededRound.Make(services.GetRequiredService<Store>(), services.GetRequiredService<ContentVault>(), TimeProvider.System, new()
        {
            Pairs = Judgments,
            SlotsPerPair = 1,
            Gold = 60,
            Annotators = 8,
            Plan = QualityPlan.HouseStandard with { SampleShare = 0.01 },
        });
    }

    /// <summary>Lets a process of its own work, and kills it with signal 9 once that many judgments in all are acknowledged.</summary>
    private async Task Submit(SeededRound round, List<Acknowledged> acknowledged, int killAt)
    {
        string[] arguments = [typeof(KillTests).Assembly.Location, "submit", installed.Home, installed.Database, $"{round.ProjectId}", .. round.Annotators.Select(a => $"{a.Id}")];
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split(' ') is [var submission, var judgment, var assignment])
                acknowledged.Add(new(Guid.Parse(submission), Guid.Parse(judgment), Guid.Parse(assignment)));
            if (acknowledged.Count == killAt)
                process.Kill(); // what was written before still comes through the pipe
        }

        await process.WaitForExitAsync();
        Assert.Equal(killAt == int.MaxValue ? 0 : 128 + 9, process.ExitCode);
    }

    private async Task AssertKept(SeededRound round, List<Acknowledged> acknowledged)
    {
        await using var services = installed.Open();
        var vault = services.GetRequiredService<ContentVault>();
        await using var db = services.GetRequiredService<Store>().Read();
        var rows = await db.SubmittedJudgments.ToDictionaryAsync(j => j.Id);
        Assert.Equal(acknowledged.Count, acknowledged.DistinctBy(a => a.Judgment).Count());
        Assert.All(acknowledged, a => Assert.Equal((a.Submission, a.Assignment), (rows[a.Judgment].SubmissionId, rows[a.Judgment].AssignmentId)));
        Assert.Equal(rows.Count, rows.Values.DistinctBy(r => (r.PairId, r.AnnotatorId)).Count());
        Assert.Equal(rows.Count(r => r.Value.Purpose == PairPurpose.Production), rows.Values.Where(r => r.Purpose == PairPurpose.Production).DistinctBy(r => r.PairId).Count());

        // Judgment, ledger entry, slot and count are one act: all of them or none.
        var digests = await db.LedgerEntries.Where(e => e.Kind == LedgerKinds.Judgment).ToDictionaryAsync(e => e.SubjectId, e => e.Digest);
        Assert.Equal(rows.Keys.Order(), digests.Keys.Order());
        foreach (var row in rows.Values)
            Assert.Equal(digests[row.Id], Digest.Of(await vault.Open<JudgmentRecord>(round.ProjectId, row.Content, default)));
        var done = await db.Slots.CountAsync(s => s.State == SlotState.Done);
        Assert.Equal(rows.Count(r => r.Value.Purpose == PairPurpose.Production), done);
        var progress = await db.RoundProgress.SingleAsync();
        Assert.Equal((Judgments - done, done), (progress.OpenSlots, progress.Judgments));
    }
}

public sealed class KillOnSqlite() : KillTests(TestDatabase.Sqlite);

public sealed class KillOnPostgres() : KillTests(TestDatabase.Postgres);
