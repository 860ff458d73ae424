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

        /// <summary>Whether somebody's work on the project, or with null the round, is paused already.</summary>
        internal Task<bool> Paused(RoundGround ground, Guid? who, CancellationToken stop) => db.WorkPauses.AnyAsync(
            p => p.AnnotatorId == who && (who == null ? p.RoundId == ground.Round.Id : p.ProjectId == ground.ProjectId) && !db.PauseLifts.Any(l => l.PauseId == p.Id), stop);

        /// <summary>When each person's last pause on the project was lifted, by pseudonym; "" for the round's.</summary>
        internal async Task<Dictionary<string, DateTimeOffset>> Lifted(RoundGround ground, CancellationToken stop)
        {
            var names = await db.Names(ground.ProjectId, stop);
            var lifts = await db.WorkPauses.Where(p => p.AnnotatorId == null ? p.RoundId == ground.Round.Id : p.ProjectId == ground.ProjectId)
                .Join(db.PauseLifts, p => p.Id, l => l.PauseId, (p, l) => new { p.AnnotatorId, l.At }).ToListAsync(stop);
            return lifts.GroupBy(l => l.AnnotatorId is { } who ? names.GetValueOrDefault(who, "") : "", StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(l => l.At), StringComparer.Ordinal);
        }
    }
}
