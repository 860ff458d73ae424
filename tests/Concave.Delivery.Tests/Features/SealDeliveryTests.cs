using Concave.Data;
using Concave.Data.Blobs;
using Concave.Data.Content;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Datasets.Verify;
using Concave.Delivery.Keys;
using Concave.Delivery.Packing;
using Concave.Delivery.Tests.Fixtures;
using Concave.Kernel;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Delivery.Tests.Features;

public sealed class SealDeliveryTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("concave-delivery-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task A_sealed_bag_passes_every_check_a_client_has(TestDatabase database)
    {
        await using var bench = await DeliveryBench.Open(database);
        var made = await bench.Seal();

        Assert.Null(made.Problem);
        var bag = await bench.Export(folder, made.Value!.DeliveryId);
        var checks = DeliveryVerifier.Run(bag, await File.ReadAllTextAsync(Path.Combine(bench.Bench.Get<HomeFolder>().Keys, "signing.pub.pem")));
        Assert.Equal([], checks.Where(c => !c.Passed).Select(c => $"{c.Name}: {c.Detail}"));
        Assert.True(checks.Count > 20);
        await using var db = bench.Bench.Store.Read();
        Assert.Equal(BatchState.Released, await db.StateOf(bench.Seeded.BatchId, default));
        Assert.Equal(made.Value!.BagDigest, await db.LedgerEntries.Where(e => e.SubjectId == made.Value!.DeliveryId).Select(e => e.Digest).SingleAsync());
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task A_withheld_batch_is_not_sealed_not_even_by_hand(TestDatabase database)
    {
        await using var bench = await DeliveryBench.Open(database, wrongGold: 3);

        Assert.False(bench.Worked.Decision.Release);
        Assert.Equal("batch-not-passed", (await bench.Seal()).Problem?.Code);
        Assert.Empty(bench.Blobs());
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => bench.Write(db =>
        {
            db.SealedDeliveries.Add(new()
            {
                Id = bench.Bench.Clock.NewId(),
                ProjectId = bench.Seeded.ProjectId,
                BatchId = bench.Seeded.BatchId,
                RoundId = bench.Seeded.RoundId,
                VerdictReleased = true,
                BagDigest = "",
                KeyId = "",
                BlobKey = "forged",
                PackedDigest = "",
                PackedBytes = 0,
                Looser = "[]",
                SealedAt = bench.Bench.Clock.GetUtcNow(),
            });
            return Task.CompletedTask;
        }));
    }

    [Fact]
    public async Task Only_the_lead_seals_and_only_what_there_is()
    {
        await using var bench = await DeliveryBench.Open(TestDatabase.Sqlite);
        var seal = bench.Bench.Get<SealDelivery>();

        Assert.Equal("role-missing", (await seal.Handle(new(bench.Seeded.BatchId), bench.Client, default)).Problem?.Code);
        Assert.Equal("batch-unknown", (await seal.Handle(new(Guid.Empty), bench.Lead, default)).Problem?.Code);
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task The_same_release_gives_the_same_bytes_whatever_came_after_it(TestDatabase database)
    {
        await using var bench = await DeliveryBench.Open(database);
        var made = await bench.Seal();
        var first = await bench.Export(folder, made.Value!.DeliveryId);
        await bench.Bench.Get<SealLedger>().Handle(bench.Seeded.ProjectId, default);
        bench.Bench.Clock.Advance(TimeSpan.FromDays(3));

        var records = await bench.Bench.Get<CollectRecords>().Handle(bench.Seeded.BatchId, default);
        using var key = bench.Bench.Get<SigningKeys>().Current();
        using var work = WorkFolder.Open(bench.Bench.Get<HomeFolder>(), "delivery", bench.Bench.Clock.NewId(), bench.Bench.Clock.GetUtcNow());
        var again = WrittenBag.Of(records.Value!, superseded: null, [], key, work);

        Assert.Equal(made.Value!.BagDigest, again.Value!.Sealed.Digest);
        var second = work.File("bag");
        Assert.Equal(Files(first), Files(second));
        Assert.Equal(["release.dsse.json"], Files(first).Where(f => !File.ReadAllBytes(Path.Combine(first, f)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(second, f)))));
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task A_crash_between_blob_and_row_leaves_nothing_half(TestDatabase database)
    {
        var home = Path.Combine(folder.FullName, "blobs");
        var blobs = new DyingBlobs(home) { DieAfterPut = true };
        await using var bench = await DeliveryBench.Open(database, add: services => services.AddSingleton<IBlobStore>(blobs));

        await Assert.ThrowsAsync<IOException>(() => bench.Seal());
        await using var db = bench.Bench.Store.Read();
        Assert.Equal(BatchState.Passed, await db.StateOf(bench.Seeded.BatchId, default));
        Assert.Empty(await db.SealedDeliveries.ToListAsync());
        Assert.Single(Directory.GetFiles(home, "*", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetDirectories(bench.Bench.Get<HomeFolder>().Work));

        blobs.DieAfterPut = false;
        var records = await bench.Bench.Get<CollectRecords>().Handle(bench.Seeded.BatchId, default);
        var made = await bench.Seal();
        Assert.Equal(records.Value!.Delivery.Delivery, made.Value!.DeliveryId);
        Assert.Equal([await db.SealedDeliveries.Select(d => d.BlobKey).SingleAsync()], Directory.GetFiles(home, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(home, f)));
        Assert.Equal(made.Value!.DeliveryId, (await bench.Seal()).Value!.DeliveryId);
        Assert.All(DeliveryVerifier.Run(await bench.Export(folder, made.Value!.DeliveryId)), c => Assert.True(c.Passed, c.Detail));
    }

    [Fact]
    public async Task A_disk_that_is_full_is_said_and_the_batch_can_be_sealed_later()
    {
        var blobs = new DyingBlobs(Path.Combine(folder.FullName, "blobs")) { Room = 100_000 };
        await using var bench = await DeliveryBench.Open(TestDatabase.Sqlite, add: services => services.AddSingleton<IBlobStore>(blobs));

        var said = await Assert.ThrowsAsync<IOException>(() => bench.Seal().WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal("The sample disk is full.", said.Message);
        Assert.Empty(Directory.GetDirectories(bench.Bench.Get<HomeFolder>().Work));

        blobs.Room = null;
        Assert.All(DeliveryVerifier.Run(await bench.Export(folder, (await bench.Seal()).Value!.DeliveryId)), c => Assert.True(c.Passed, c.Detail));
    }

    [Fact]
    public async Task A_bag_that_cannot_be_read_to_its_end_is_not_kept()
    {
        await using var bench = await DeliveryBench.Open(TestDatabase.Sqlite);
        var records = await bench.Bench.Get<CollectRecords>().Handle(bench.Seeded.BatchId, default);
        using var key = bench.Bench.Get<SigningKeys>().Current();
        using var work = WorkFolder.Open(bench.Bench.Get<HomeFolder>(), "delivery", bench.Bench.Clock.NewId(), bench.Bench.Clock.GetUtcNow());
        var bag = WrittenBag.Of(records.Value!, superseded: null, [], key, work).Value!;
        File.CreateSymbolicLink(Path.Combine(bag.Folder, "zzz"), Path.Combine(bag.Folder, "nowhere")); // the last file of the bag

        var packed = PackedBag.Keep(bag, bench.Bench.Get<SealedBlobs>(), bench.Seeded.ProjectId, "deliveries/sample", default);

        await Assert.ThrowsAsync<FileNotFoundException>(() => packed.WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Empty(bench.Blobs());
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task Two_that_seal_at_once_make_one_delivery(TestDatabase database)
    {
        await using var bench = await DeliveryBench.Open(database);
        var made = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => bench.Seal())));

        Assert.All(made, m => Assert.Null(m.Problem));
        var one = Assert.Single(made.Select(m => m.Value!.PackedDigest).Distinct());
        Assert.Single(bench.Blobs());
        await using var db = bench.Bench.Store.Read();
        Assert.Equal(one, await db.SealedDeliveries.Select(d => d.PackedDigest).SingleAsync());
    }

    [Fact]
    public async Task A_pair_that_trainers_would_break_on_is_not_delivered()
    {
        var options = DeliveryBench.Sample with { Responses = new Dictionary<int, (string A, string B)> { [4] = ("The ofﬁce opens at nine.", "The office opens at nine.") } };
        await using var bench = await DeliveryBench.Open(TestDatabase.Sqlite, options: options);

        var refused = (await bench.Seal()).Problem!;

        Assert.Equal("delivery-unloadable", refused.Code);
        Assert.Contains("rule 5", refused.Detail, StringComparison.Ordinal); // the same once a tokenizer has normalised them
        Assert.Empty(bench.Blobs());
    }

    [Fact]
    public async Task Shapes_asked_for_are_in_the_delivery_and_verify()
    {
        await using var bench = await DeliveryBench.Open(TestDatabase.Sqlite);
        var ask = bench.Bench.Get<RequestSeal>();
        Assert.Equal("projection-unknown", (await ask.Handle(new(bench.Seeded.BatchId, ["nonsense"]), bench.Lead, default)).Problem?.Code);
        Assert.Null((await ask.Handle(new(bench.Seeded.BatchId, ["pairs_flat", "unpaired"]), bench.Lead, default)).Problem);
        await bench.Bench.Get<Data.Jobs.WorkJobs>().RunDue(default);

        var bag = await bench.Export(folder, (await bench.Seal()).Value!.DeliveryId);
        Assert.All(DeliveryVerifier.Run(bag), c => Assert.True(c.Passed, c.Detail));
        Assert.True(File.Exists(Path.Combine(bag, "data/pairs_flat/train.jsonl")) && File.Exists(Path.Combine(bag, "data/unpaired/test.jsonl")));
        Assert.False(Directory.Exists(Path.Combine(bag, "data/ranked")));
    }

    [Fact]
    public async Task Two_clients_cannot_compare_notes_about_an_annotator()
    {
        await using var bench = await DeliveryBench.Open(TestDatabase.Sqlite);
        var names = bench.Bench.Get<Pseudonyms>();
        var people = bench.Seeded.Annotators.Select(a => a.Id).ToArray();
        SeededRoundOptions For(int client) => DeliveryBench.Sample with
        {
            Seed = client,
            Panel = [.. people.Select(p => new SeededAnnotator(p, bench.Bench.Clock.NewId(), names.Of(new Guid(client, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), p)))],
        };

        List<string> seen = [];
        foreach (var client in (int[])[7, 8])
        {
            var (seeded, _) = await bench.Another(For(client));
            var made = await bench.Seal(seeded.BatchId);
            var bag = await bench.Export(folder, made.Value!.DeliveryId);
            var text = string.Concat(Files(bag).Select(f => File.ReadAllText(Path.Combine(bag, f))));
            Assert.DoesNotContain(people, p => text.Contains(p.ToString("D"), StringComparison.OrdinalIgnoreCase) || text.Contains(p.ToString("N"), StringComparison.OrdinalIgnoreCase));
            Assert.All(seeded.Annotators, a => Assert.Contains(a.Pseudonym, text, StringComparison.Ordinal));
            seen.AddRange(seeded.Annotators.Select(a => a.Pseudonym));
        }

        Assert.Equal(2 * people.Length, seen.Distinct(StringComparer.Ordinal).Count());
    }

    private static string[] Files(string bag) =>
        [.. Directory.GetFiles(bag, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(bag, f)).Order(StringComparer.Ordinal)];
}
