using Concave.Data.Context;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Register;

/// <summary>When people's data was last used: a judgment, an answer before production, a qualification, or the end of the account.</summary>
internal static class LastUse
{
    /// <summary>The last use of each; whoever's data was never used is left out.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> Of(ConcaveDb db, IReadOnlyList<Guid> people, CancellationToken stop)
    {
        var judged = await db.SubmittedJudgments.IgnoreQueryFilters().Where(j => people.Contains(j.AnnotatorId))
            .GroupBy(j => j.AnnotatorId).Select(g => new { g.Key, At = (DateTimeOffset?)g.Max(j => j.SubmittedAt) }).ToListAsync(stop);
        var qualified = await db.QualifiedAnnotators.Where(q => people.Contains(q.AnnotatorId))
            .GroupBy(q => q.AnnotatorId).Select(g => new { g.Key, At = (DateTimeOffset?)g.Max(q => q.QualifiedAt) }).ToListAsync(stop);
        var disabled = await db.Users.Where(u => people.Contains(u.Id) && u.DisabledAt != null).Select(u => new { Key = u.Id, At = u.DisabledAt }).ToListAsync(stop);
        return judged.Concat(qualified).Concat(disabled).GroupBy(u => u.Key).ToDictionary(g => g.Key, g => g.Max(u => u.At)!.Value);
    }
}
