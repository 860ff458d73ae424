using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>A dispute as a senior reads it: what was judged, how it was settled, and what is objected. No name.</summary>
/// <param name="Answer">"" while there is none.</param>
public sealed record DisputeView(
    Guid DisputeId, DateTimeOffset At, IReadOnlyList<MessageRecord> Prompt, string ResponseA, string ResponseB, string Language, Choice Judged, string Rationale,
    Choice Settled, string Resolution, string Text, bool? Upheld, string Answer);

/// <summary>The disputes of a project, those without an answer first.</summary>
public sealed class ListDisputes(Store store, ContentVault vault)
{
    private const int Most = 50;

    public sealed record Request(Guid ProjectId);

    /// <returns>At most 50.</returns>
    public async Task<Result<IReadOnlyList<DisputeView>>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Senior | Roles.Lead) is { } refusal)
            return refusal;
        await using var db = store.Read();
        var disputes = await db.Disputes.Where(d => d.ProjectId == request.ProjectId)
            .OrderBy(d => db.Set<DisputeAnswer>().Any(a => a.DisputeId == d.Id)).ThenBy(d => d.At).ThenBy(d => d.Id).Take(Most).ToListAsync(stop);
        List<DisputeView> views = [];
        foreach (var dispute in disputes)
            views.Add(await View(db, dispute, stop));
        return views;
    }

    private async Task<DisputeView> View(ConcaveDb db, Dispute dispute, CancellationToken stop)
    {
        var project = dispute.ProjectId;
        var row = await db.SubmittedJudgments.SingleAsync(j => j.Id == dispute.JudgmentId, stop);
        var judgment = await vault.Open<JudgmentRecord>(project, row.Content, stop);
        var pair = await vault.Open<PairRecord>(project, await db.Pairs.Where(p => p.Id == dispute.PairId).Select(p => p.Content).SingleAsync(stop), stop);
        var settled = (await Feedback.Of(db, vault, project, row.RoundId, [row.PairId], stop))[row.PairId];
        var answer = await db.DisputeAnswers.SingleOrDefaultAsync(a => a.DisputeId == dispute.Id, stop);
        return new(
            dispute.Id, dispute.At, pair.Prompt, pair.ResponseA, pair.ResponseB, pair.Language, judgment.Choice, judgment.Rationale, settled.Choice, settled.Text,
            (await vault.Open<DisputeRecord>(project, dispute.Content, stop)).Text, answer?.Upheld,
            answer is null ? "" : (await vault.Open<DisputeAnswerRecord>(project, answer.Content, stop)).Text);
    }
}
