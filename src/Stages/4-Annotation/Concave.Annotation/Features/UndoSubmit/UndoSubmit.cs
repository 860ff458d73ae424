using System.Text.Json;
using Concave.Annotation.Working;
using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Annotation.Features;

/// <summary>
/// Takes back a judgment within a minute of its submission, to correct it. Nothing is erased: the judgment and its
/// withdrawal both stand in the ledger and travel in the delivery. The task is the annotator's again, on the same
/// sides, with the answer as its draft; a task they claimed meanwhile waits for them while nobody else takes it.
/// </summary>
public sealed class UndoSubmit(Store store, ContentVault vault, RoundSetups setups, TimeProvider clock)
{
    public sealed record Request(Guid AssignmentId);

    /// <returns>The task, also when it was taken back before; undo-nothing, undo-late, round-over or task-unknown.</returns>
    public async Task<Result<TaskClaimView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Annotator) is { } refusal)
            return refusal;
        var prepared = await Prepare(request, actor, stop);
        if (prepared.Failed)
            return prepared.Problem;
        return prepared.Value.TakenBack ?? await store.Write<TaskClaimView>(db => new Undoing(db, clock, prepared.Value.Undo!, stop).Run(), stop);
    }

    private async Task<Result<(TaskClaimView? TakenBack, PreparedUndo? Undo)>> Prepare(Request request, Actor actor, CancellationToken stop)
    {
        await using var db = store.Read();
        var own = await db.OwnAssignment(request.AssignmentId, actor, stop);
        if (own.Failed)
            return own.Problem;
        var assignment = own.Value;
        var judgment = await db.SubmittedJudgments.IgnoreQueryFilters().Where(j => j.AssignmentId == assignment.Id)
            .OrderByDescending(j => j.Version).Select(j => new { j.Id, j.SubmittedAt, j.Content, Withdrawn = j.Withdrawal != null }).FirstOrDefaultAsync(stop);
        if (judgment is { Withdrawn: true } && assignment.State == AssignmentState.Leased)
            return (new TaskClaimView(assignment.Id, assignment.LeaseUntil), null);
        if (judgment is null || judgment.Withdrawn)
            return Errors.NothingToUndo;
        var now = clock.GetUtcNow();
        if (now - judgment.SubmittedAt > WithdrawnJudgment.Window)
            return Errors.UndoLate;

        var record = await vault.Open<JudgmentRecord>(assignment.ProjectId, judgment.Content, stop);
        var draft = JsonSerializer.SerializeToUtf8Bytes(JudgmentOf.AnswerIn(record), JsonSerializerOptions.Web);
        return (null, new PreparedUndo(
            assignment, judgment.Id, judgment.SubmittedAt, now, (await setups.Of(assignment.RoundId, stop)).Lease,
            Digest.Of(new WithdrawnJudgment(record, RecordJson.Stamp(now))), await vault.CloseBytes(assignment.ProjectId, draft, stop)));
    }
}

/// <summary>An undo that only waits to be stored.</summary>
/// <param name="Assignment">The claim whose judgment is taken back.</param>
/// <param name="JudgmentId">The judgment.</param>
/// <param name="SubmittedAt">When it was submitted.</param>
/// <param name="Now">When it is taken back.</param>
/// <param name="Lease">How long the task is the annotator's again.</param>
/// <param name="Digest">Of the <see cref="WithdrawnJudgment"/>.</param>
/// <param name="Draft">The answer as it was sent, sealed.</param>
internal sealed record PreparedUndo(Assignment Assignment, Guid JudgmentId, DateTimeOffset SubmittedAt, DateTimeOffset Now, TimeSpan Lease, string Digest, byte[] Draft);
