using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Ui.Judging;
using Concave.Ui.Projects;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>What became of somebody's judgment, as far as they may know.</summary>
public enum OwnStanding
{
    /// <summary>Nobody had to settle its pair, or its batch is not decided.</summary>
    Stands,

    /// <summary>It was settled as they had judged.</summary>
    Upheld,

    /// <summary>It was settled otherwise.</summary>
    Overruled,

    /// <summary>They dispute how it was settled.</summary>
    Disputed,

    /// <summary>Their dispute has its answer.</summary>
    Answered,
}

/// <summary>One of somebody's own judgments.</summary>
/// <param name="Preferred">In terms of their screen.</param>
public sealed record OwnJudgment(Guid JudgmentId, DateTimeOffset At, PreferredSide Preferred, double Strength, string Rationale, OwnStanding Standing);

/// <summary>A page of them, the newest first.</summary>
/// <param name="Next">Id before which the next page begins; null on the last.</param>
public sealed record OwnWorkView(Guid ProjectId, bool First, IReadOnlyList<OwnJudgment> Judgments, Guid? Next, IReadOnlyList<OwnFigure> Figures);

/// <summary>An annotator's own finished work, with what reviewers said of it. Nobody else's stands there.</summary>
public sealed class ListOwnWork(Store store, ContentVault vault, SeeProjects see)
{
    /// <summary>Judgments of a page.</summary>
    public const int PageSize = 20;

    /// <param name="Before">The last id of the page before; null for the newest.</param>
    public sealed record Request(Guid ProjectId, Guid? Before = null);

    /// <returns>Their judgments in the project that stand; project-not-found when it is not open to them.</returns>
    public async Task<Result<OwnWorkView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Annotator) is { } refusal)
            return refusal;
        if ((await see.One(request.ProjectId, actor, stop)).Problem is { } unknown)
            return unknown;
        await using var db = store.Read();
        var own = db.SubmittedJudgments.Where(j => j.AnnotatorId == actor.Id && j.ProjectId == request.ProjectId);
        if (request.Before is { } before)
            own = own.Where(j => j.Id < before);
        var found = await own.OrderByDescending(j => j.Id).Take(PageSize + 1).ToListAsync(stop);
        var shown = found.Take(PageSize).ToList();
        List<OwnJudgment> judgments = [];
        var standing = await Standings(db, request.ProjectId, shown, stop);
        foreach (var judgment in shown)
        {
            var record = await vault.Open<JudgmentRecord>(judgment.ProjectId, judgment.Content, stop);
            judgments.Add(new(judgment.Id, judgment.SubmittedAt, Screen.SideOf(record.Choice, record.Sides), record.Strength, record.Rationale, standing[judgment.Id]));
        }

        return new OwnWorkView(
            request.ProjectId, request.Before is null, judgments, found.Count > PageSize ? shown[^1].Id : null,
            request.Before is null ? await OwnFigures.Of(db, vault, request.ProjectId, actor.Id, stop) : []);
    }

    private async Task<Dictionary<Guid, OwnStanding>> Standings(ConcaveDb db, Guid project, List<SubmittedJudgment> shown, CancellationToken stop)
    {
        var ids = shown.ConvertAll(j => j.Id);
        var disputes = await db.Disputes.Where(d => ids.Contains(d.JudgmentId))
            .Select(d => new { d.JudgmentId, Answered = db.Set<DisputeAnswer>().Any(a => a.DisputeId == d.Id) }).ToDictionaryAsync(d => d.JudgmentId, d => d.Answered, stop);
        var decided = await Feedback.Decided(db, project, stop);
        var standing = shown.ToDictionary(j => j.Id, _ => OwnStanding.Stands);
        foreach (var round in shown.Where(j => decided.Contains(j.BatchId)).GroupBy(j => j.RoundId))
        {
            var settled = await Feedback.Of(db, vault, project, round.Key, [.. round.Select(j => j.PairId)], stop);
            foreach (var judgment in round.Where(j => settled.ContainsKey(j.PairId)))
                standing[judgment.Id] = settled[judgment.PairId].Choice == judgment.Choice ? OwnStanding.Upheld : OwnStanding.Overruled;
        }

        foreach (var (judgment, answered) in disputes)
            standing[judgment] = answered ? OwnStanding.Answered : OwnStanding.Disputed;
        return standing;
    }
}
