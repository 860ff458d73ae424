using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Delivery.Tests.Fixtures;

/// <summary>A delivered batch done again, as the stages before do it: a root cause, then another round under a new seed.</summary>
internal static class Correction
{
    internal const string Note = "Sample finding: *one* source was out of date.";

    /// <summary>Works the batch off once more.</summary>
    /// <param name="bench">The bench whose batch is Released.</param>
    /// <param name="turned">Pairs that everybody now sees the other way.</param>
    internal static async Task<WorkedRound> Of(DeliveryBench bench, IReadOnlySet<Guid> turned)
    {
        var (seeded, clock) = (bench.Seeded, bench.Bench.Clock);
        await LogCause(bench);
        var seed = SHA256.HashData("sample correction"u8);
        var sample = new KeyedDraw(seed).Sample([.. seeded.Pairs.Select(p => p.Pair)], seeded.Plan.SampleShare);
        RoutingRecord[] routing = [.. seeded.Routing.Select(r => r.Reason == RouteReason.Gold ? r : Again(r, sample.Contains(r.Pair), seeded.Plan))];
        var round = new RoundRecord
        {
            Round = clock.NewId(),
            Batch = seeded.BatchId,
            Number = 2,
            OpenedAt = RecordJson.Stamp(clock.GetUtcNow()),
            SeedDigest = Digest.Hex(seed),
            RoutingDigest = RecordDigests.Routing(routing),
            GoldPool = seeded.GoldPool,
            Guidelines = bench.Worked.Round.Guidelines,
        };
        await Open(bench, round, seed, routing);
        await using var db = bench.Bench.Store.Read();
        var answers = Answers.Of(seeded, RecordJson.Stamp((await db.ProvenAgreements.SingleAsync(p => p.ProjectId == seeded.ProjectId)).ProvenAt.AddHours(-1)));
        var worked = WorkedRound.Of(seeded, round, seed, routing, 0, turned, answers, clock);
        await bench.Keep(seeded, worked);
        return worked;
    }

    private static RoutingRecord Again(RoutingRecord routing, bool sampled, QualityPlan plan) => routing with
    {
        InSample = sampled,
        Slots = sampled ? plan.SampleJudgments : 1,
        Reason = sampled ? RouteReason.Sample : RouteReason.Single,
    };

    private static async Task LogCause(DeliveryBench bench)
    {
        var (seeded, clock) = (bench.Seeded, bench.Bench.Clock);
        var cause = new RootCauseRecord { RootCause = clock.NewId(), Batch = seeded.BatchId, Round = 1, Cause = "other", Annotator = "", Note = Note, At = RecordJson.Stamp(clock.GetUtcNow()) };
        var content = await bench.Bench.Vault.Close(seeded.ProjectId, cause, default);
        await bench.Write(db =>
        {
            db.QualityEntries.Add(new() { Id = cause.RootCause, ProjectId = seeded.ProjectId, RoundId = seeded.RoundId, Kind = QualityEntryKind.RootCause, By = Guid.Empty, At = cause.At, Content = content });
            db.Enter(seeded.ProjectId, seeded.BatchId, LedgerKinds.RootCause, cause.RootCause, cause, clock);
            return Task.CompletedTask;
        });
    }

    private static async Task Open(DeliveryBench bench, RoundRecord round, byte[] seed, RoutingRecord[] routing)
    {
        var (seeded, clock) = (bench.Seeded, bench.Bench.Clock);
        var sealedSeed = await bench.Bench.Vault.CloseBytes(seeded.ProjectId, seed, default);
        await bench.Write(async db =>
        {
            db.Rounds.Add(new() { Id = round.Round, BatchId = round.Batch, ProjectId = seeded.ProjectId, Number = 2, Seed = sealedSeed, Record = Encoding.UTF8.GetString(CanonicalJson.Of(round)), OpenedAt = round.OpenedAt });
            db.EnterDigest(seeded.ProjectId, seeded.BatchId, LedgerKinds.Gold, round.Round, RecordDigests.Gold(seeded.Gold.Zip(seeded.Truths)), clock);
            db.Enter(seeded.ProjectId, seeded.BatchId, LedgerKinds.Round, round.Round, round, clock);
            Assert.False((await db.Step(seeded.BatchId, BatchState.Open, "sample correction", Guid.Empty, clock, default)).Failed);
            await db.SaveChangesAsync();
            await db.InsertAll(routing.Select(r => new RoutedPair
            {
                RoundId = round.Round,
                PairId = r.Pair,
                Slots = r.Slots,
                Reason = r.Reason,
                InSample = r.InSample,
                SuggestionShown = r.SuggestionShown,
                Record = JsonSerializer.Serialize(r, RecordJson.Options),
            }), default);
        });
    }
}
