using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Pairs;

/// <summary>A pair in the list, without its texts: they are sealed.</summary>
/// <param name="ExternalId">Its name in the client's file.</param>
/// <param name="Batch">Number of its batch; null while it is in none.</param>
/// <param name="Reason">Why it was routed as it is; null while it is in no batch.</param>
/// <param name="Judgments">Judgments of the current round that are in.</param>
/// <param name="Wanted">Judgments the current round wants, those that are in included.</param>
/// <param name="Flags">Tier 1 flags of the current round.</param>
public sealed record PairRow(
    Guid PairId, string ExternalId, string Language, string Domain, string TaskType, int Words, int? Batch, RouteReason? Reason,
    int Judgments, int Wanted, int Flags, PairState State);

/// <summary>One page of pairs.</summary>
/// <param name="Next">Id after which the next page begins; null on the last.</param>
public sealed record PairList(IReadOnlyList<PairRow> Rows, Guid? Next);

/// <summary>
/// The pairs of a project by what stands in the clear: state, language, domain, task type, reason of routing, flags and
/// batch. Their texts are encrypted, so nothing searches in them.
/// </summary>
public sealed class ListPairs(Store store)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 50;

    /// <param name="After">The last id of the page before; null for the first page.</param>
    public sealed record Request(Guid ProjectId, PairFilter Filter, Guid? After = null);

    /// <returns>The page; empty when nothing fits.</returns>
    public async Task<Result<PairList>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refusal)
            return refusal;
        await using var db = store.Read();
        var current = await db.CurrentRounds(request.ProjectId, stop);
        var found = await db.Wanted(request.ProjectId, request.Filter, current, request.After).Take(PageSize + 1)
            .Select(p => new Heading(p.Id, p.ExternalId, p.Language, p.Domain, p.TaskType, p.Words)).ToListAsync(stop);
        var shown = found.Take(PageSize).ToList();
        var standing = await Standing.Of(db, [.. current], [.. shown.Select(p => p.Id)], stop);
        return new PairList(shown.ConvertAll(standing.Row), found.Count > PageSize ? shown[^1].Id : null);
    }

    private sealed record Heading(Guid Id, string ExternalId, string Language, string Domain, string TaskType, int Words);

    private sealed record Routed(Guid Pair, Guid Round, RouteReason Reason);

    /// <summary>What the current rounds say about the pairs of one page.</summary>
    private sealed class Standing
    {
        internal required Dictionary<Guid, int> Batches { get; init; }
        internal required Dictionary<Guid, Routed> Routing { get; init; }
        internal required Dictionary<Guid, (int Done, int All)> Slots { get; init; }
        internal required Dictionary<Guid, int> Flags { get; init; }
        internal required Dictionary<Guid, bool> Released { get; init; }

        internal static async Task<Standing> Of(ConcaveDb db, CurrentRound[] current, List<Guid> pairs, CancellationToken stop)
        {
            var rounds = current.Select(r => r.RoundId).ToList();
            var slots = await db.Slots.Where(s => rounds.Contains(s.RoundId) && pairs.Contains(s.PairId)).Select(s => new { s.PairId, Done = s.State == SlotState.Done }).ToListAsync(stop);
            return new()
            {
                Batches = current.ToDictionary(r => r.RoundId, r => r.Batch),
                Routing = await db.RoutedPairs.Where(r => rounds.Contains(r.RoundId) && pairs.Contains(r.PairId) && r.Reason != RouteReason.Gold)
                    .Select(r => new Routed(r.PairId, r.RoundId, r.Reason)).ToDictionaryAsync(r => r.Pair, stop),
                Slots = slots.GroupBy(s => s.PairId).ToDictionary(g => g.Key, g => (g.Count(s => s.Done), g.Count())),
                Flags = await db.QualityEntries.Where(e => rounds.Contains(e.RoundId) && e.Kind == QualityEntryKind.Flag && e.PairId != null && pairs.Contains(e.PairId.Value))
                    .GroupBy(e => e.PairId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop),
                Released = await db.Verdicts.Where(v => rounds.Contains(v.RoundId) && pairs.Contains(v.PairId)).ToDictionaryAsync(v => v.PairId, v => v.Released, stop),
            };
        }

        internal PairRow Row(Heading pair)
        {
            var routed = Routing.GetValueOrDefault(pair.Id);
            var (done, all) = Slots.GetValueOrDefault(pair.Id);
            return new(
                pair.Id, pair.ExternalId, pair.Language, pair.Domain, pair.TaskType, pair.Words, routed is null ? null : Batches[routed.Round], routed?.Reason,
                done, all, Flags.GetValueOrDefault(pair.Id), StateOf(pair.Id, routed, done, all));
        }

        private PairState StateOf(Guid pair, Routed? routed, int done, int all) => Released.TryGetValue(pair, out var released)
            ? released ? PairState.Released : PairState.Dropped
            : routed is null ? PairState.Unbatched
            : done < all ? PairState.Waiting : PairState.Judged;
    }
}
