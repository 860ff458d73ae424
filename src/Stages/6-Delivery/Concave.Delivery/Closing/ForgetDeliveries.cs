using Concave.Data.Content;
using Concave.Data.Context;
using Microsoft.EntityFrameworkCore;

namespace Concave.Delivery.Closing;

/// <summary>What the hand-offs and this stage have to forget: the sealed rows become unreadable, jobs and stored bags go.</summary>
internal sealed class ForgetDeliveries : IForgetProject
{
    public async Task<IReadOnlyList<Forgotten>> Rows(ConcaveDb db, Guid projectId, CancellationToken stop) =>
    [
        new("pairs with their names and responses", await db.Pairs.CountAsync(p => p.ProjectId == projectId, stop), Forgetting.Unreadable),
        new("verified answers", await db.VerifiedAnswers.CountAsync(v => v.ProjectId == projectId, stop), Forgetting.Unreadable),
        new("versions of the guidelines", await db.ApprovedGuidelines.CountAsync(g => g.ProjectId == projectId, stop), Forgetting.Unreadable),
        new("names of files", await db.PairImports.CountAsync(i => i.ProjectId == projectId, stop), Forgetting.Unreadable),
        new("seeds of rounds", await db.Rounds.CountAsync(r => r.ProjectId == projectId, stop), Forgetting.Unreadable),
        new("judgments", await db.SubmittedJudgments.IgnoreQueryFilters().CountAsync(j => j.ProjectId == projectId, stop), Forgetting.Unreadable),
        new("flags, resolutions, spot checks and root causes", await db.QualityEntries.CountAsync(e => e.ProjectId == projectId, stop), Forgetting.Unreadable),
        new("why work was paused and went on", await db.WorkPauses.CountAsync(p => p.ProjectId == projectId, stop) + await db.PauseLifts.CountAsync(l => l.ProjectId == projectId, stop), Forgetting.Unreadable),
        new("reasons why verified pairs were retired", await db.GoldRetirements.CountAsync(r => r.ProjectId == projectId, stop), Forgetting.Unreadable),
        new("reasons why a qualification ended", await db.QualificationEnds.CountAsync(e => e.ProjectId == projectId, stop), Forgetting.Unreadable),
        new("answers after delivery", await db.FeedbackSignals.CountAsync(f => f.ProjectId == projectId, stop), Forgetting.Unreadable),
        new("proposed changes", await db.GuidelinesProposals.CountAsync(p => p.ProjectId == projectId, stop), Forgetting.Unreadable),
        new("jobs", await Jobs(db, projectId, stop), Forgetting.Erased),
    ];

    public async Task<IReadOnlyList<string>> Blobs(ConcaveDb db, Guid projectId, CancellationToken stop)
    {
        var sealedOnes = await db.SealedDeliveries.Where(d => d.ProjectId == projectId).Select(d => d.BlobKey).ToListAsync(stop);
        var attempted = await db.SealAttempts.Where(a => db.Rounds.Any(r => r.Id == a.RoundId && r.ProjectId == projectId)).Select(a => a.BlobKey).ToListAsync(stop);
        return [.. sealedOnes.Union(attempted, StringComparer.Ordinal)];
    }

    // What a job failed of may quote a row. Jobs name what they work on by ids: the project's, a batch's, a round's or a delivery's.
    private static async Task<int> Jobs(ConcaveDb db, Guid projectId, CancellationToken stop)
    {
        var rounds = await db.Rounds.Where(r => r.ProjectId == projectId).Select(r => r.Id).ToListAsync(stop);
        var batches = await db.Batches.Where(b => b.ProjectId == projectId).Select(b => b.Id).ToListAsync(stop);
        var deliveries = await db.SealedDeliveries.Where(d => d.ProjectId == projectId).Select(d => d.Id).ToListAsync(stop);
        string[] ids = [.. rounds.Concat(batches).Concat(deliveries).Append(projectId).Select(i => i.ToString("D"))];
        var jobs = await db.Jobs.Where(j => j.Kind != DestroyJob.JobKind).Select(j => new { j.Id, j.Payload }).ToListAsync(stop);
        var gone = jobs.Where(j => ids.Any(i => j.Payload.Contains(i, StringComparison.OrdinalIgnoreCase))).Select(j => j.Id).ToList();
        return await db.Jobs.Where(j => gone.Contains(j.Id)).ExecuteDeleteAsync(stop);
    }
}
