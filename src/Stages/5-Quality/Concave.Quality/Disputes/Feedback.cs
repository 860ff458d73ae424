using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>How the pair of somebody's judgment was settled.</summary>
/// <param name="Agrees">True when the label is what they chose.</param>
internal sealed record Settled(Choice Choice, string Text, bool Agrees);

/// <summary>
/// What an annotator learns about their judgments. Nothing before their batch is decided well: a pair may have to be
/// judged again until then, and whoever knows how it was settled is no longer blind. Gold has no reviews, so it looks
/// like any pair that nobody disputed.
/// </summary>
internal static class Feedback
{
    /// <summary>The decided batches of a project.</summary>
    internal static async Task<HashSet<Guid>> Decided(ConcaveDb db, Guid project, CancellationToken stop)
    {
        var last = await db.BatchTransitions.Where(t => db.Batches.Any(b => b.Id == t.BatchId && b.ProjectId == project)
            && !db.BatchTransitions.Any(later => later.BatchId == t.BatchId && later.Number > t.Number)).Select(t => new { t.BatchId, t.To }).ToListAsync(stop);
        return [.. last.Where(t => t.To is BatchState.Passed or BatchState.Released).Select(t => t.BatchId)];
    }

    /// <summary>How each of some pairs of a round was settled last; pairs that nobody had to settle are not in it.</summary>
    internal static async Task<Dictionary<Guid, ResolutionRecord>> Of(ConcaveDb db, ContentVault vault, Guid project, Guid round, List<Guid> pairs, CancellationToken stop)
    {
        Dictionary<Guid, ResolutionRecord> settled = [];
        var contents = await db.QualityEntries.Where(e => e.RoundId == round && e.Kind == QualityEntryKind.Resolution && e.PairId != null && pairs.Contains(e.PairId.Value))
            .OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => e.Content).ToListAsync(stop);
        foreach (var content in contents)
        {
            var record = await vault.Open<ResolutionRecord>(project, content, stop);
            if (record.Kind != ResolutionKind.Majority)
                settled[record.Pair] = record; // a spot check comes after the adjudication it looks at
        }

        return settled;
    }
}
