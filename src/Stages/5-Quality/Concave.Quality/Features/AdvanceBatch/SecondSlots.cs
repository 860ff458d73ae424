using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>Second judgments of flagged pairs.</summary>
internal static class SecondSlots
{
    private const int Portion = 500;

    /// <summary>Adds a slot for each of the pairs that has just one, and counts it into the round's progress; returns how many.</summary>
    internal static async Task<int> Add(ConcaveDb db, Guid roundId, IReadOnlyList<Guid> pairs, KeyedDraw draw, TimeProvider clock, CancellationToken stop)
    {
        var added = 0;
        foreach (var portion in pairs.Chunk(Portion))
        {
            var slots = await db.Slots.AsNoTracking().Where(s => s.RoundId == roundId && portion.Contains(s.PairId)).ToListAsync(stop);
            var second = slots.GroupBy(s => s.PairId).Where(g => g.Count() == 1).Select(g => After(g.Single(), draw, clock)).ToList();
            await db.InsertAll(second, stop);
            added += second.Count;
        }

        if (added > 0)
            await db.RoundProgress.Where(p => p.RoundId == roundId).ExecuteUpdateAsync(set => set.SetProperty(p => p.OpenSlots, p => p.OpenSlots + added), stop);
        return added;
    }

    private static Slot After(Slot first, KeyedDraw draw, TimeProvider clock) => new()
    {
        Id = clock.NewId(),
        RoundId = first.RoundId,
        PairId = first.PairId,
        Ordinal = first.Ordinal + 1,
        Reason = RouteReason.Flagged,
        Domain = first.Domain,
        Language = first.Language,
        OrderKey = draw.OrderKey(first.PairId, first.Ordinal + 1),
    };
}
