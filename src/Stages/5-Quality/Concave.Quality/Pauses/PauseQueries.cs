using Concave.Data.Context;
using Concave.Data.HandOffs;
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

        /// <summary>Pauses that concern a round: its own, and those of people, whose work stops on the whole project.</summary>
        internal IQueryable<WorkPause> PausesOn(RoundGround ground) =>
            db.WorkPauses.Where(p => p.AnnotatorId == null ? p.RoundId == ground.Round.Id : p.ProjectId == ground.ProjectId);

        /// <summary>Of these, the ones that no lead has lifted.</summary>
        internal IQueryable<WorkPause> InForce(RoundGround ground) => db.PausesOn(ground).Where(p => !db.PauseLifts.Any(l => l.PauseId == p.Id));

        /// <summary>When each person's last pause on the project was lifted, by pseudonym; "" for the round's.</summary>
        internal async Task<Dictionary<string, DateTimeOffset>> Lifted(RoundGround ground, CancellationToken stop)
        {
            var names = await db.Names(ground.ProjectId, stop);
            var lifts = await db.PausesOn(ground)
                .Join(db.PauseLifts, p => p.Id, l => l.PauseId, (p, l) => new { p.AnnotatorId, l.At }).ToListAsync(stop);
            return lifts.GroupBy(l => l.AnnotatorId is { } who ? names.GetValueOrDefault(who, "") : "", StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(l => l.At), StringComparer.Ordinal);
        }
    }
}
