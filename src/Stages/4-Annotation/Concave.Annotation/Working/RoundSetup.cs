using System.Collections.Concurrent;
using System.Text.Json;
using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Ui.Judging;
using Microsoft.EntityFrameworkCore;

namespace Concave.Annotation.Working;

/// <summary>What never changes about a round once it is open, opened once and kept.</summary>
internal sealed class RoundSetup
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<Guid>> goldOrders = new(StringComparer.Ordinal);

    internal required Guid ProjectId { get; init; }
    internal required Guid BatchId { get; init; }
    internal required Guid RoundId { get; init; }
    internal required int Number { get; init; }
    internal required KeyedDraw Draw { get; init; }

    /// <summary>The gold pool: each pair with its domain and language.</summary>
    internal required IReadOnlyDictionary<Guid, (string Domain, string Language)> Gold { get; init; }
    internal required GuidelinesDocument Guidelines { get; init; }
    internal required string GuidelinesHash { get; init; }
    internal required IReadOnlyList<CriterionView> Criteria { get; init; }
    internal QualityPlan Plan => Guidelines.Plan;
    internal TimeSpan Lease => TimeSpan.FromMinutes(Plan.LeaseMinutes);

    /// <summary>The gold pair that the draw puts at this place of the annotator's stream, or null.</summary>
    internal Guid? GoldAt(string pseudonym, int position)
    {
        if (Gold.Count == 0 || !Draw.IsGoldDue(pseudonym, position, Plan.GoldShare))
            return null;
        var order = goldOrders.GetOrAdd(pseudonym, name => Draw.GoldOrder(name, [.. Gold.Keys]));
        var block = position / (int)Math.Max(1, Math.Floor((1 / Plan.GoldShare) + 1e-9));
        return block < order.Count ? order[block] : null;
    }
}

/// <summary>Keeps the setups of rounds in memory: a claim needs the seed and the plan, and both cost a decryption.</summary>
public sealed class RoundSetups(Store store, ContentVault vault)
{
    private readonly ConcurrentDictionary<Guid, RoundSetup> known = new();

    /// <summary>The setup when it is in memory already. Safe inside a write.</summary>
    internal RoundSetup? Known(Guid roundId) => known.GetValueOrDefault(roundId);

    /// <summary>The setup, read when needed. Not inside a write: it opens sealed content.</summary>
    internal async ValueTask<RoundSetup> Of(Guid roundId, CancellationToken stop) =>
        Known(roundId) ?? known.GetOrAdd(roundId, await Read(roundId, stop));

    private async Task<RoundSetup> Read(Guid roundId, CancellationToken stop)
    {
        await using var db = store.Read();
        var round = await db.Rounds.SingleAsync(r => r.Id == roundId, stop);
        var guidelines = await db.Batches.Where(b => b.Id == round.BatchId)
            .Join(db.ApprovedGuidelines, b => b.GuidelinesId, g => g.Id, (_, g) => g).SingleAsync(stop);
        var record = JsonSerializer.Deserialize<RoundRecord>(round.Record, RecordJson.Options)!;
        var document = await vault.Open<GuidelinesDocument>(round.ProjectId, guidelines.Document, stop);
        return new()
        {
            ProjectId = round.ProjectId,
            BatchId = round.BatchId,
            RoundId = round.Id,
            Number = round.Number,
            Draw = new KeyedDraw(await vault.OpenBytes(round.ProjectId, round.Seed, stop)),
            Gold = await db.Pairs.Where(p => record.GoldPool.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => (p.Domain, p.Language), stop),
            Guidelines = document,
            Criteria = [.. document.Rubric.Criteria.Select(c => new CriterionView(c.Key, c.Name, c.Definition, c.Anchors))],
            GuidelinesHash = guidelines.Hash,
        };
    }
}
