using System.Text.Json;
using Concave.Data.Context;
using Concave.Datasets.Bag;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Data.HandOffs;

/// <summary>What became of all rows that were handed in for one purpose of a project.</summary>
/// <param name="Read">Always <see cref="Accepted"/> plus everything set aside: a row handed in twice counts once.</param>
/// <param name="Accepted">Pairs there are.</param>
/// <param name="SetAside">Rows set aside by reason, ordered by code; no count of 0.</param>
public sealed record ImportTotals(int Read, int Accepted, IReadOnlyList<SetAsideCount> SetAside);

/// <summary>Adds up a project's imports.</summary>
public static class ImportCounts
{
    extension(ConcaveDb db)
    {
        /// <summary>
        /// The totals of one purpose. Of a file that was imported more than once, because it was cut off or read
        /// again, the last outcome counts. A pair that was set aside and taken in later counts as accepted.
        /// </summary>
        public async Task<ImportTotals> CountImports(Guid projectId, PairPurpose purpose, CancellationToken stop)
        {
            var accepted = await db.Pairs.CountAsync(p => p.ProjectId == projectId && p.Purpose == purpose, stop);
            var outcomes = await db.PairImports.Where(i => i.ProjectId == projectId && i.Purpose == purpose)
                .Join(db.ImportOutcomes, i => i.Id, o => o.ImportId, (i, o) => new { i.FileDigest, o.FinishedAt, o.ImportId, o.SetAside })
                .ToListAsync(stop);
            var last = outcomes.GroupBy(o => o.FileDigest).Select(file => file.OrderBy(o => o.FinishedAt).ThenBy(o => o.ImportId).Last()).ToArray();
            var taken = await db.HeldDecisions.Where(d => d.ProjectId == projectId && d.TakenIn)
                .Join(db.HeldPairs.Where(h => h.Purpose == purpose), d => d.HeldPairId, h => h.Id, (d, h) => new { h.Code, h.ImportId, d.DecidedAt })
                .Join(db.PairImports, h => h.ImportId, i => i.Id, (h, i) => new { h.Code, h.DecidedAt, i.FileDigest })
                .ToListAsync(stop);
            var setAside = last.SelectMany(o => Parse(o.SetAside))
                .Concat(taken.Where(t => last.Any(o => o.FileDigest == t.FileDigest && o.FinishedAt <= t.DecidedAt)).Select(t => new SetAsideCount(t.Code, -1)))
                .GroupBy(c => c.Code)
                .Select(g => new SetAsideCount(g.Key, g.Sum(c => c.Count)))
                .Where(c => c.Count > 0)
                .OrderBy(c => c.Code, StringComparer.Ordinal)
                .ToArray();
            return new(accepted + setAside.Sum(c => c.Count), accepted, setAside);
        }
    }

    private static SetAsideCount[] Parse(string json) => JsonSerializer.Deserialize<SetAsideCount[]>(json, RecordJson.Options)!;
}
