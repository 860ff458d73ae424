using System.Text;
using System.Text.Json;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.PreScoring.Rounds;
using Concave.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.PreScoring.Tests.Fixtures;

/// <summary>What stages 1 and 2 hand over: a project that is ready for its first batch, unless an option takes something away.</summary>
internal sealed record ReadyProject
{
    public int Pairs { get; init; } = 40;
    public int Gold { get; init; } = 40;
    public IReadOnlyList<string> Languages { get; init; } = ["en"];
    public IReadOnlyList<string> GoldLanguages { get; init; } = ["en"];

    /// <summary>Languages of each annotator.</summary>
    public IReadOnlyList<string[]> Spoken { get; init; } = [["en"], ["en"], ["en"]];
    public QualityPlan Plan { get; init; } = QualityPlan.HouseStandard;
    public bool Approved { get; init; } = true;
    public bool Piloted { get; init; } = true;

    /// <summary>Changes a production pair before it is stored, by its number.</summary>
    public Func<PairRecord, int, PairRecord> Change { get; init; } = (pair, _) => pair;

    internal static readonly Actor Lead = new(Guid.Parse("00000000-0000-7000-8000-00000000001d"), Roles.Lead);

    internal static void Add(IServiceCollection services)
    {
        services.AddSingleton<IRandomSeeds, FixedSeeds>();
        services.AddPreScoring();
    }

    internal Task<MadeProject> Make(Bench bench) => Make(bench.Store, bench.Vault, bench.Clock);

    internal async Task<MadeProject> Make(Store store, ContentVault vault, TimeProvider clock)
    {
        var made = new MadeProject
        {
            ProjectId = clock.NewId(),
            ClientId = clock.NewId(),
            GuidelinesId = clock.NewId(),
            Guidelines = SampleGuidelines.Under(Plan, ["general"], Languages, Pairs),
            Production = [.. Enumerable.Range(0, Pairs).Select(i => Change(SamplePairs.Make(clock.NewId(), PairPurpose.Production, i, "general", Languages[i % Languages.Count], 12), i))],
            GoldPairs = [.. Enumerable.Range(0, Gold).Select(i => SamplePairs.Make(clock.NewId(), PairPurpose.Gold, i, "general", GoldLanguages[i % GoldLanguages.Count], 12))],
            Annotators = [.. Spoken.Select(s => (clock.NewId(), clock.NewId(), s))],
        };
        await Write(store, db =>
        {
            db.Add(new Client { Id = made.ClientId, Name = "Sample client", CreatedAt = clock.GetUtcNow() });
            db.Add(new Project { Id = made.ProjectId, ClientId = made.ClientId, Title = "Sample project", Simulated = true, CreatedAt = clock.GetUtcNow() });
            vault.AddKey(db, made.ProjectId);
            return Task.CompletedTask;
        });
        var content = new Dictionary<Guid, byte[]>();
        foreach (var pair in made.Production.Concat(made.GoldPairs))
            content[pair.Pair] = await vault.Close(made.ProjectId, pair, default);
        var document = await vault.Close(made.ProjectId, made.Guidelines, default);
        var why = await vault.CloseBytes(made.ProjectId, Encoding.UTF8.GetBytes("It is so."), default);
        await Write(store, db => HandOver(db, made, content, document, why, clock));
        return made;
    }

    private async Task HandOver(ConcaveDb db, MadeProject made, Dictionary<Guid, byte[]> content, byte[] document, byte[] why, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var nda = new SignedNda { Id = clock.NewId(), ProjectId = made.ProjectId, Parties = "Sample parties", SignedOn = "2026-03-01", DocumentDigest = new string('0', 64), BlobKey = "sample", RecordedAt = now };
        var import = new PairImport { Id = clock.NewId(), ProjectId = made.ProjectId, NdaId = nda.Id, FileName = "sample.jsonl", FileDigest = new string('0', 64), Format = "plain", Purpose = PairPurpose.Production, ImportedBy = Guid.Empty, ImportedAt = now };
        db.AddRange(nda, import);
        db.Add(new ImportOutcome { ImportId = import.Id, ProjectId = made.ProjectId, Read = Pairs + 3, Accepted = Pairs, Unchanged = 0, SetAside = JsonSerializer.Serialize(new[] { new { code = "empty", count = 2 }, new { code = "not-text", count = 1 } }), FinishedAt = now });
        if (Approved)
            db.Add(new ApprovedGuidelines { Id = made.GuidelinesId, ProjectId = made.ProjectId, Version = 1, Hash = RecordDigests.Guidelines(made.Guidelines), Document = document, ApprovedBy = Guid.Empty, ApprovedAt = now });
        if (Piloted)
            db.Add(new ProvenAgreement { Id = clock.NewId(), ProjectId = made.ProjectId, GuidelinesId = made.GuidelinesId, Kappa = 0.8, Threshold = 0.7, Pairs = 50, Annotators = 3, ProvenAt = now });
        db.AddRange(made.Annotators.Select(a => Qualified(made, a.Qualification, a.Id, a.Spoken, now)));
        await db.SaveChangesAsync();
        await db.InsertAll(made.Production.Concat(made.GoldPairs).Select(p => Row(made, import.Id, p, content[p.Pair], now)), default);
        await db.InsertAll(made.GoldPairs.Select((g, i) => new VerifiedAnswer { PairId = g.Pair, ProjectId = made.ProjectId, Truth = SamplePairs.TruthOf(i), Why = why, VerifiedAt = now }), default);
    }

    private QualifiedAnnotator Qualified(MadeProject made, Guid id, Guid annotator, string[] spoken, DateTimeOffset now) => new()
    {
        Id = id,
        ProjectId = made.ProjectId,
        AnnotatorId = annotator,
        Pseudonym = $"an-{annotator.ToString("N")[20..]}",
        Basis = Plan.Recorded is null ? QualificationBasis.Calibration : QualificationBasis.Recorded,
        Attempt = 1,
        Kappa = Plan.Recorded is null ? 0.8 : null,
        Threshold = Plan.Recorded is null ? 0.65 : 0,
        Pairs = 50,
        Profile = JsonSerializer.Serialize(
            new AnnotatorRecord { Annotator = "an-sample", Domains = ["general"], Languages = spoken, Credentials = [], Basis = QualificationBasis.Calibration, Simulated = true }, RecordJson.Options),
        QualifiedAt = now,
    };

    private static Pair Row(MadeProject made, Guid import, PairRecord pair, byte[] content, DateTimeOffset now) => new()
    {
        Id = pair.Pair,
        ProjectId = made.ProjectId,
        ImportId = import,
        Purpose = pair.Purpose,
        ExternalId = pair.ExternalId,
        ContentHash = Digest.Of(pair.ExternalId),
        Domain = pair.Domain,
        Language = pair.Language,
        TaskType = pair.TaskType,
        Words = 30,
        Content = content,
        ImportedAt = now,
    };

    internal static async Task Write(Store store, Func<ConcaveDb, Task> work)
    {
        var written = await store.Write<Done>(async db =>
        {
            await work(db);
            return default(Done);
        }, default);
        Assert.Null(written.Problem);
    }
}

/// <summary>A project that was made, and what is in it.</summary>
internal sealed record MadeProject
{
    public required Guid ProjectId { get; init; }
    public required Guid ClientId { get; init; }
    public required Guid GuidelinesId { get; init; }
    public required GuidelinesDocument Guidelines { get; init; }
    public required IReadOnlyList<PairRecord> Production { get; init; }
    public required IReadOnlyList<PairRecord> GoldPairs { get; init; }
    public required IReadOnlyList<(Guid Qualification, Guid Id, string[] Spoken)> Annotators { get; init; }
}

/// <summary>Seeds of a test: the first round has bytes of 1, the next bytes of 2, and so on.</summary>
internal sealed class FixedSeeds : IRandomSeeds
{
    private int given;

    public byte[] Next()
    {
        var seed = new byte[KeyedDraw.SeedLength];
        Array.Fill(seed, (byte)Interlocked.Increment(ref given));
        return seed;
    }

    internal static byte[] Number(int number)
    {
        var seed = new byte[KeyedDraw.SeedLength];
        Array.Fill(seed, (byte)number);
        return seed;
    }
}
