using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Datasets.Bag;
using Concave.Datasets.Hygiene;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping;

/// <summary>One held pair with its text.</summary>
/// <param name="Flaws">Why it is held.</param>
/// <param name="LeftOut">True when a lead left it out; it may still be taken in.</param>
public sealed record HeldView(Guid Id, Guid ImportId, string FileName, long Row, string ExternalId, PairPurpose Purpose, IReadOnlyList<Flaw> Flaws, bool LeftOut, PairRecord Pair);

/// <summary>Held pairs of a project.</summary>
/// <param name="Waiting">How many wait for a decision.</param>
/// <param name="ByCode">The same by the reason they are counted under.</param>
/// <param name="First">The first of those asked for, in the order they came.</param>
public sealed record HeldList(Guid ProjectId, string? Code, int Waiting, IReadOnlyList<SetAsideCount> ByCode, IReadOnlyList<HeldView> First);

/// <summary>Reads which pairs wait for a lead's decision, and why.</summary>
public sealed class ListHeld(Store store, ContentVault vault)
{
    private const int Most = 100;

    /// <param name="ProjectId">The project.</param>
    /// <param name="Code">Only those held for this reason; null for all.</param>
    /// <param name="LeftOut">True to see those that were left out instead of those that wait.</param>
    /// <param name="Count">How many are shown, 1 to 100.</param>
    public sealed record Request(Guid ProjectId, string? Code = null, bool LeftOut = false, int Count = 20);

    public async Task<Result<HeldList>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refused)
            return refused;
        await using var db = store.Read();
        if ((await db.ProjectFor(request.ProjectId, actor, stop)).Problem is { } missing)
            return missing;
        var counts = await db.Waiting(request.ProjectId).GroupBy(h => h.Code).Select(g => new SetAsideCount(g.Key, g.Count())).ToListAsync(stop);
        var asked = request.LeftOut ? db.LeftOut(request.ProjectId) : db.Waiting(request.ProjectId);
        var first = await asked.Where(h => request.Code == null || h.Code == request.Code)
            .OrderBy(h => h.HeldAt).ThenBy(h => h.Row).ThenBy(h => h.Id).Take(Math.Clamp(request.Count, 1, Most))
            .Join(db.PairImports, h => h.ImportId, i => i.Id, (h, i) => new { Held = h, i.FileName }).ToListAsync(stop);
        List<HeldView> shown = [];
        foreach (var line in first)
        {
            shown.Add(new(
                line.Held.Id, line.Held.ImportId, await vault.OpenText(request.ProjectId, line.FileName, stop), line.Held.Row, line.Held.ExternalId, line.Held.Purpose, HeldRules.FlawsOf(line.Held), request.LeftOut,
                await vault.Open<PairRecord>(request.ProjectId, line.Held.Content, stop)));
        }

        return new HeldList(request.ProjectId, request.Code, counts.Sum(c => c.Count), [.. counts.OrderBy(c => c.Code, StringComparer.Ordinal)], shown);
    }
}

/// <summary>Which held pairs are decided.</summary>
internal static class HeldQueries
{
    extension(ConcaveDb db)
    {
        /// <summary>Those nobody decided about, and if asked for those left out.</summary>
        internal IQueryable<HeldPair> Waiting(Guid projectId, bool orLeftOut = false) =>
            db.HeldPairs.AsNoTracking().Where(h => h.ProjectId == projectId && !db.HeldDecisions.Any(d => d.HeldPairId == h.Id && (d.TakenIn || !orLeftOut)));

        /// <summary>Those left out and not taken in later.</summary>
        internal IQueryable<HeldPair> LeftOut(Guid projectId) =>
            db.HeldPairs.AsNoTracking().Where(h => h.ProjectId == projectId && db.HeldDecisions.Any(d => d.HeldPairId == h.Id && !d.TakenIn) && !db.HeldDecisions.Any(d => d.HeldPairId == h.Id && d.TakenIn));
    }
}
