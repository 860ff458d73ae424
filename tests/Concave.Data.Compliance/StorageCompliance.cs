using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Jobs;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Data.Compliance;

/// <summary>What every database must do for Concave. One subclass a database.</summary>
public abstract class StorageCompliance(TestDatabase database) : IAsyncLifetime
{
    private Bench bench = null!;

    public async ValueTask InitializeAsync() => bench = await Bench.Open(database, _ => { });

    public async ValueTask DisposeAsync()
    {
        await bench.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Append_only_tables_refuse_to_change_and_to_forget()
    {
        var project = await NewProject();
        await using var db = bench.Store.Read();

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            db.Projects.Where(p => p.Id == project).ExecuteUpdateAsync(set => set.SetProperty(p => p.Title, "rewritten")));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            db.Projects.Where(p => p.Id == project).ExecuteDeleteAsync());
        Assert.Equal("Sample project", await db.Projects.Select(p => p.Title).SingleAsync());
    }

    [Fact]
    public async Task Every_hand_off_is_append_only()
    {
        await using var db = bench.Store.Read();

        var changing = new[] { "access_tokens", "account_links", "chosen_keys", "jobs", "project_keys", "project_roles", "round_progress", "slots", "user_passkeys" };
        var ours = db.Model.GetEntityTypes().Where(e => e.ClrType.Namespace!.StartsWith("Concave.Data", StringComparison.Ordinal) && e.ClrType.Name != "ConcaveUser");
        Assert.Equal(
            ours.Select(e => e.GetTableName()!).Except(changing).Order(StringComparer.Ordinal),
            AppendOnly.Tables(DesignModel(db)));
    }

    [Fact]
    public async Task A_batch_cannot_skip_a_state_even_by_hand()
    {
        var (project, batch) = await NewBatch();
        await Step(batch, 1, null, BatchState.Planned, BatchState.Open);

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => Step(batch, 2, 1, BatchState.Open, BatchState.Released));
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => Step(batch, 2, 1, BatchState.UnderReview, BatchState.Passed));
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => Step(batch, 3, 2, BatchState.Open, BatchState.Judged));
        await Step(batch, 2, 1, BatchState.Open, BatchState.Judged);
        Assert.NotEqual(Guid.Empty, project);
    }

    [Fact]
    public async Task Nobody_is_qualified_below_the_gate_even_by_hand()
    {
        var project = await NewProject();

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => Qualify(project, QualifiedAt(0.649)));
        await Qualify(project, QualifiedAt(0.65));
    }

    [Fact]
    public async Task Work_that_fails_leaves_nothing_behind()
    {
        var refusal = new Problem("no", ProblemKind.Refused, "No.", "Never.");
        var result = await bench.Store.Write<Done>(async db =>
        {
            db.Clients.Add(new Client { Id = bench.Clock.NewId(), Name = "Sample client", CreatedAt = bench.Clock.GetUtcNow() });
            await db.SaveChangesAsync();
            return refusal;
        }, default);

        Assert.Equal(refusal, result.Problem);
        await using var db = bench.Store.Read();
        Assert.Empty(await db.Clients.ToListAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(250)]
    [InlineData(617)]
    public async Task Rows_put_in_many_at_a_time_are_all_there_as_they_were(int count)
    {
        var rows = Enumerable.Range(0, count)
            .Select(i => new Client { Id = bench.Clock.NewId(), Name = $"Sample {i}", CreatedAt = bench.Clock.GetUtcNow() }).ToList();
        await bench.Store.Write<Done>(async db =>
        {
            await db.InsertAll(rows, default);
            return default(Done);
        }, default);

        await using var db = bench.Store.Read();
        Assert.Equal(rows, await db.Clients.OrderBy(c => c.Id).ToListAsync());
    }

    [Fact]
    public async Task A_writer_that_throws_does_not_take_its_neighbours_along()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            try
            {
                var written = await bench.Store.Write<Done>(db =>
                {
                    db.Clients.Add(new Client { Id = bench.Clock.NewId(), Name = $"Sample {i}", CreatedAt = bench.Clock.GetUtcNow() });
                    return i % 4 == 0 ? throw new InvalidOperationException("planted") : Task.FromResult<Result<Done>>(default(Done));
                }, default);
                return !written.Failed;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }));

        await using var db = bench.Store.Read();
        Assert.Equal(30, outcomes.Count(ok => ok));
        Assert.Equal(30, await db.Clients.CountAsync());
    }

    [Fact]
    public async Task Jobs_run_once_each_though_eight_workers_want_them()
    {
        var ran = new CountRuns();
        await bench.Store.Write<Done>(db =>
        {
            for (var i = 0; i < 200; i++)
                db.Enqueue("count", i, bench.Clock);
            return Task.FromResult<Result<Done>>(default(Done));
        }, default);
        var workers = Enumerable.Range(0, 8).Select(_ => new WorkJobs(bench.Store, [ran], bench.Clock).RunDue(default));

        Assert.Equal(200, (await Task.WhenAll(workers)).Sum());
        Assert.Equal(Enumerable.Range(0, 200), ran.Seen.Order());
    }

    [Fact]
    public async Task A_job_that_keeps_failing_is_dead_with_its_reason_and_not_before_its_attempts_are_used()
    {
        await bench.Store.Write<Done>(db =>
        {
            db.Enqueue("unknown", 1, bench.Clock);
            return Task.FromResult<Result<Done>>(default(Done));
        }, default);
        var work = new WorkJobs(bench.Store, [], bench.Clock);

        for (var attempt = 1; attempt <= WorkJobs.MaxAttempts; attempt++)
        {
            Assert.True(await work.RunOne(default));
            Assert.False(await work.RunOne(default), "the next attempt must wait");
            bench.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.False(await work.RunOne(default));
        await using var db = bench.Store.Read();
        var job = await db.Jobs.SingleAsync();
        Assert.Equal(JobState.Dead, job.State);
        Assert.Contains("unknown", job.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_that_died_loses_its_lease()
    {
        await bench.Store.Write<Done>(db =>
        {
            db.Jobs.Add(new Job { Id = bench.Clock.NewId(), Kind = "count", Payload = "7", State = JobState.Leased, RunAt = bench.Clock.GetUtcNow(), LeaseUntil = bench.Clock.GetUtcNow() + WorkJobs.Lease, Attempts = 1 });
            return Task.FromResult<Result<Done>>(default(Done));
        }, default);
        var ran = new CountRuns();
        var work = new WorkJobs(bench.Store, [ran], bench.Clock);

        Assert.False(await work.RunOne(default));
        bench.Clock.Advance(WorkJobs.Lease + TimeSpan.FromSeconds(1));
        Assert.True(await work.RunOne(default));
        Assert.Equal([7], ran.Seen);
    }

    [Fact]
    public async Task Sealed_content_comes_back_as_it_was_and_not_under_another_project()
    {
        var (one, other) = (await NewProject(), await NewProject());
        var text = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("குறள் और কথা ", 500)));
        var closed = await bench.Vault.CloseBytes(one, text, default);

        Assert.Equal(text, await bench.Vault.OpenBytes(one, closed, default));
        Assert.True(closed.Length < text.Length / 10);
        await Assert.ThrowsAnyAsync<System.Security.Cryptography.CryptographicException>(async () => await bench.Vault.OpenBytes(other, closed, default));
    }

    [Fact]
    public async Task A_destroyed_key_makes_content_unreadable()
    {
        var project = await NewProject();
        var closed = await bench.Vault.CloseBytes(project, "text"u8.ToArray(), default);
        await using var db = bench.Store.Read();
        var wrapped = await db.ProjectKeys.SingleAsync(k => k.ProjectId == project);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.ProjectKeys.Where(k => k.ProjectId == project).ExecuteDeleteAsync()); // it is open
        await Destroy(project);

        await Assert.ThrowsAsync<ContentDestroyedException>(async () => await bench.Vault.OpenBytes(project, closed, default));
        await bench.Store.Write<Done>(restored =>
        {
            restored.ProjectKeys.Add(wrapped); // as a backup of the database has it
            return Task.FromResult<Result<Done>>(default(Done));
        }, default);
        await Assert.ThrowsAsync<ContentDestroyedException>(async () => await bench.Vault.OpenBytes(project, closed, default));
    }

    [Fact]
    public async Task A_project_takes_no_step_that_does_not_exist_and_is_not_destroyed_before_its_day()
    {
        var project = await NewProject();
        var now = bench.Clock.GetUtcNow();
        ProjectStep closing = new() { ProjectId = project, Number = 1, From = ProjectState.Open, To = ProjectState.Closing, By = Guid.Empty, ByClient = false, Due = now.AddDays(30), At = now };
        ProjectStep next = closing with { Number = 2, Previous = 1, PreviousDue = closing.Due, From = ProjectState.Closing, To = ProjectState.Destroyed, Due = now, At = now };
        await Add(closing);

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => Add(next)); // too early
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => Add(next with { PreviousDue = now })); // another day than the one that was set
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => Add(next with { To = ProjectState.Archived, Due = now.AddDays(90) })); // not by the client
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => Add(next with { From = ProjectState.Open, To = ProjectState.Closing }));
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => Add(next with { Number = 3, Previous = 2 }));
        await Add(next with { Due = closing.Due, At = closing.Due });
    }

    private Task Add(ProjectStep step) => bench.Store.Write<Done>(db =>
    {
        db.ProjectSteps.Add(step with { });
        return Task.FromResult<Result<Done>>(default(Done));
    }, default);

    private async Task Destroy(Guid project)
    {
        var now = bench.Clock.GetUtcNow();
        await Add(new() { ProjectId = project, Number = 1, From = ProjectState.Open, To = ProjectState.Closing, By = Guid.Empty, ByClient = false, Due = now, At = now });
        await Add(new() { ProjectId = project, Number = 2, Previous = 1, PreviousDue = now, From = ProjectState.Closing, To = ProjectState.Destroyed, By = Guid.Empty, ByClient = false, Due = now, At = now });
        await bench.Store.Write<Done>(async db =>
        {
            await db.ProjectKeys.Where(k => k.ProjectId == project).ExecuteDeleteAsync();
            return default(Done);
        }, default);
        bench.Vault.Destroy(project);
    }

    [Fact]
    public async Task Seals_chain_and_cover_every_entry_once()
    {
        var project = await NewProject();
        var seal = new SealLedger(bench.Store, bench.Clock);
        await EnterSome(project, 3);
        var first = (await seal.Handle(project, default)).Value!;
        bench.Clock.Advance(TimeSpan.FromDays(1));
        await EnterSome(project, 2);
        var second = (await seal.Handle(project, default)).Value!;

        Assert.Null((await seal.Handle(project, default)).Value);
        Assert.Equal((3, 2, 3L), (first.Count, second.Count, second.FirstIndex));
        Assert.Equal(first.Chain, second.Previous);
        await using var db = bench.Store.Read();
        Assert.Equal(5, await db.LedgerLeaves.CountAsync());
    }

    private static Microsoft.EntityFrameworkCore.Metadata.IModel DesignModel(ConcaveDb db) =>
        Microsoft.EntityFrameworkCore.Infrastructure.AccessorExtensions.GetService<Microsoft.EntityFrameworkCore.Metadata.IDesignTimeModel>(db).Model;

    private async Task EnterSome(Guid project, int count) => await bench.Store.Write<Done>(db =>
    {
        for (var i = 0; i < count; i++)
            db.EnterDigest(project, Guid.Empty, "judgment", bench.Clock.NewId(), new string('a', 64), bench.Clock);
        return Task.FromResult<Result<Done>>(default(Done));
    }, default);

    private async Task<Guid> NewProject()
    {
        var project = bench.Clock.NewId();
        await bench.Store.Write<Done>(db =>
        {
            var client = new Client { Id = bench.Clock.NewId(), Name = "Sample client", CreatedAt = bench.Clock.GetUtcNow() };
            db.Add(client);
            db.Add(new Project { Id = project, ClientId = client.Id, Title = "Sample project", Simulated = true, CreatedAt = bench.Clock.GetUtcNow() });
            bench.Vault.AddKey(db, project);
            return Task.FromResult<Result<Done>>(default(Done));
        }, default);
        return project;
    }

    private async Task<(Guid Project, Guid Batch)> NewBatch()
    {
        var project = await NewProject();
        var (guidelines, batch) = (bench.Clock.NewId(), bench.Clock.NewId());
        await bench.Store.Write<Done>(db =>
        {
            db.Add(new ApprovedGuidelines { Id = guidelines, ProjectId = project, Version = 1, Hash = new string('0', 64), Document = [], ApprovedBy = Guid.Empty, ApprovedAt = bench.Clock.GetUtcNow() });
            db.Add(new Batch { Id = batch, ProjectId = project, Number = 1, GuidelinesId = guidelines, Recorded = true, Pairs = 1, CreatedAt = bench.Clock.GetUtcNow() });
            return Task.FromResult<Result<Done>>(default(Done));
        }, default);
        return (project, batch);
    }

    private Task Step(Guid batch, int number, int? previous, BatchState from, BatchState to) => bench.Store.Write<Done>(db =>
    {
        db.Add(new BatchTransition { BatchId = batch, Number = number, Previous = previous, From = from, To = to, Why = "test", By = Guid.Empty, At = bench.Clock.GetUtcNow() });
        return Task.FromResult<Result<Done>>(default(Done));
    }, default);

    private QualifiedAnnotator QualifiedAt(double kappa) => new()
    {
        Id = bench.Clock.NewId(),
        ProjectId = Guid.Empty,
        AnnotatorId = bench.Clock.NewId(),
        Pseudonym = "an-000000000000",
        Basis = Kernel.Records.QualificationBasis.Calibration,
        Attempt = 1,
        Kappa = kappa,
        Threshold = 0.65,
        Pairs = 50,
        Profile = "{}",
        QualifiedAt = bench.Clock.GetUtcNow(),
    };

    private Task Qualify(Guid project, QualifiedAnnotator annotator) => bench.Store.Write<Done>(db =>
    {
        db.Add(annotator with { ProjectId = project });
        return Task.FromResult<Result<Done>>(default(Done));
    }, default);

    private sealed class CountRuns : IJobHandler
    {
        private readonly Lock turn = new();

        internal List<int> Seen { get; } = [];
        public string Kind => "count";

        public Task<Result<Done>> Run(string payload, CancellationToken stop)
        {
            lock (turn)
                Seen.Add(int.Parse(payload, System.Globalization.CultureInfo.InvariantCulture));
            return Task.FromResult<Result<Done>>(default(Done));
        }
    }
}

public sealed class StorageOnSqlite() : StorageCompliance(TestDatabase.Sqlite);

public sealed class StorageOnPostgres() : StorageCompliance(TestDatabase.Postgres);
