using System.Text.Json;
using Concave.Data;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Delivery.Tests.Fixtures;

/// <summary>A batch that sample annotators judged and the gates decided, written as the stages before hand it over.</summary>
internal sealed class DeliveryBench : IAsyncDisposable
{
    private DeliveryBench(Bench bench) => Bench = bench;

    internal Bench Bench { get; }
    internal SeededRound Seeded { get; private set; } = null!;
    internal WorkedRound Worked { get; private set; } = null!;
    internal Actor Lead { get; } = new(new Guid("00000000-0000-7000-8000-000000000003"), Roles.Lead);
    internal Actor Client => ClientOf(Seeded);

    private string BlobFolder => Path.Combine(Bench.Get<HomeFolder>().Path, "blobs");

    /// <summary>Small, and of such a sample that its κ does not hang on which pairs are drawn.</summary>
    internal static SeededRoundOptions Sample => new() { Pairs = 60, Gold = 20, Annotators = 3, Plan = QualityPlan.HouseStandard with { SampleShare = 0.4 } };

    internal static Actor ClientOf(SeededRound seeded) => new(new Guid("00000000-0000-7000-8000-000000000004"), Roles.Client, seeded.ClientId);

    /// <summary>A bench with one batch in the state the gates left it in.</summary>
    /// <param name="database">Where.</param>
    /// <param name="wrongGold">Verified pairs answered wrong; many withhold the batch.</param>
    /// <param name="options">What the round holds.</param>
    /// <param name="add">Services that take the place of the usual ones.</param>
    internal static async Task<DeliveryBench> Open(TestDatabase database, int wrongGold = 0, SeededRoundOptions? options = null, Action<IServiceCollection>? add = null)
    {
        var made = new DeliveryBench(await Bench.Open(database, services =>
        {
            services.AddDelivery();
            add?.Invoke(services);
        }));
        (made.Seeded, made.Worked) = await made.Another(options ?? Sample, wrongGold);
        return made;
    }

    /// <summary>Another project, judged and decided.</summary>
    internal async Task<(SeededRound Seeded, WorkedRound Worked)> Another(SeededRoundOptions options, int wrongGold = 0)
    {
        var seeded = await SeededRound.Make(Bench, options);
        var answers = await Qualify(seeded);
        await using var db = Bench.Store.Read();
        var round = JsonSerializer.Deserialize<RoundRecord>(await db.Rounds.Where(r => r.Id == seeded.RoundId).Select(r => r.Record).SingleAsync(), RecordJson.Options)!;
        var worked = WorkedRound.Of(seeded, round, seeded.Seed, seeded.Routing, wrongGold, new HashSet<Guid>(), answers, Bench.Clock);
        await Keep(seeded, worked);
        return (seeded, worked);
    }

    internal Task<Result<DeliveryView>> Seal(Guid? batch = null) => Bench.Get<SealDelivery>().Handle(new(batch ?? Seeded.BatchId), Lead, default);

    /// <summary>The files of stored blobs.</summary>
    internal string[] Blobs() => Directory.Exists(BlobFolder) ? Directory.GetFiles(BlobFolder, "*", SearchOption.AllDirectories) : [];

    /// <summary>Unpacks a delivery; the folder lies in a new directory of its own.</summary>
    internal async Task<string> Export(DirectoryInfo under, Guid delivery)
    {
        var folder = Path.Combine(under.FullName, $"{delivery:N}");
        Assert.Null((await Bench.Get<ExportDelivery>().Handle(new(delivery, folder), Lead, default)).Problem);
        return folder;
    }

    internal async Task Write(Func<ConcaveDb, Task> work) => Assert.Null((await Bench.Store.Write<Done>(async db =>
    {
        await work(db);
        return default(Done);
    }, default)).Problem);

    public ValueTask DisposeAsync() => Bench.DisposeAsync();

    private async Task<Answers> Qualify(SeededRound seeded)
    {
        await using var read = Bench.Store.Read();
        var answers = Answers.Of(seeded, RecordJson.Stamp((await read.ProvenAgreements.SingleAsync(p => p.ProjectId == seeded.ProjectId)).ProvenAt.AddHours(-1)));
        var people = seeded.Annotators.ToDictionary(a => a.Pseudonym, a => a.Id);
        await Write(async db =>
        {
            await db.InsertAll(answers.Calibration.Select(a => Answer(seeded, people[a.Annotator], a.Annotator, PairPurpose.Calibration, a.Pair, a.Truth, a.Choice, a.AnsweredAt)), default);
            await db.InsertAll(answers.Pilot.Select(a => Answer(seeded, people[a.Annotator], a.Annotator, PairPurpose.Pilot, a.Pair, Choice.CannotJudge, a.Choice, a.AnsweredAt)), default);
            foreach (var attempt in answers.Calibration.GroupBy(a => a.Annotator))
                db.EnterDigest(seeded.ProjectId, Guid.Empty, LedgerKinds.Qualification, Bench.Clock.NewId(), RecordDigests.Calibration(attempt), Bench.Clock);
            db.EnterDigest(seeded.ProjectId, Guid.Empty, LedgerKinds.Pilot, Bench.Clock.NewId(), RecordDigests.Pilot(answers.Pilot), Bench.Clock);
        });
        return answers;
    }

    private QualificationAnswer Answer(SeededRound seeded, Guid by, string name, PairPurpose purpose, Guid pair, Choice truth, Choice choice, DateTimeOffset at) => new()
    {
        Id = Bench.Clock.NewId(),
        ProjectId = seeded.ProjectId,
        AnnotatorId = by,
        Pseudonym = name,
        Purpose = purpose,
        Attempt = 1,
        PairId = pair,
        Truth = truth,
        Choice = choice,
        AnsweredAt = at,
    };

    /// <summary>Writes what a round came to.</summary>
    internal async Task Keep(SeededRound seeded, WorkedRound worked)
    {
        var rows = new WorkedRows(Bench, seeded, worked);
        var (judgments, entries) = (await rows.Judgments(), await rows.Entries());
        await Write(async db =>
        {
            await db.InsertAll(judgments, default);
            await db.InsertAll(entries, default);
            await db.InsertAll(rows.Ledger(), default);
            db.BatchVerdicts.Add(rows.BatchVerdict());
            await db.InsertAll(rows.Verdicts(), default);
            db.EnterDigest(seeded.ProjectId, seeded.BatchId, LedgerKinds.Verdict, worked.Round.Round, RecordDigests.Verdicts(worked.Verdicts), Bench.Clock);
            foreach (var to in (BatchState[])[BatchState.Judged, BatchState.UnderReview, worked.Decision.Release ? BatchState.Passed : BatchState.Withheld])
                Assert.False((await db.Step(seeded.BatchId, to, "sample", Guid.Empty, Bench.Clock, default)).Failed);
        });
    }
}
