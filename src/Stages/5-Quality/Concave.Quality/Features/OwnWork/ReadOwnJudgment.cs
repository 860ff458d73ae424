using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Ui.Judging;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>One of somebody's judgments as they made it, with what reviewers said.</summary>
/// <param name="SettledAs">The label in terms of their screen; null when nobody had to settle the pair, or its batch is not decided.</param>
/// <param name="Resolution">The written resolution; "" without one.</param>
/// <param name="Dispute">Their own words; "" when they did not dispute it.</param>
/// <param name="Answer">The answer; "" while there is none.</param>
/// <param name="Upheld">Whether the answer says that they were right; null while there is none.</param>
public sealed record OwnJudgmentView(
    Guid ProjectId, Guid JudgmentId, DateTimeOffset At, IReadOnlyList<MessageRecord> Prompt, string Left, string Right, string Language,
    PreferredSide Preferred, double Strength, string Rationale, PreferredSide? SettledAs, string Resolution, string Dispute, string Answer, bool? Upheld)
{
    /// <summary>True while it can be disputed.</summary>
    public bool Disputable => SettledAs is { } settled && settled != Preferred && Dispute.Length == 0;
}

/// <summary>Reads one of the actor's own judgments.</summary>
public sealed class ReadOwnJudgment(Store store, ContentVault vault)
{
    public sealed record Request(Guid ProjectId, Guid JudgmentId);

    /// <returns>The judgment; judgment-unknown for anybody else's.</returns>
    public async Task<Result<OwnJudgmentView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Annotator) is { } refusal)
            return refusal;
        await using var db = store.Read();
        var own = await db.SubmittedJudgments.SingleOrDefaultAsync(j => j.Id == request.JudgmentId && j.ProjectId == request.ProjectId && j.AnnotatorId == actor.Id, stop);
        return own is null ? DisputeErrors.JudgmentUnknown : await Show(db, own, stop);
    }

    private async Task<OwnJudgmentView> Show(ConcaveDb db, SubmittedJudgment own, CancellationToken stop)
    {
        var record = await vault.Open<JudgmentRecord>(own.ProjectId, own.Content, stop);
        var pair = await vault.Open<PairRecord>(own.ProjectId, await db.Pairs.Where(p => p.Id == own.PairId).Select(p => p.Content).SingleAsync(stop), stop);
        var (left, right) = Screen.Place(record.Sides, pair.ResponseA, pair.ResponseB);
        var decided = (await Feedback.Decided(db, own.ProjectId, stop)).Contains(own.BatchId);
        var settled = decided ? (await Feedback.Of(db, vault, own.ProjectId, own.RoundId, [own.PairId], stop)).GetValueOrDefault(own.PairId) : null;
        var dispute = await db.Disputes.SingleOrDefaultAsync(d => d.JudgmentId == own.Id, stop);
        var answer = dispute is null ? null : await db.DisputeAnswers.SingleOrDefaultAsync(a => a.DisputeId == dispute.Id, stop);
        return new(
            own.ProjectId, own.Id, own.SubmittedAt, pair.Prompt, left, right, pair.Language, Screen.SideOf(record.Choice, record.Sides), record.Strength, record.Rationale,
            settled is null ? null : Screen.SideOf(settled.Choice, record.Sides), settled?.Text ?? "",
            dispute is null ? "" : (await vault.Open<DisputeRecord>(own.ProjectId, dispute.Content, stop)).Text,
            answer is null ? "" : (await vault.Open<DisputeAnswerRecord>(own.ProjectId, answer.Content, stop)).Text, answer?.Upheld);
    }
}
