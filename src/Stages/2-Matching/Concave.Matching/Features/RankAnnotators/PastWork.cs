using Concave.Data.Context;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;
using static Concave.Ui.Languages.Speech;

namespace Concave.Matching;

/// <summary>How an annotator did on other projects.</summary>
/// <param name="GoldRight">Verified pairs judged right in production streams.</param>
/// <param name="Gold">Verified pairs judged.</param>
/// <param name="Kappa">κ of the latest calibration passed elsewhere.</param>
internal sealed record PastWork(int GoldRight, int Gold, double? Kappa)
{
    // Without a record nothing speaks for or against: newcomers are not shut out.
    private const double Neutral = 0.5;

    internal static PastWork None { get; } = new(0, 0, Kappa: null);

    /// <summary>
    /// In [0, 1]: gold accuracy with one success and one failure added, so that three lucky pairs do not beat three
    /// hundred; where there is no gold, the calibration κ; where there is neither, one half.
    /// </summary>
    internal double Score => Gold > 0 ? (GoldRight + 1.0) / (Gold + 2.0) : Math.Clamp(Kappa ?? Neutral, 0, 1);

    internal string Sentence => (Gold, Kappa) switch
    {
        (0, null) => T("No earlier project on record."),
        (0, { } kappa) => T("Passed calibration elsewhere at κ {0:0.000}.", kappa),
        _ => T("Judged {0} of {1} verified pairs right on earlier projects.", GoldRight, Gold),
    };
}

internal static class PastWorkQuery
{
    /// <summary>Results on every project but this one, by annotator.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, PastWork>> PastWork(this ConcaveDb db, Guid exceptProject, CancellationToken stop)
    {
        var gold = await db.SubmittedJudgments.Where(j => j.ProjectId != exceptProject && j.Purpose == PairPurpose.Gold && !db.GoldRetirements.Any(r => r.PairId == j.PairId))
            .Join(db.VerifiedAnswers, j => j.PairId, v => v.PairId, (j, v) => new { j.AnnotatorId, Right = j.Choice == v.Truth ? 1 : 0 })
            .GroupBy(j => j.AnnotatorId)
            .Select(g => new { Annotator = g.Key, Right = g.Sum(j => j.Right), Count = g.Count() })
            .ToDictionaryAsync(g => g.Annotator, stop);
        var passed = await db.QualifiedAnnotators.Where(q => q.ProjectId != exceptProject && q.Kappa != null)
            .Select(q => new { q.AnnotatorId, q.Kappa, q.QualifiedAt }).ToListAsync(stop);
        var kappas = passed.GroupBy(q => q.AnnotatorId).ToDictionary(g => g.Key, g => g.MaxBy(q => q.QualifiedAt)!.Kappa);
        return gold.Keys.Union(kappas.Keys).ToDictionary(annotator => annotator, annotator =>
        {
            var seen = gold.GetValueOrDefault(annotator);
            return new PastWork(seen?.Right ?? 0, seen?.Count ?? 0, kappas.GetValueOrDefault(annotator));
        });
    }
}
