using Concave.Data;
using Concave.Data.Blobs;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Datasets.Hygiene;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping;

/// <summary>Takes pairs that an import held in after all, or leaves them out for good. Who decided, when and why stays on record.</summary>
public sealed class DecideHeld(Store store, ContentVault vault, SealedBlobs blobs, HomeFolder home, TimeProvider clock)
{
    /// <param name="ProjectId">The project.</param>
    /// <param name="Pairs">Held pairs by id; null to decide all that wait for the reason <paramref name="Code"/>.</param>
    /// <param name="Code">A reason, such as <c>personal-phone</c>; null when pairs are named.</param>
    /// <param name="TakeIn">False to leave them out.</param>
    /// <param name="Why">The lead's reason, at most 500 characters; may be empty.</param>
    public sealed record Request(Guid ProjectId, IReadOnlyList<Guid>? Pairs, string? Code, bool TakeIn, string Why);

    /// <returns>How many pairs were decided.</returns>
    public async Task<Result<int>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refused)
            return refused;
        if (request.Why.Length > HeldRules.LongestWhy)
            return HeldRules.WhyTooLong;
        List<HeldPair> held;
        await using (var db = store.Read())
        {
            if ((await db.ProjectFor(request.ProjectId, actor, stop)).Problem is { } missing)
                return missing;
            held = await db.Waiting(request.ProjectId, orLeftOut: request.TakeIn && request.Pairs is not null)
                .Where(h => request.Pairs == null ? h.Code == request.Code : EF.Parameter(request.Pairs).Contains(h.Id))
                .OrderBy(h => h.Id).Take(HeldRules.MostAtOnce + 1).ToListAsync(stop);
        }

        if (held.Count == 0 || (request.Pairs is { } named && held.Count < named.Distinct().Count()))
            return HeldRules.Nothing;
        return held.Count > HeldRules.MostAtOnce ? HeldRules.TooMany : await Decide(request, held, actor, stop);
    }

    private async Task<Result<int>> Decide(Request request, List<HeldPair> held, Actor actor, CancellationToken stop)
    {
        var (act, at) = (clock.NewId(), RecordJson.Stamp(clock.GetUtcNow()));
        if (request.TakeIn)
            await Remember(request.ProjectId, act, held, stop);
        var decided = await store.Write<int>(async db =>
        {
            var ids = held.Select(h => h.Id).ToArray();
            if (await db.HeldDecisions.AnyAsync(d => EF.Parameter(ids).Contains(d.HeldPairId) && (d.TakenIn || !request.TakeIn), stop))
                return HeldRules.Nothing;
            if (request.TakeIn && await Taken(db, held, stop))
                return HeldRules.IdTaken;
            await db.InsertAll(held.Select(h => Decision(h, act, request.TakeIn, actor.Id, at)), stop);
            if (request.TakeIn)
            {
                await db.InsertAll(held.Select(h => HeldRules.Taken(h, at)), stop);
                await db.InsertAll(held.Select(h => HeldRules.Answer(h, at)).OfType<VerifiedAnswer>(), stop);
            }

            db.Enter(request.ProjectId, Guid.Empty, ScopingLedger.Held, act, HeldRecord.Of(act, request.TakeIn, request.Why, held, actor.Id, at), clock);
            return held.Count;
        }, stop);
        if (decided.Failed)
            await blobs.DropSketches(request.ProjectId, act, stop);
        return decided;
    }

    private static async Task<bool> Taken(ConcaveDb db, List<HeldPair> held, CancellationToken stop)
    {
        foreach (var group in held.GroupBy(h => h.Purpose))
        {
            var names = group.Select(h => h.ExternalId).ToArray();
            if (names.Distinct(StringComparer.Ordinal).Count() < names.Length
                || await db.Pairs.AnyAsync(p => p.ProjectId == held[0].ProjectId && p.Purpose == group.Key && EF.Parameter(names).Contains(p.ExternalId), stop))
                return true;
        }

        return false;
    }

    // So that later pairs are compared with these too.
    private async Task Remember(Guid projectId, Guid act, List<HeldPair> held, CancellationToken stop)
    {
        using var work = WorkFolder.Open(home, "held", clock.NewId(), clock.GetUtcNow());
        await using var sketches = SketchList.Create(work);
        foreach (var pair in held)
        {
            var record = await vault.Open<PairRecord>(projectId, pair.Content, stop);
            await sketches.Write(PairSketch.Of(
                [.. record.Prompt.Select(m => m.Content)], record.ResponseA, record.ResponseB));
        }

        await sketches.DisposeAsync();
        await blobs.KeepSketches(projectId, act, sketches, stop);
    }

    private HeldDecision Decision(HeldPair held, Guid act, bool takenIn, Guid by, DateTimeOffset at) => new()
    {
        Id = clock.NewId(),
        HeldPairId = held.Id,
        ProjectId = held.ProjectId,
        ActId = act,
        TakenIn = takenIn,
        DecidedBy = by,
        DecidedAt = at,
    };
}
