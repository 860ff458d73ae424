using Concave.Annotation.Working;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Jobs;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Annotation.Features;

/// <summary>Payload of the job that says a round is judged.</summary>
public sealed record RoundJudged(Guid RoundId, Guid BatchId)
{
    /// <summary>The job's kind.</summary>
    public const string Kind = "round-judged";
}

/// <summary>Counts a judgment towards its round, and ends the round with the last one.</summary>
internal sealed class RoundCount(ConcaveDb db, TimeProvider clock, PreparedJudgment judgment, CancellationToken stop)
{
    // Gold does not count. It is taken only while the round runs: after that the gates have been computed without it.
    private const string IsRunning = "UPDATE round_progress SET open_slots = open_slots WHERE round_id = @p0 AND open_slots > 0";
    private const string CountDown = "UPDATE round_progress SET open_slots = open_slots - @p1, judgments = judgments + 1 WHERE round_id = @p0 RETURNING open_slots";

    private readonly Assignment assignment = judgment.Assignment;

    /// <summary>Null, or why the judgment cannot be taken after all.</summary>
    internal async Task<Problem?> Move()
    {
        if (assignment.SlotId is not { } slot)
            return await db.Change(IsRunning, stop, assignment.RoundId) == 1 ? null : Errors.RoundOver;
        var added = judgment.Record.Difficulty == Difficulty.Ambiguous && await AskSecond(slot);
        var left = await db.Rows(CountDown, row => row.GetInt32(0), stop, assignment.RoundId, added ? 0 : 1);
        return left is [0] ? await End() : null;
    }

    /// <summary>An ambiguous pair with a single slot gets a second one, for somebody else [A4].</summary>
    private async Task<bool> AskSecond(Guid slotId)
    {
        var slots = await db.Slots.AsNoTracking().Where(s => s.RoundId == assignment.RoundId && s.PairId == assignment.PairId).ToListAsync(stop);
        if (slots is not [var only] || only.Id != slotId)
            return false;
        db.Slots.Add(new Slot
        {
            Id = clock.NewId(),
            RoundId = only.RoundId,
            PairId = only.PairId,
            Ordinal = only.Ordinal + 1,
            Reason = RouteReason.Ambiguous,
            Domain = only.Domain,
            Language = only.Language,
            OrderKey = only.OrderKey,
        });
        return true;
    }

    private async Task<Problem?> End()
    {
        var step = await db.Step(assignment.BatchId, BatchState.Judged, "Every slot has its judgment.", Guid.Empty, clock, stop);
        if (step.Failed)
            return step.Problem;
        db.Enqueue(RoundJudged.Kind, new RoundJudged(assignment.RoundId, assignment.BatchId), clock);
        return null;
    }
}
