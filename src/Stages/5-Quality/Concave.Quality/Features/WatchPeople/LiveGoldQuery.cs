using Concave.Data.Context;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

internal static class LiveGoldQuery
{
    /// <summary>
    /// By person, whether each verified pair of the streams was judged right, in order: in all rounds of the project since
    /// they last qualified, or since a lead let their paused work go on.
    /// </summary>
    internal static async Task<ILookup<Guid, bool>> LiveGold(this ConcaveDb db, Guid project, CancellationToken stop)
    {
        var judged = await db.SubmittedJudgments.Where(j => j.ProjectId == project && j.Purpose == PairPurpose.Gold && !db.GoldRetirements.Any(r => r.PairId == j.PairId))
            .Join(db.QualifiedAnnotators, j => j.QualificationId, q => q.Id, (j, q) => new { j.Id, j.PairId, j.AnnotatorId, j.SubmittedAt, j.Choice, q.QualifiedAt })
            .Join(db.VerifiedAnswers, j => j.PairId, v => v.PairId, (j, v) => new { j.Id, j.AnnotatorId, j.SubmittedAt, j.QualifiedAt, Right = j.Choice == v.Truth }).ToListAsync(stop);
        var last = judged.GroupBy(j => j.AnnotatorId).ToDictionary(g => g.Key, g => g.Max(j => j.QualifiedAt));
        var lifted = (await db.WorkPauses.Where(p => p.ProjectId == project && p.AnnotatorId != null).Join(db.PauseLifts, p => p.Id, l => l.PauseId, (p, l) => new { p.AnnotatorId, l.At }).ToListAsync(stop))
            .GroupBy(l => l.AnnotatorId!.Value).ToDictionary(g => g.Key, g => g.Max(l => l.At));
        return judged.Where(j => j.QualifiedAt == last[j.AnnotatorId] && j.SubmittedAt > lifted.GetValueOrDefault(j.AnnotatorId))
            .OrderBy(j => j.SubmittedAt).ThenBy(j => j.Id).ToLookup(j => j.AnnotatorId, j => j.Right);
    }
}
