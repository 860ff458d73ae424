using Concave.Data.Context;
using Concave.Data.Ledger;
using Concave.Datasets.Proof;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Delivery.Collecting;

/// <summary>The part of a project's ledger that a delivery carries.</summary>
/// <param name="Entries">Ordered by index.</param>
/// <param name="Seals">Ordered by number.</param>
internal sealed record LedgerPart(IReadOnlyList<LedgerEntryRecord> Entries, IReadOnlyList<SealRecord> Seals)
{
    /// <summary>
    /// Everything up to the seal over the round's verdict: all that the delivery rests on was recorded before it, and
    /// what the project records afterwards does not change the delivery's bytes. While the verdict is not under a seal
    /// yet, everything sealed so far.
    /// </summary>
    internal static async Task<LedgerPart> Of(ConcaveDb db, DeliveryGround ground, CancellationToken stop)
    {
        var project = ground.ProjectId;
        var verdict = db.LedgerEntries.Where(e => e.ProjectId == project && e.Kind == LedgerKinds.Verdict && e.SubjectId == ground.RoundId);
        var last = await db.LedgerLeaves.Where(l => verdict.Any(e => e.Id == l.EntryId)).MinAsync(l => (int?)l.Seal, stop) ?? int.MaxValue;
        var seals = await db.LedgerSeals.AsNoTracking().Where(s => s.ProjectId == project && s.Number <= last).OrderBy(s => s.Number).ToListAsync(stop);
        var entries = await db.LedgerLeaves.Where(l => l.ProjectId == project && l.Seal <= last)
            .Join(db.LedgerEntries, l => l.EntryId, e => e.Id, (l, e) => new { Entry = e, l.Index, l.Seal })
            .AsNoTracking().OrderBy(e => e.Index).ToListAsync(stop);
        return new(entries.ConvertAll(e => e.Entry.ToRecord(e.Index, e.Seal)), seals.ConvertAll(s => s.ToRecord()));
    }
}
