using System.Text.Json;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Datasets.Bag;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping;

/// <summary>Writes chunks, each in a transaction of its own: an import that is cut off leaves whole chunks.</summary>
internal sealed class StorePairs(Store store, TimeProvider clock)
{
    /// <summary>Sorts a chunk against what is stored, without storing anything.</summary>
    internal async Task<Sorted> Look(Importing import, Chunk<SealedPair> chunk, SeenPairs seen, CancellationToken stop)
    {
        await using var db = store.Read();
        return Sorting.Sort(chunk, await KnownPairs.Find(db, import, chunk, stop), seen);
    }

    /// <summary>Sorts a chunk and stores what is new.</summary>
    internal Task<Result<Sorted>> Put(Importing import, Chunk<SealedPair> chunk, SeenPairs seen, CancellationToken stop) =>
        store.Write<Sorted>(async db =>
        {
            var sorted = Sorting.Sort(chunk, await KnownPairs.Find(db, import, chunk, stop), seen);
            if (sorted.New.Count + sorted.Held.Count == 0)
                return sorted;
            await Begin(db, import, stop);
            await db.InsertAll(sorted.Held.Select(HeldRules.Held), stop);
            await db.InsertAll(sorted.New.Select(p => p.Pair), stop);
            await db.InsertAll(sorted.New.Select(p => p.Answer).OfType<VerifiedAnswer>(), stop);
            return sorted;
        }, stop);

    /// <summary>
    /// Puts the end of the import on record. A file that was finished before and brought nothing new leaves no trace:
    /// null then, else the import's id.
    /// </summary>
    internal Task<Result<Guid?>> Finish(Importing import, ImportReport report, CancellationToken stop) =>
        store.Write<Guid?>(async db =>
        {
            if (report.Accepted + report.Held == 0 && await WasFinished(db, import.Row, stop))
                return (Guid?)null;
            await Begin(db, import, stop);
            var outcome = new ImportOutcome
            {
                ImportId = import.Row.Id,
                ProjectId = import.ProjectId,
                Read = report.Read,
                Accepted = report.Accepted,
                Unchanged = report.Unchanged,
                SetAside = JsonSerializer.Serialize(report.SetAsideByCode, RecordJson.Options),
                FinishedAt = RecordJson.Stamp(clock.GetUtcNow()),
            };
            db.ImportOutcomes.Add(outcome);
            db.Enter(import.ProjectId, Guid.Empty, ScopingLedger.Import, import.Row.Id, ImportRecord.Of(import, outcome, report.SetAsideByCode), clock);
            return import.Row.Id;
        }, stop);

    // Pairs name their import by a foreign key, so its row goes in before them.
    private static async Task Begin(ConcaveDb db, Importing import, CancellationToken stop)
    {
        if (await db.PairImports.AnyAsync(i => i.Id == import.Row.Id, stop))
            return;
        db.PairImports.Add(import.Row);
        await db.SaveChangesAsync(stop);
    }

    private static Task<bool> WasFinished(ConcaveDb db, PairImport row, CancellationToken stop) =>
        db.PairImports.AnyAsync(
            i => i.ProjectId == row.ProjectId && i.Purpose == row.Purpose && i.FileDigest == row.FileDigest
                && db.ImportOutcomes.Any(o => o.ImportId == i.Id), stop);
}

/// <summary>What the ledger entry of an import covers.</summary>
internal sealed record ImportRecord
{
    public required Guid Import { get; init; }
    public required string FileName { get; init; }
    public required string FileDigest { get; init; }
    public required string Format { get; init; }
    public required PairPurpose Purpose { get; init; }
    public required int Read { get; init; }
    public required int Accepted { get; init; }
    public required int Unchanged { get; init; }
    public required IReadOnlyList<SetAsideCount> SetAside { get; init; }
    public required DateTimeOffset FinishedAt { get; init; }

    internal static ImportRecord Of(Importing import, ImportOutcome outcome, IReadOnlyList<SetAsideCount> setAside) => new()
    {
        Import = import.Row.Id,
        FileName = import.FileName,
        FileDigest = import.Row.FileDigest,
        Format = import.Row.Format,
        Purpose = import.Row.Purpose,
        Read = outcome.Read,
        Accepted = outcome.Accepted,
        Unchanged = outcome.Unchanged,
        SetAside = setAside,
        FinishedAt = outcome.FinishedAt,
    };
}
