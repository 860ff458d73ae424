using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>A root cause on record.</summary>
/// <param name="RootCauseId">Its id.</param>
/// <param name="QualificationEnded">True when the annotator concerned gets no more tasks of the project.</param>
public sealed record RootCauseView(Guid RootCauseId, bool QualificationEnded);

/// <summary>
/// Puts on record why a batch was withheld [Q5], or why a delivered one is corrected. Without one the batch is not opened for another round. It may end the
/// qualification of the annotator concerned; it never changes what was judged.
/// </summary>
public sealed class LogRootCause(Store store, ContentVault vault, TimeProvider clock)
{
    /// <param name="BatchId">The withheld batch, or the delivered one that turned out to be wrong.</param>
    /// <param name="Cause">careless_annotator, unclear_guideline, bad_gold, wrong_match, tooling or other.</param>
    /// <param name="AnnotatorId">The annotator concerned, if any.</param>
    /// <param name="Note">What was found, 15 characters or more.</param>
    /// <param name="EndQualification">True to hand that annotator no more tasks of the project.</param>
    public sealed record Request(Guid BatchId, string Cause, Guid? AnnotatorId, string Note, bool EndQualification = false);

    /// <returns>The root cause; batch-not-withheld in any other state.</returns>
    public async Task<Result<RootCauseView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refusal)
            return refusal;
        if (RootCauseRules.Check(request) is { } fault)
            return fault;
        await using var read = store.Read();
        if (await RoundGround.Of(read, vault, request.BatchId, stop) is not { } ground)
            return Errors.BatchUnknown;
        var concerned = await Concerned(read, ground, request.AnnotatorId, stop);
        if (concerned.Count == 0 && request.AnnotatorId is not null)
            return Errors.Invalid(nameof(request.AnnotatorId), "This person did not judge in the withheld round.", "Choose somebody who did, or leave it out.");
        var record = new RootCauseRecord
        {
            RootCause = clock.NewId(),
            Batch = request.BatchId,
            Round = ground.Round.Number,
            Cause = request.Cause,
            Annotator = concerned.FirstOrDefault()?.Pseudonym ?? "",
            Note = request.Note.Trim(),
            At = RecordJson.Stamp(clock.GetUtcNow()),
        };
        var content = await vault.Close(ground.ProjectId, record, stop);
        var reason = await vault.CloseText(ground.ProjectId, $"{record.Cause}: {record.Note}", stop);
        return await store.Write(db => Record(db, ground, record, content, reason, request.EndQualification ? concerned : [], actor, stop), stop);
    }

    private static async Task<List<QualifiedAnnotator>> Concerned(ConcaveDb db, RoundGround ground, Guid? annotator, CancellationToken stop) =>
        await db.QualifiedAnnotators
            .Where(q => q.ProjectId == ground.ProjectId && q.AnnotatorId == annotator && db.SubmittedJudgments.Any(j => j.RoundId == ground.Round.Id && j.AnnotatorId == annotator))
            .OrderByDescending(q => q.QualifiedAt).ThenBy(q => q.Id).ToListAsync(stop);

    private async Task<Result<RootCauseView>> Record(
        ConcaveDb db, RoundGround ground, RootCauseRecord record, byte[] content, string reason, List<QualifiedAnnotator> ending, Actor actor, CancellationToken stop)
    {
        var state = await db.StateOf(ground.Batch.Id, stop);
        if (state is not (BatchState.Withheld or BatchState.Released))
            return Errors.NotWithheld(state);
        db.QualityEntries.Add(new()
        {
            Id = record.RootCause,
            ProjectId = ground.ProjectId,
            RoundId = ground.Round.Id,
            Kind = QualityEntryKind.RootCause,
            By = actor.Id,
            At = record.At,
            Content = content,
        });
        db.Enter(ground.ProjectId, ground.Batch.Id, LedgerKinds.RootCause, record.RootCause, record, clock);
        foreach (var qualification in ending)
        {
            if (!await db.QualificationEnds.AnyAsync(e => e.QualificationId == qualification.Id, stop))
                db.QualificationEnds.Add(new() { QualificationId = qualification.Id, ProjectId = ground.ProjectId, Reason = reason, EndedAt = clock.GetUtcNow() });
        }

        return new RootCauseView(record.RootCause, ending.Count > 0);
    }
}
