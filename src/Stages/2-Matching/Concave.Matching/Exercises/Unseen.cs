using Concave.Data.Context;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching.Exercises;

/// <summary>
/// Pairs whose content is new to somebody: not shown in any exercise and not judged, in this project or another. The same
/// content under another id counts as seen.
/// </summary>
internal static class Unseen
{
    internal static async Task<IReadOnlyList<UnseenPair>> CalibrationPairs(
        this ConcaveDb db, Guid project, Guid annotator, bool ties, CancellationToken stop)
    {
        var pairs = await db.Pairs.Where(p => p.ProjectId == project && p.Purpose == PairPurpose.Calibration && !db.GoldRetirements.Any(r => r.PairId == p.Id))
            .Join(db.VerifiedAnswers, p => p.Id, v => v.PairId, (p, v) => new UnseenPair(p.Id, p.ContentHash, p.Language, v.Truth))
            .ToListAsync(stop);
        var seen = await db.ContentSeenBy([annotator], stop);
        return [.. pairs.Where(p => IsAnswerable(p.Truth, ties) && !seen.Contains(p.ContentHash))];
    }

    internal static async Task<IReadOnlyList<UnseenPair>> PilotPairs(
        this ConcaveDb db, Guid project, IReadOnlyCollection<Guid> annotators, CancellationToken stop) => await db.WithoutTruth(project, PairPurpose.Pilot, annotators, stop);

    private static async Task<IReadOnlyList<UnseenPair>> WithoutTruth(
        this ConcaveDb db, Guid project, PairPurpose purpose, IReadOnlyCollection<Guid> annotators, CancellationToken stop)
    {
        var pairs = await db.Pairs.Where(p => p.ProjectId == project && p.Purpose == purpose)
            .Select(p => new UnseenPair(p.Id, p.ContentHash, p.Language, null))
            .ToListAsync(stop);
        var seen = await db.ContentSeenBy(annotators, stop);
        return [.. pairs.Where(p => !seen.Contains(p.ContentHash))];
    }

    internal static async Task<IReadOnlyList<UnseenPair>> AuditPairs(
        this ConcaveDb db, Guid project, IReadOnlyCollection<Guid> annotators, CancellationToken stop) => await db.WithoutTruth(project, PairPurpose.Audit, annotators, stop);

    // A pair whose truth is no answer the plan allows cannot be got right.
    private static bool IsAnswerable(Choice? truth, bool ties) =>
        truth is Choice.A or Choice.B || (ties && truth is Choice.Tie);

    private static async Task<HashSet<string>> ContentSeenBy(
        this ConcaveDb db, IReadOnlyCollection<Guid> annotators, CancellationToken stop)
    {
        var shown = await db.ExerciseTasks.Where(t => annotators.Contains(t.AnnotatorId))
            .Join(db.Pairs, t => t.PairId, p => p.Id, (_, p) => p.ContentHash).Distinct().ToListAsync(stop);
        var judged = await db.SubmittedJudgments.IgnoreQueryFilters().Where(j => annotators.Contains(j.AnnotatorId))
            .Join(db.Pairs, j => j.PairId, p => p.Id, (_, p) => p.ContentHash).Distinct().ToListAsync(stop);
        return [.. shown, .. judged];
    }
}
