using System.Security.Cryptography;
using Concave.Data;
using Concave.Data.Blobs;
using Concave.Data.Content;
using Concave.Data.HandOffs;
using Concave.Data.Jobs;
using Concave.Data.Register;
using Concave.Delivery.Tests.Fixtures;
using Concave.Kernel;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Delivery.Tests.Features;

public abstract class ClosingTests(TestDatabase database)
{
    [Fact]
    public async Task After_the_grace_period_key_rows_and_blobs_are_gone_and_a_signed_certificate_says_so()
    {
        await using var bench = await DeliveryBench.Open(database);
        var delivery = (await bench.Seal()).Value!;
        var ticket = (await bench.Bench.Get<IssueTicket>().Handle(new(delivery.DeliveryId), bench.Client, default)).Value!;
        var due = await Close(bench, bench.Lead);

        await RunOn(bench, due.AddMinutes(-10));
        Assert.Equal(ProjectState.Closing, (await Show(bench)).State);
        Assert.Single(bench.Blobs());

        await RunOn(bench, due.AddMinutes(1));
        var closing = await Show(bench);
        Assert.Equal((ProjectState.Destroyed, null), (closing.State, closing.Due));
        Assert.Empty(bench.Blobs());
        Assert.Null(bench.Bench.Get<KeyShelf>().Find(bench.Seeded.ProjectId));
        await Assert.ThrowsAsync<ContentDestroyedException>(async () => await bench.Bench.Vault.CloseBytes(bench.Seeded.ProjectId, new byte[1], default));
        await Assert.ThrowsAsync<ContentDestroyedException>(() => bench.Bench.Get<CollectRecords>().Handle(bench.Seeded.BatchId, default));
        Assert.Equal("content-destroyed", (await bench.Bench.Get<IssueTicket>().Handle(new(delivery.DeliveryId), bench.Client, default)).Problem?.Code);
        Assert.NotNull((await bench.Bench.Get<RedeemTicket>().Handle(new(ticket.Ticket), bench.Client, default)).Problem);
        Assert.Equal("project-state", (await bench.Bench.Get<CallOffClosing>().Handle(new(bench.Seeded.ProjectId), bench.Lead, default)).Problem?.Code);
        Assert.Equal("content-destroyed", (await bench.Bench.Get<CloseProject>().Handle(new(bench.Seeded.ProjectId), bench.Lead, default)).Problem?.Code);
        await AssertSigned(bench, closing.Certificate!);
        Assert.Contains(closing.Certificate!.Record.Destroyed, d => d is { What: "judgments", Count: > 60, How: Forgetting.Unreadable });
        Assert.Equal(1, closing.Certificate.Record.Blobs);
        Assert.Equal("2027-04-01", closing.Certificate.Record.Kept[0].Until);
    }

    [Fact]
    public async Task The_download_log_goes_a_year_after_the_content_and_not_before()
    {
        await using var bench = await DeliveryBench.Open(database);
        var delivery = (await bench.Seal()).Value!;
        var ticket = (await bench.Bench.Get<IssueTicket>().Handle(new(delivery.DeliveryId), bench.Client, default)).Value!;
        Assert.Null((await bench.Bench.Get<RedeemTicket>().Handle(new(ticket.Ticket), bench.Client, default)).Problem);
        var due = await Close(bench, bench.Lead);
        await RunOn(bench, due.AddMinutes(1));
        await using var db = bench.Bench.Store.Read();
        var step = await db.ProjectSteps.SingleAsync(s => s.To == ProjectState.Destroyed);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => ForgetLog(bench, entry: null)); // append-only until then

        var entry = new ErasedLog { ProjectId = step.ProjectId, Step = step.Number, State = step.To, DestroyedAt = step.Due, DueAt = step.Due.AddYears(1), At = step.Due.AddYears(1) };
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => ForgetLog(bench, entry with { DueAt = step.Due.AddDays(300), At = step.Due.AddDays(301) })); // too early, even by hand
        Assert.Equal((1, 1), (await db.Set<Links.DownloadTicket>().CountAsync(), await db.Set<Links.TicketUse>().CountAsync()));
        Assert.Null((await ForgetLog(bench, entry)).Problem);
        Assert.Equal((0, 0), (await db.Set<Links.DownloadTicket>().CountAsync(), await db.Set<Links.TicketUse>().CountAsync()));
        Assert.Equal(1, await db.SealedDeliveries.CountAsync());
    }

    private static Task<Result<Done>> ForgetLog(DeliveryBench bench, ErasedLog? entry) => bench.Bench.Store.Write<Done>(async db =>
    {
        if (entry is not null)
            db.Add(entry);
        await db.SaveChangesAsync();
        foreach (var log in bench.Bench.Get<IEnumerable<IProjectLog>>())
            await log.Erase(db, bench.Seeded.ProjectId, default);
        return default(Done);
    }, default);

    [Fact]
    public async Task A_closing_is_called_off_by_whoever_asked_and_the_clients_by_the_client_alone()
    {
        await using var bench = await DeliveryBench.Open(database);
        var first = await Close(bench, bench.Lead);
        Assert.Null((await CallOff(bench, bench.Client)).Problem);
        await RunOn(bench, first.AddDays(1));
        Assert.Equal(ProjectState.Open, (await Show(bench)).State);

        var second = await Close(bench, bench.Client);
        Assert.Equal(second, await Close(bench, bench.Lead)); // asking again sets no other day
        Assert.Equal("closing-is-clients", (await CallOff(bench, bench.Lead)).Problem?.Code);
        Assert.Null((await CallOff(bench, bench.Client)).Problem);
        Assert.Equal("project-state", (await CallOff(bench, bench.Client)).Problem?.Code);
    }

    [Fact]
    public async Task Only_the_client_archives_and_the_archive_ends()
    {
        await using var bench = await DeliveryBench.Open(database);
        var archive = bench.Bench.Get<KeepArchive>();
        var until = new DateOnly(2026, 9, 1);
        Assert.Equal("project-state", (await archive.Handle(new(bench.Seeded.ProjectId, until), bench.Client, default)).Problem?.Code);
        var due = await Close(bench, bench.Lead);

        Assert.Equal("archive-is-clients", (await archive.Handle(new(bench.Seeded.ProjectId, until), bench.Lead, default)).Problem?.Code);
        Assert.Equal("archive-day", (await archive.Handle(new(bench.Seeded.ProjectId, new(2026, 1, 1)), bench.Client, default)).Problem?.Code);
        Assert.Equal("project-not-found", (await archive.Handle(new(bench.Seeded.ProjectId, until), bench.Client with { ClientId = Guid.Empty }, default)).Problem?.Code);
        Assert.Null((await archive.Handle(new(bench.Seeded.ProjectId, until), bench.Client, default)).Problem);

        await RunOn(bench, due.AddDays(1));
        Assert.Equal(ProjectState.Archived, (await Show(bench)).State);
        await RunOn(bench, new(2026, 9, 1, 0, 1, 0, TimeSpan.Zero));
        Assert.Equal(ProjectState.Destroyed, (await Show(bench)).State);
    }

    [Fact]
    public async Task A_destruction_that_is_cut_off_goes_on_where_it_stopped()
    {
        StubbornBlobs? stubborn = null;
        await using var bench = await DeliveryBench.Open(database, add: services => services.AddSingleton<IBlobStore>(provider =>
            stubborn = new(new FolderBlobStore(Path.Combine(provider.GetRequiredService<HomeFolder>().Path, "blobs")))));
        await bench.Seal();
        var due = await Close(bench, bench.Client);
        stubborn!.Refuses = true;

        await RunOn(bench, due.AddMinutes(1));
        Assert.Equal((ProjectState.Destroyed, null), ((await Show(bench)).State, (await Show(bench)).Certificate)); // nobody certifies what is not gone
        await Assert.ThrowsAsync<ContentDestroyedException>(async () => await bench.Bench.Vault.CloseBytes(bench.Seeded.ProjectId, new byte[1], default));

        stubborn.Refuses = false;
        await RunOn(bench, due.AddMinutes(5));
        Assert.Empty(bench.Blobs());
        await AssertSigned(bench, (await Show(bench)).Certificate!);
    }

    [Fact]
    public async Task Another_project_keeps_its_content()
    {
        await using var bench = await DeliveryBench.Open(database);
        var (other, _) = await bench.Another(DeliveryBench.Sample with { Seed = 2 });
        var due = await Close(bench, bench.Lead);

        await RunOn(bench, due.AddMinutes(1));

        Assert.Null((await bench.Seal(other.BatchId)).Problem);
        Assert.Single(bench.Blobs());
    }

    private static async Task<DateTimeOffset> Close(DeliveryBench bench, Actor by)
    {
        var asked = await bench.Bench.Get<CloseProject>().Handle(new(bench.Seeded.ProjectId), by, default);
        return asked.Failed ? throw new InvalidOperationException(asked.Problem.ToString()) : asked.Value;
    }

    private static Task<Result<Done>> CallOff(DeliveryBench bench, Actor by) => bench.Bench.Get<CallOffClosing>().Handle(new(bench.Seeded.ProjectId), by, default);

    private static async Task<ClosingView> Show(DeliveryBench bench) => (await bench.Bench.Get<ShowClosing>().Handle(new(bench.Seeded.ProjectId), bench.Client, default)).Value!;

    private static async Task RunOn(DeliveryBench bench, DateTimeOffset time)
    {
        bench.Bench.Clock.SetUtcNow(time);
        await bench.Bench.Get<WorkJobs>().RunDue(default);
    }

    private static async Task AssertSigned(DeliveryBench bench, CertificateView certificate)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem((await bench.Bench.Get<KeyHistory>().Handle(default)).Value!.Single(k => k.KeyId == certificate.KeyId).PublicPem);
        Assert.True(key.VerifyData(certificate.Content, Convert.FromBase64String(certificate.Signature), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        await using var db = bench.Bench.Store.Read();
        Assert.Equal(Concave.Datasets.Proof.Digest.Hex(certificate.Content), await db.LedgerEntries.Where(e => e.Kind == "deletion").Select(e => e.Digest).SingleAsync());
    }

    private sealed class StubbornBlobs(IBlobStore inner) : IBlobStore
    {
        internal bool Refuses { get; set; }

        public Task Put(string key, Stream content, CancellationToken stop) => inner.Put(key, content, stop);

        public Task<Stream> Open(string key, CancellationToken stop) => inner.Open(key, stop);

        public Task<bool> Exists(string key, CancellationToken stop) => inner.Exists(key, stop);

        public Task Remove(string key, CancellationToken stop) => Refuses ? throw new IOException("The sample store is away.") : inner.Remove(key, stop);
    }
}

public sealed class ClosingOnSqlite() : ClosingTests(TestDatabase.Sqlite);

public sealed class ClosingOnPostgres() : ClosingTests(TestDatabase.Postgres);
