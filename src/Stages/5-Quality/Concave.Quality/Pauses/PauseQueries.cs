using Concave.Data.Context;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>What pauses are asked about.</summary>
internal static class PauseQueries
{
    extension(ConcaveDb db)
    {
        /// <summary>Pseudonyms of a project by annotator.</summary>
        internal Task<Dictionary<Guid, string>> Names(Guid projectId, CancellationToken stop) =>
            db.QualifiedAnnotators.Where(q => q.ProjectId == projectId).Select(q => new { q.AnnotatorId, q.Pseudonym }).Distinct()
                .ToDictionaryAsync(q => q.AnnotatorId, q => q.Pseudonym, stop);

        /// <summary>When each pause of the round was lifted last, by pseudonym; "" for the round.</summary>
        internal async Task<Dictionary<string, DateTimeOffset>> Lifted(RoundGround ground, CancellationToken stop)
        {
            var names = await db.Names(ground.ProjectId, stop);
            var lifts = await db.WorkPauses.Where(p => p.RoundId == ground.Round.Id)
                .Join(db.PauseLifts, p => p.Id, l => l.PauseId, (p, l) => new { p.AnnotatorId, l.At }).ToListAsync(stop);
            return lifts.GroupBy(l => l.AnnotatorId is { } who ? names.GetValueOrDefault(who, "") : "", StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(l => l.At), StringComparer.Ordinal);
        }
    }
}
