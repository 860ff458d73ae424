using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Datasets.Reporting;
using Concave.Delivery.Access;
using Concave.Delivery.FollowUp;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Delivery;

/// <summary>Looks through a project's deliveries, answers and repeated guideline gaps for what speaks for another version of the guidelines, and keeps what is new as proposals.</summary>
public sealed class CompileFindings(Store store, CollectRecords collect, ContentVault vault, TimeProvider clock)
{
    public sealed record Request(Guid ProjectId);

    /// <summary>At a lead's wish.</summary>
    /// <returns>Done; project-not-found.</returns>
    public async Task<Result<Done>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refused)
            return refused;
        await using var db = store.Read();
        return (await db.ProjectFor(request.ProjectId, actor, stop)).Problem is { } unknown ? unknown : await Run(request.ProjectId, stop);
    }

    internal async Task<Result<Done>> Run(Guid projectId, CancellationToken stop)
    {
        await using var db = store.Read();
        if ((await db.LastStepOf(projectId, stop))?.To == ProjectState.Destroyed)
            return default(Done);
        var found = await FromAnswers(db, projectId, stop);
        found.AddRange(FindingRules.FromGaps(await Gaps(db, projectId, stop)));
        foreach (var batch in await db.SealedDeliveries.Where(d => d.ProjectId == projectId).Select(d => d.BatchId).Distinct().ToListAsync(stop))
        {
            var records = await collect.Handle(batch, stop);
            if (!records.Failed) // a batch that is being corrected has no verdict yet
                found.AddRange(FindingRules.FromWork(records.Value, QaReport.From(records.Value)));
        }

        List<GuidelinesProposal> rows = [];
        foreach (var finding in found.DistinctBy(f => f.Key))
            rows.Add(new() { Id = clock.NewId(), ProjectId = projectId, FindingKey = finding.Key, Content = await vault.Close(projectId, finding.Change, stop), ProposedAt = clock.GetUtcNow() });
        return await store.Write(write => KeepNew(write, projectId, rows, stop), stop);
    }

    private async Task<List<Finding>> FromAnswers(ConcaveDb db, Guid projectId, CancellationToken stop)
    {
        List<Finding> found = [];
        foreach (var content in await db.FeedbackSignals.Where(f => f.ProjectId == projectId).OrderBy(f => f.ReceivedAt).Select(f => f.Content).ToListAsync(stop))
            found.AddRange(FindingRules.FromAnswer(await vault.Open<FollowUpAnswer>(projectId, content, stop)));
        return found;
    }

    // Of every round, delivered or not: a gap is mended best while people still work.
    private async Task<List<GuidelineGap>> Gaps(ConcaveDb db, Guid projectId, CancellationToken stop)
    {
        List<GuidelineGap> gaps = [];
        foreach (var entry in await db.QualityEntries.Where(e => e.ProjectId == projectId && e.Kind == QualityEntryKind.Resolution).ToListAsync(stop))
        {
            var resolution = await vault.Open<ResolutionRecord>(projectId, entry.Content, stop);
            if (!resolution.GuidelineGap)
                continue;
            List<JudgmentRecord> judgments = [];
            foreach (var content in await db.SubmittedJudgments.Where(j => j.RoundId == entry.RoundId && j.PairId == resolution.Pair).OrderBy(j => j.SubmittedAt).ThenBy(j => j.Id).Select(j => j.Content).ToListAsync(stop))
                judgments.Add(await vault.Open<JudgmentRecord>(projectId, content, stop));
            gaps.Add(new(resolution, await db.Pairs.Where(p => p.Id == resolution.Pair).Select(p => p.ExternalId).SingleAsync(stop), judgments));
        }

        return gaps;
    }

    private static async Task<Result<Done>> KeepNew(ConcaveDb db, Guid projectId, List<GuidelinesProposal> rows, CancellationToken stop)
    {
        var known = await db.GuidelinesProposals.Where(p => p.ProjectId == projectId).Select(p => p.FindingKey).ToHashSetAsync(stop);
        db.GuidelinesProposals.AddRange(rows.Where(r => !known.Contains(r.FindingKey)).Select(r => r with { }));
        return default(Done);
    }
}
