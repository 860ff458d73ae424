using Concave.Annotation.Working;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Ui.Judging;
using Microsoft.EntityFrameworkCore;

namespace Concave.Annotation.Features;

/// <summary>
/// Takes a judgment. It is checked and sealed before the write and stored in one transaction with its ledger entry;
/// when this returns it is on disk. The same submission again gives the same answer.
/// </summary>
public sealed class SubmitJudgment(Store store, ContentVault vault, RoundSetups setups, TimeProvider clock)
{
    /// <param name="AssignmentId">The claim it answers.</param>
    /// <param name="SubmissionId">Made by the client program, once for each answer.</param>
    /// <param name="Answer">The answer.</param>
    /// <param name="FocusedMs">Focused milliseconds since the last heartbeat; null when the client does not measure.</param>
    public sealed record Request(Guid AssignmentId, Guid SubmissionId, Answer Answer, long? FocusedMs = null);

    /// <returns>The judgment; task-unknown, judgment-invalid, first-answer-missing, already-submitted, submission-used, submission-changed, submission-withdrawn, lease-lost, round-over or task-closed.</returns>
    public async Task<Result<JudgmentView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Annotator) is { } refusal)
            return refusal;
        var prepared = await Prepare(request, actor, stop);
        if (prepared.Failed)
            return prepared.Problem;
        var taken = await store.Write<Taken>(db => new Submitting(db, clock, prepared.Value, stop).Run(), stop);
        if (taken.Failed)
            return taken.Problem;
        return taken.Value.Repeated && !await IsSame(prepared.Value, taken.Value.View.JudgmentId, stop) ? Errors.SubmissionChanged : taken.Value.View;
    }

    private async Task<bool> IsSame(PreparedJudgment again, Guid judgmentId, CancellationToken stop)
    {
        await using var db = store.Read();
        var content = await db.SubmittedJudgments.IgnoreQueryFilters().Where(j => j.Id == judgmentId).Select(j => j.Content).SingleAsync(stop);
        var first = await vault.Open<JudgmentRecord>(again.Assignment.ProjectId, content, stop);
        return Digest.Of(first) == Digest.Of(again.Record with { Judgment = first.Judgment, SubmittedAt = first.SubmittedAt, ActiveMs = first.ActiveMs });
    }

    private async Task<Result<PreparedJudgment>> Prepare(Request request, Actor actor, CancellationToken stop)
    {
        await using var db = store.Read();
        var own = await db.OwnAssignment(request.AssignmentId, actor, stop);
        if (own.Failed)
            return own.Problem;
        var assignment = own.Value;
        var setup = await setups.Of(assignment.RoundId, stop);
        if (SuggestionRules.Waits(assignment, setup.Plan))
            return Errors.FirstAnswerMissing;
        var (left, right) = await Lengths(db, assignment, request.Answer, stop);
        if (Rules.Refuse(Rules.Validate(request.Answer, setup.Plan, setup.Guidelines.Rubric, left, right)) is { } fault)
            return fault;

        var now = clock.GetUtcNow();
        var record = JudgmentOf.Answer(assignment, setup, request.Answer, clock.NewId(), now, ActiveTime.Total(assignment, request.FocusedMs, now));
        var canonical = CanonicalJson.Of(record);
        return new PreparedJudgment(assignment, request.SubmissionId, record, Digest.Hex(canonical), await vault.CloseBytes(assignment.ProjectId, canonical, stop));
    }

    // Only marks on spans need the text: the common judgment is checked without opening it.
    private async Task<(int Left, int Right)> Lengths(ConcaveDb db, Assignment assignment, Answer answer, CancellationToken stop)
    {
        if (answer.Flags.All(f => f is { Start: -1, End: -1 }))
            return (0, 0);
        var pair = await ReadTask.PairOf(db, vault, assignment, stop);
        var (left, right) = Screen.Place(assignment.Sides, pair.ResponseA, pair.ResponseB);
        return (left.Length, right.Length);
    }
}

/// <summary>A judgment that is stored, now or because it was sent before.</summary>
internal sealed record Taken(JudgmentView View, bool Repeated);

/// <summary>A judgment that only waits to be stored.</summary>
internal sealed record PreparedJudgment(Assignment Assignment, Guid SubmissionId, JudgmentRecord Record, string Digest, byte[] Sealed)
{
    internal JudgmentView View => new(Record.Judgment, Assignment.Id, Record.SubmittedAt);

    /// <summary>The row to store.</summary>
    /// <param name="withdrawn">The answer to the same claim that was taken back before, or null.</param>
    internal SubmittedJudgment Row((int Version, Guid Id)? withdrawn) => new()
    {
        Id = Record.Judgment,
        ProjectId = Assignment.ProjectId,
        BatchId = Assignment.BatchId,
        RoundId = Assignment.RoundId,
        PairId = Assignment.PairId,
        AssignmentId = Assignment.Id,
        Version = (withdrawn?.Version ?? 0) + 1,
        Replaces = withdrawn?.Id,
        SubmissionId = SubmissionId,
        QualificationId = Assignment.QualificationId,
        AnnotatorId = Assignment.AnnotatorId,
        Purpose = Record.Purpose,
        Reason = Record.Reason,
        Choice = Record.Choice,
        Difficulty = Record.Difficulty,
        ActiveMs = Record.ActiveMs,
        SubmittedAt = Record.SubmittedAt,
        Content = Sealed,
    };
}
