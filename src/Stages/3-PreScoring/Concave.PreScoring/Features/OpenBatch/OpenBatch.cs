using System.Text;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Datasets.Bag;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.PreScoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Features.OpenBatch;

/// <summary>
/// Puts production pairs into a batch, routes them, mixes in gold, and opens the first round [R3, R4]. Sample, sides and
/// gold follow from a seed whose digest is in the ledger in the same transaction, before anybody works.
/// </summary>
public sealed class OpenBatch(Store store, ContentVault vault, IRandomSeeds seeds, TimeProvider clock)
{
    /// <param name="ProjectId">The project.</param>
    /// <param name="PairIds">The pairs; null for all production pairs that are in no batch, in the order of their import.</param>
    /// <param name="Take">At most this many of them, 1 or more; null for all.</param>
    /// <param name="RecordedSlots">For recorded work: how many judgments each pair has.</param>
    /// <param name="Provider">Whose opinions route the pairs; null when the project has opinions of one provider or none.</param>
    public sealed record Request(
        Guid ProjectId, IReadOnlyList<Guid>? PairIds = null, int? Take = null,
        IReadOnlyDictionary<Guid, int>? RecordedSlots = null, string? Provider = null);

    private sealed record Prepared(PreparedRound Round, Guid? ProvenId, ImportSummary Import);

    public async Task<Result<BatchView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refusal)
            return refusal;
        var prepared = await Prepare(request, stop);
        return prepared.Failed ? prepared.Problem : await store.Write(db => Insert(db, prepared.Value, actor, stop), stop);
    }

    private async Task<Result<Prepared>> Prepare(Request request, CancellationToken stop)
    {
        await using var db = store.Read();
        if (!await db.Projects.AnyAsync(p => p.Id == request.ProjectId, stop))
            return Errors.ProjectUnknown;
        var rounds = await GatherRound.CountRounds(db, request.ProjectId, stop);
        var guidelines = await db.ApprovedGuidelines.Where(g => g.ProjectId == request.ProjectId).OrderByDescending(g => g.Version).FirstOrDefaultAsync(stop);
        if (guidelines is null)
            return Errors.GuidelinesNotApproved;
        var pairs = PairChoice.Of(await GatherRound.Unused(db, request.ProjectId, PairPurpose.Production, stop), request);
        if (pairs.Failed)
            return pairs.Problem;
        var material = await new GatherRound(vault).Handle(db, rounds, guidelines, pairs.Value, request.RecordedSlots, request.Provider, stop);
        if (material.Failed)
            return material.Problem;
        var proven = await db.ProvenAgreements.Where(p => p.GuidelinesId == guidelines.Id).OrderByDescending(p => p.ProvenAt).FirstOrDefaultAsync(stop);
        if (material.Value.Plan.Recorded is null && proven is null)
            return Errors.PilotMissing(guidelines.Version);
        return await Draw(db, material.Value, proven?.Id, stop);
    }

    private async Task<Result<Prepared>> Draw(ConcaveDb db, RoundMaterial material, Guid? proven, CancellationToken stop)
    {
        var round = await new PrepareRound(vault, seeds, clock).Handle(db, material, batch: clock.NewId(), number: 1, stop);
        if (round.Failed)
            return round.Problem;
        var totals = await db.CountImports(material.ProjectId, PairPurpose.Production, stop);
        return new Prepared(round.Value, proven, new ImportSummary
        {
            Batch = round.Value.BatchId,
            Read = totals.Read,
            Accepted = totals.Accepted,
            SetAside = totals.SetAside,
            PairsDigest = await new PairContents(vault).DigestOf(db, material.ProjectId, material.Pairs.Select(p => p.Id), stop),
        });
    }

    private async Task<Result<BatchView>> Insert(ConcaveDb db, Prepared prepared, Actor actor, CancellationToken stop)
    {
        var material = prepared.Round.Draft.Material;
        if (await WriteRound.RefuseMoved(db, material, stop) is { } moved)
            return moved;
        var number = 1 + await db.Batches.CountAsync(b => b.ProjectId == material.ProjectId, stop);
        db.Batches.Add(Row(prepared, number));
        db.Enter(material.ProjectId, prepared.Round.BatchId, LedgerKinds.PairImport, prepared.Round.BatchId, prepared.Import, clock);
        var written = await WriteRound.Insert(db, prepared.Round, "The batch was opened.", actor.Id, clock, stop);
        return written.Failed ? written.Problem : BatchView.Of(prepared.Round, number);
    }

    private Batch Row(Prepared prepared, int number)
    {
        var material = prepared.Round.Draft.Material;
        return new()
        {
            Id = prepared.Round.BatchId,
            ProjectId = material.ProjectId,
            Number = number,
            GuidelinesId = material.GuidelinesId,
            ProvenAgreementId = prepared.ProvenId,
            Recorded = material.Plan.Recorded is not null,
            Pairs = material.Pairs.Count,
            Import = Encoding.UTF8.GetString(CanonicalJson.Of(prepared.Import)),
            CreatedAt = clock.GetUtcNow(),
        };
    }
}
