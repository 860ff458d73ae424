using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Data.Ledger;

/// <summary>
/// Seals what a project's ledger has gathered. Entries are taken in id order among those no seal covers yet, so an
/// entry that committed late falls into the next seal instead of being lost.
/// </summary>
public sealed class SealLedger(Store store, TimeProvider clock)
{
    /// <summary>Seals every open entry of the project; null when there is none.</summary>
    public async Task<Result<SealRecord?>> Handle(Guid projectId, CancellationToken stop) =>
        await store.Write<SealRecord?>(async db => await Seal(db, projectId, stop), stop);

    private async Task<Result<SealRecord?>> Seal(ConcaveDb db, Guid projectId, CancellationToken stop)
    {
        await Exclusive.Lock(db, "seal", projectId, stop);
        var open = await db.LedgerEntries
            .Where(e => e.ProjectId == projectId && !db.LedgerLeaves.Any(l => l.EntryId == e.Id))
            .AsNoTracking().OrderBy(e => e.Id).ToListAsync(stop);
        if (open.Count == 0)
            return (SealRecord?)null;

        var last = await db.LedgerSeals.Where(s => s.ProjectId == projectId).OrderByDescending(s => s.Number).FirstOrDefaultAsync(stop);
        var now = clock.GetUtcNow();
        var first = last is null ? 0 : last.FirstIndex + last.Count;
        var seal = LedgerChain.SealOver(
            last?.ToRecord(), DateOnly.FromDateTime(now.UtcDateTime),
            [.. open.Select((e, i) => e.ToRecord(first + i, (last?.Number ?? 0) + 1))]);

        db.LedgerSeals.Add(LedgerRows.From(projectId, seal, now));
        await db.SaveChangesAsync(stop);
        await db.InsertAll(open.Select((e, i) => new LedgerLeaf { EntryId = e.Id, ProjectId = projectId, Index = first + i, Seal = seal.Number }), stop);
        return seal;
    }
}

/// <summary>The ledger's rows as the records that a delivery carries, and back.</summary>
public static class LedgerRows
{
    public static LedgerEntryRecord ToRecord(this LedgerEntry entry, long index, int seal) =>
        new(index, seal, entry.Id, entry.Kind, entry.SubjectId, entry.BatchId, entry.Digest, entry.At);

    public static SealRecord ToRecord(this LedgerSeal seal) =>
        new(seal.Number, seal.Day, seal.FirstIndex, seal.Count, seal.Root, seal.Previous, seal.Chain);

    internal static LedgerSeal From(Guid projectId, SealRecord seal, DateTimeOffset now) => new()
    {
        ProjectId = projectId,
        Number = seal.Number,
        Day = seal.Day,
        FirstIndex = seal.FirstIndex,
        Count = seal.Count,
        Root = seal.Root,
        Previous = seal.Previous,
        Chain = seal.Chain,
        SealedAt = now,
    };
}
