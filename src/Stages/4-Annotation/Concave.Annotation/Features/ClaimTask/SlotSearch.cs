using System.Buffers.Binary;
using System.Data.Common;
using Concave.Annotation.Working;
using Concave.Data.Context;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Annotation.Features;

/// <summary>
/// The next task of one annotator in one round: gold when the draw says so, otherwise the next open slot of the ring
/// from where the person's last one stood.
/// </summary>
internal sealed class SlotSearch(ConcaveDb db, TimeProvider clock, RoundSetup round, Claimant claimant, DateTimeOffset now, CancellationToken stop)
{
    private readonly Guid assignmentId = clock.NewId();
    private readonly DateTimeOffset until = now + round.Lease;

    private sealed record FoundSlot(Guid Id, Guid PairId, long OrderKey, RouteReason Reason);

    internal async Task<TaskClaimView?> Next()
    {
        await LeaseReturn.TakeBack(db, round.RoundId, now, stop);
        var (position, cursor) = await Stream();
        var gold = round.GoldAt(claimant.Pseudonym, position);
        while (gold is { } due && (!claimant.Reads(round.Gold[due]) || await IsRetired(due)))
            gold = round.GoldAt(claimant.Pseudonym, ++position); // the place stays empty: nobody else's pair may stand there

        return gold is { } pair
            ? await Gold(pair, position, cursor)
            : await Ordinary(position, cursor);
    }

    private async Task<bool> IsRetired(Guid pair) => (await db.Rows(ClaimSql.Retired, _ => true, stop, pair)).Count > 0;

    private async Task<TaskClaimView?> Gold(Guid pair, int position, long cursor)
    {
        // Gold at the end of a batch, when nothing else is left, would give itself away.
        if (await Search(ClaimSql.Peek, cursor) is null)
            return null;
        return await Hand(slot: null, pair, RouteReason.Gold, position, cursor);
    }

    private async Task<TaskClaimView?> Ordinary(int position, long cursor)
    {
        if (await Search(ClaimSql.Take, cursor) is not { } slot)
            return null;
        return await Again(slot) ?? await Hand(slot.Id, slot.PairId, slot.Reason, position, slot.OrderKey + 1);
    }

    private async Task<FoundSlot?> Search(Func<ConcaveDb, Claimant, ClaimSql.Part, string> sql, long cursor) =>
        (round.Number > 1 ? await Search(sql, cursor, fresh: true) : null) ?? await Search(sql, cursor, fresh: false);

    // Who judged a pair in the round that was withheld is the last to see it again: their second answer is hardly a new
    // one. They do see it when nothing else is left for them, or a small panel could never finish.
    private async Task<FoundSlot?> Search(Func<ConcaveDb, Claimant, ClaimSql.Part, string> sql, long cursor, bool fresh) =>
        await Search(sql(db, claimant, new(Ahead: true, fresh)), cursor) ?? await Search(sql(db, claimant, new(Ahead: false, fresh)), cursor);

    private async Task<FoundSlot?> Search(string sql, long cursor)
    {
        object?[] arguments = [round.RoundId, claimant.AnnotatorId, cursor, assignmentId, StoredTime.Of(until), .. claimant.Domains, .. claimant.Languages];
        return (await db.Rows(sql, Slot, stop, arguments)).FirstOrDefault();
    }

    private static FoundSlot Slot(DbDataReader row) => new(row.GetGuid(0), row.GetGuid(1), row.GetInt64(2), Enum.Parse<RouteReason>(row.GetString(3)));

    private async Task<(int Position, long Cursor)> Stream()
    {
        var rows = await db.Rows(ClaimSql.Stream, row => (row.GetInt32(0), row.GetInt64(1)), stop, round.RoundId, claimant.AnnotatorId);
        return rows is [var stream] ? stream : (0, Start());
    }

    // People start at different places of the ring: the random half of an id is as good a draw as any.
    private long Start()
    {
        Span<byte> bytes = stackalloc byte[16];
        claimant.AnnotatorId.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadInt64BigEndian(bytes[8..]) << 2 & long.MaxValue;
    }

    /// <summary>The person's own lapsed assignment of the same pair, if there is one: it goes on with its place, sides and draft.</summary>
    private async Task<TaskClaimView?> Again(FoundSlot slot)
    {
        var lapsed = await db.Rows(ClaimSql.Revive, row => row.GetGuid(0), stop, round.RoundId, slot.PairId, claimant.AnnotatorId, slot.Id, StoredTime.Of(until));
        if (lapsed is not [var id])
            return null;
        await db.Change(ClaimSql.NameHolder, stop, slot.Id, id);
        return new(id, until);
    }

    private async Task<TaskClaimView> Hand(Guid? slot, Guid pair, RouteReason reason, int position, long cursor)
    {
        var shown = await db.Rows(ClaimSql.SuggestionShown, row => row.GetBoolean(0), stop, round.RoundId, pair);
        await db.Change(
            ClaimSql.Insert, stop, assignmentId, round.ProjectId, round.BatchId, round.RoundId, slot, pair, claimant.AnnotatorId,
            claimant.QualificationId, claimant.Pseudonym, reason.ToString(), position, round.Draw.SideOf(pair, claimant.Pseudonym).ToString(),
            shown is [true], StoredTime.Of(now), StoredTime.Of(until));
        await db.Change(ClaimSql.MoveOn, stop, round.RoundId, claimant.AnnotatorId, position + 1, cursor);
        return new(assignmentId, until);
    }
}
