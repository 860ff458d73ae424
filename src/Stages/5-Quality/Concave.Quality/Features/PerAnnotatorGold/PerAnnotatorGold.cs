using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>One annotator's accuracy on the hidden verified pairs of a round.</summary>
/// <param name="AnnotatorId">Whom to name in a root cause.</param>
/// <param name="Pseudonym">The name the client knows.</param>
/// <param name="Accuracy">Share right, with Wilson's 95 % interval.</param>
/// <param name="QualificationEnded">True when the person gets no more tasks of the project.</param>
public sealed record AnnotatorGoldView(Guid AnnotatorId, string Pseudonym, ShareFigure Accuracy, bool QualificationEnded);

/// <summary>Gold accuracy by annotator in a batch's current round, the lowest first: where to look for a root cause.</summary>
public sealed class PerAnnotatorGold(Store store, ContentVault vault)
{
    public sealed record Request(Guid BatchId);

    /// <returns>One row for everybody with a gold judgment in the round.</returns>
    public async Task<Result<IReadOnlyList<AnnotatorGoldView>>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refusal)
            return refusal;
        await using var db = store.Read();
        if (await RoundGround.Of(db, vault, request.BatchId, stop) is not { } ground)
            return Errors.BatchUnknown;
        var judged = await db.SubmittedJudgments.Where(j => j.RoundId == ground.Round.Id && j.Purpose == PairPurpose.Gold && !db.GoldRetirements.Any(r => r.PairId == j.PairId))
            .Join(db.VerifiedAnswers, j => j.PairId, v => v.PairId, (j, v) => new { j.AnnotatorId, j.QualificationId, Right = j.Choice == v.Truth })
            .ToListAsync(stop);
        var people = await db.QualifiedAnnotators.Where(q => q.ProjectId == ground.ProjectId)
            .Select(q => new { q.Id, q.Pseudonym, Ended = db.QualificationEnds.Any(e => e.QualificationId == q.Id) }).ToDictionaryAsync(q => q.Id, stop);
        return judged.GroupBy(j => j.AnnotatorId)
            .Select(g => (Id: g.Key, Person: people[g.First().QualificationId], Figure: ShareFigure.Of(g.Count(j => j.Right), g.Count())))
            .OrderBy(a => a.Figure.Share).ThenBy(a => a.Person.Pseudonym, StringComparer.Ordinal)
            .Select(a => new AnnotatorGoldView(a.Id, a.Person.Pseudonym, a.Figure, a.Person.Ended)).ToArray();
    }
}
