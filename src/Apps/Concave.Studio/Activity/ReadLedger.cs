using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Activity;

/// <summary>One entry of the ledger.</summary>
/// <param name="Batch">Number of the batch; null for what belongs to none.</param>
/// <param name="PairId">The pair it is about, for the lead; null where it is about none.</param>
/// <param name="Seal">Number of the day's seal that covers it; null until the next one.</param>
public sealed record LedgerRow(Guid EntryId, string Kind, int? Batch, Guid? PairId, string Digest, DateTimeOffset At, int? Seal);

/// <summary>What the page shows: the newest entries first, and the daily roots.</summary>
/// <param name="Next">Id before which the next page begins; null on the last.</param>
/// <param name="Seals">The newest first, at most 60; only with the first page.</param>
public sealed record LedgerView(Guid ProjectId, string Kind, bool First, IReadOnlyList<LedgerRow> Entries, Guid? Next, IReadOnlyList<SealRecord> Seals);

/// <summary>
/// A project's ledger for people: what happened, in the order it was put on record, with the digests that a delivery is
/// checked against. The client sees the same entries and roots; an entry never says who somebody is.
/// </summary>
public sealed class ReadLedger(Store store)
{
    /// <summary>Entries of a page.</summary>
    public const int PageSize = 50;
    private const int Seals = 60;

    /// <param name="Kind">Entries of one kind; "" for all.</param>
    /// <param name="Before">The last id of the page before; null for the newest.</param>
    public sealed record Request(Guid ProjectId, string Kind = "", Guid? Before = null);

    /// <returns>The page; project-not-found for somebody else's project.</returns>
    public async Task<Result<LedgerView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead | Roles.Client) is { } refusal)
            return refusal;
        await using var db = store.Read();
        var project = await db.Projects.Where(p => p.Id == request.ProjectId).Select(p => new { p.ClientId }).SingleOrDefaultAsync(stop);
        if (project is null || !(actor.Has(Roles.Lead) || project.ClientId == actor.ClientId))
            return NotFound;
        var found = await Entries(db, request).Take(PageSize + 1).ToListAsync(stop);
        var shown = found.Take(PageSize).ToList();
        var pairs = actor.Has(Roles.Lead) ? await PairsOf(db, [.. shown.Select(e => e.SubjectId)], stop) : [];
        return new LedgerView(
            request.ProjectId, request.Kind, request.Before is null,
            shown.ConvertAll(e => new LedgerRow(e.Id, e.Kind, e.Batch, pairs.TryGetValue(e.SubjectId, out var pair) ? pair : null, e.Digest, e.At, e.Seal)),
            found.Count > PageSize ? shown[^1].Id : null,
            request.Before is null ? await SealsOf(db, request.ProjectId, stop) : []);
    }

    private static readonly Problem NotFound =
        new("project-not-found", ProblemKind.NotFound, "There is no such project.", "Check the id in your list of projects.");

    private sealed record Found(Guid Id, string Kind, int? Batch, Guid SubjectId, string Digest, DateTimeOffset At, int? Seal);

    private static IQueryable<Found> Entries(ConcaveDb db, Request request)
    {
        var entries = db.LedgerEntries.Where(e => e.ProjectId == request.ProjectId);
        if (request.Kind.Length > 0)
            entries = entries.Where(e => e.Kind == request.Kind);
        if (request.Before is { } before)
            entries = entries.Where(e => e.Id < before);
        return entries.OrderByDescending(e => e.Id).Select(e => new Found(
            e.Id, e.Kind, db.Batches.Where(b => b.Id == e.BatchId).Select(b => (int?)b.Number).FirstOrDefault(), e.SubjectId, e.Digest, e.At,
            db.LedgerLeaves.Where(l => l.EntryId == e.Id).Select(l => (int?)l.Seal).FirstOrDefault()));
    }

    private static async Task<Dictionary<Guid, Guid>> PairsOf(ConcaveDb db, List<Guid> subjects, CancellationToken stop)
    {
        var judged = await db.SubmittedJudgments.IgnoreQueryFilters().Where(j => subjects.Contains(j.Id)).Select(j => new { j.Id, j.PairId }).ToListAsync(stop);
        var reviewed = await db.QualityEntries.Where(e => subjects.Contains(e.Id) && e.PairId != null).Select(e => new { e.Id, PairId = e.PairId!.Value }).ToListAsync(stop);
        return judged.Concat(reviewed).ToDictionary(s => s.Id, s => s.PairId);
    }

    private static async Task<IReadOnlyList<SealRecord>> SealsOf(ConcaveDb db, Guid project, CancellationToken stop) =>
        await db.LedgerSeals.Where(s => s.ProjectId == project).OrderByDescending(s => s.Number).Take(Seals)
            .Select(s => new SealRecord(s.Number, s.Day, s.FirstIndex, s.Count, s.Root, s.Previous, s.Chain)).ToListAsync(stop);
}
