using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Testing;

/// <summary>Somebody of the sample panel.</summary>
public sealed record SeededAnnotator(Guid Id, Guid QualificationId, string Pseudonym)
{
    public Actor Actor => new(Id, Roles.Annotator);
}

/// <summary>
/// A project with everything that stages 1 to 3 hand over, written straight into the hand-offs: approved guidelines,
/// pairs, gold, qualified annotators, and one open round routed from its seed.
/// </summary>
public sealed record SeededRound
{
    public required SeededRoundOptions Options { get; init; }
    public required Guid ClientId { get; init; }
    public required Guid ProjectId { get; init; }
    public required Guid GuidelinesId { get; init; }
    public required GuidelinesDocument Guidelines { get; init; }
    public required Guid BatchId { get; init; }
    public required Guid RoundId { get; init; }

    /// <summary>1, and one more for each time the batch was opened again.</summary>
    public int Number { get; init; } = 1;
    public required byte[] Seed { get; init; }
    public required IReadOnlyList<PairRecord> Pairs { get; init; }
    public required IReadOnlyList<PairRecord> Gold { get; init; }
    public required IReadOnlyList<SeededAnnotator> Annotators { get; init; }

    /// <summary>How every pair of the round is judged, the gold pool's pairs included (reason gold; nothing waits in the order book for them).</summary>
    public required IReadOnlyList<RoutingRecord> Routing { get; init; }

    public KeyedDraw Draw => new(Seed);
    public QualityPlan Plan => Options.Plan;
    public int TotalSlots => Routing.Where(r => r.Reason != RouteReason.Gold).Sum(r => r.Slots);
    public IReadOnlyList<Guid> GoldPool => [.. Gold.Select(g => g.Pair).Order()];

    /// <summary>The verified answers, as a delivery carries them.</summary>
    public IReadOnlyList<TruthRecord> Truths => [.. Gold.Select((g, i) => new TruthRecord(g.Pair, SamplePairs.TruthOf(i), SeededRows.Why))];

    /// <summary>The verified answer of a gold pair.</summary>
    public Choice TruthOf(Guid gold) => SamplePairs.TruthOf(Gold.Select((g, i) => (g.Pair, i)).Single(g => g.Pair == gold).i);

    /// <summary>Makes the project and its round in the bench's database.</summary>
    public static Task<SeededRound> Make(Bench bench, SeededRoundOptions? options = null) =>
        Make(bench.Store, bench.Vault, bench.Clock, options ?? new SeededRoundOptions());

    /// <summary>Makes the project and its round.</summary>
    public static async Task<SeededRound> Make(Store store, ContentVault vault, TimeProvider clock, SeededRoundOptions options)
    {
        var round = Draft(clock, options);
        await WriteOrThrow(store, db => Scoping(db, round, vault, clock));
        var content = await SealAll(round, vault);
        var why = await vault.CloseBytes(round.ProjectId, Encoding.UTF8.GetBytes(SeededRows.Why), default);
        var (seed, document) = (await vault.CloseBytes(round.ProjectId, round.Seed, default), await vault.Close(round.ProjectId, round.Guidelines, default));
        var fileName = await vault.CloseText(round.ProjectId, "sample.jsonl", default);
        await WriteOrThrow(store, db => SeededRows.Add(db, round, content, document, why, fileName, clock));
        await WriteOrThrow(store, db => Open(db, round, seed, clock));
        return round;
    }

    /// <summary>Opens the withheld batch for another round: the same pairs, another seed and another sample.</summary>
    public async Task<SeededRound> Again(Bench bench)
    {
        var seed = SHA256.HashData([.. Seed, (byte)Number]);
        var sample = new KeyedDraw(seed).Sample([.. Pairs.Select(p => p.Pair)], Plan.SampleShare);
        var next = this with
        {
            RoundId = bench.Clock.NewId(),
            Number = Number + 1,
            Seed = seed,
            Routing = [.. Pairs.Select(p => SeededRows.Route(Options, p, sample.Contains(p.Pair))), .. Gold.Select(g => SeededRows.RouteGold(Options, g))],
        };
        var sealedSeed = await bench.Vault.CloseBytes(ProjectId, seed, default);
        await WriteOrThrow(bench.Store, async db =>
        {
            if ((await db.Step(BatchId, BatchState.Open, "another round", Guid.Empty, bench.Clock, default)).Problem is { } refused)
                throw new InvalidOperationException(refused.ToString());
            await AddRound(db, next, sealedSeed, RecordJson.Stamp(bench.Clock.GetUtcNow()), bench.Clock);
        });
        return next;
    }

    private static SeededRound Draft(TimeProvider clock, SeededRoundOptions options)
    {
        var seed = SHA256.HashData(Encoding.UTF8.GetBytes($"sample seed {options.Seed}"));
        var pairs = SeededRows.Pairs(clock, options, PairPurpose.Production, options.Pairs);
        var gold = SeededRows.Pairs(clock, options, PairPurpose.Gold, options.Gold);
        var sample = new KeyedDraw(seed).Sample([.. pairs.Select(p => p.Pair)], options.Plan.SampleShare);
        return new()
        {
            Options = options,
            ClientId = clock.NewId(),
            ProjectId = clock.NewId(),
            GuidelinesId = clock.NewId(),
            Guidelines = options.Guidelines(SampleGuidelines.Under(options.Plan, options.Domains, options.Languages, options.Pairs)),
            BatchId = clock.NewId(),
            RoundId = clock.NewId(),
            Seed = seed,
            Pairs = pairs,
            Gold = gold,
            Annotators = options.Panel ?? [.. Enumerable.Range(0, options.Annotators).Select(i => new SeededAnnotator(clock.NewId(), clock.NewId(), $"an-{options.Seed:x4}{i:x8}"))],
            Routing = [.. pairs.Select(p => SeededRows.Route(options, p, sample.Contains(p.Pair))), .. gold.Select(g => SeededRows.RouteGold(options, g))],
        };
    }

    private static Task Scoping(ConcaveDb db, SeededRound round, ContentVault vault, TimeProvider clock)
    {
        db.Add(new Client { Id = round.ClientId, Name = round.Options.ClientName, CreatedAt = clock.GetUtcNow() });
        db.Add(new Project { Id = round.ProjectId, ClientId = round.ClientId, Title = round.Options.ProjectTitle, Simulated = true, CreatedAt = clock.GetUtcNow() });
        vault.AddKey(db, round.ProjectId);
        return Task.CompletedTask;
    }

    private static async Task<Dictionary<Guid, byte[]>> SealAll(SeededRound round, ContentVault vault)
    {
        var content = new Dictionary<Guid, byte[]>();
        foreach (var pair in round.Pairs.Concat(round.Gold))
            content[pair.Pair] = await vault.Close(round.ProjectId, pair, default);
        return content;
    }

    private static async Task Open(ConcaveDb db, SeededRound round, byte[] sealedSeed, TimeProvider clock)
    {
        var recorded = round.Plan.Recorded is not null;
        var now = RecordJson.Stamp(clock.GetUtcNow());
        var pilot = SeededRows.Pilot(round, clock);
        db.Add(pilot);
        db.Add(new Batch { Id = round.BatchId, ProjectId = round.ProjectId, Number = 1, GuidelinesId = round.GuidelinesId, ProvenAgreementId = pilot.Id, Recorded = recorded, Pairs = round.Pairs.Count, Import = SeededRows.Imported(round), CreatedAt = now });
        db.Add(new BatchTransition { BatchId = round.BatchId, Number = 1, From = BatchState.Planned, To = BatchState.Open, Why = "opened", By = Guid.Empty, At = now });
        SeededRows.Enter(db, round, clock);
        await AddRound(db, round, sealedSeed, now, clock);
    }

    private static async Task AddRound(ConcaveDb db, SeededRound round, byte[] sealedSeed, DateTimeOffset now, TimeProvider clock)
    {
        var record = new RoundRecord
        {
            Round = round.RoundId,
            Batch = round.BatchId,
            Number = round.Number,
            OpenedAt = now,
            SeedDigest = Digest.Hex(round.Seed),
            RoutingDigest = RecordDigests.Routing(round.Routing),
            GoldPool = round.GoldPool,
            Guidelines = Digest.Of(round.Guidelines),
        };
        db.Add(new Round { Id = round.RoundId, BatchId = round.BatchId, ProjectId = round.ProjectId, Number = round.Number, Seed = sealedSeed, Record = JsonSerializer.Serialize(record, RecordJson.Options), OpenedAt = now });
        db.Add(new RoundProgress { RoundId = round.RoundId, OpenSlots = round.TotalSlots, Judgments = 0 });
        db.Enter(round.ProjectId, round.BatchId, LedgerKinds.Round, round.RoundId, record, clock);
        await db.SaveChangesAsync();
        await db.InsertAll(round.Routing.Select(r => SeededRows.RoutedPairOf(round, r)), default);
        await db.InsertAll(SeededRows.Slots(round, clock), default);
    }

    private static async Task WriteOrThrow(Store store, Func<ConcaveDb, Task> work)
    {
        var written = await store.Write<Done>(async db =>
        {
            await work(db);
            return default(Done);
        }, default);
        if (written.Failed)
            throw new InvalidOperationException(written.Problem.ToString());
    }
}
