using Concave.Data.Context;
using Concave.Kernel.Records;
using Concave.Quality.Tier1;
using Concave.Quality.Tier1.Habits;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>Something tier 1 saw in a judgment.</summary>
internal sealed record Sighting(JudgmentRecord Judgment, string Detector, string Evidence);

/// <summary>What tier 1 looked at, and what it saw there.</summary>
internal sealed record Sightings(IReadOnlyList<Guid> Seen, IReadOnlyList<Sighting> Found);

/// <summary>
/// Tier 1 over the judgments of a round that it has not seen: each by itself, and each person's as a whole. Habits are
/// looked for in all of somebody's work, and shown at those of their judgments that are new.
/// </summary>
internal sealed class Looking(ConcaveDb db, RoundGround ground, RoundReading reading, CancellationToken stop)
{
    internal async Task<Sightings> Look()
    {
        var seen = (await db.ScreenedJudgments.Where(s => s.RoundId == ground.Round.Id).Select(s => s.JudgmentId).ToListAsync(stop)).ToHashSet();
        var judgments = await reading.Judgments();
        var fresh = judgments.Where(j => !seen.Contains(j.Judgment)).ToLookup(j => j.Pair);
        if (fresh.Count == 0)
            return new([], []);
        Dictionary<Guid, PairSize> sizes = [];
        List<Sighting> found = [.. await ByThemselves(judgments, fresh, sizes)];
        found.AddRange(AsAWhole(await RoundPanel.Of(reading, judgments, sizes), seen));
        return new([.. fresh.SelectMany(g => g).Select(j => j.Judgment)], found);
    }

    private async Task<List<Sighting>> ByThemselves(List<JudgmentRecord> judgments, ILookup<Guid, JudgmentRecord> fresh, Dictionary<Guid, PairSize> sizes)
    {
        var words = await db.RoutedPairs.Where(r => r.RoundId == ground.Round.Id)
            .Join(db.Pairs, r => r.PairId, p => p.Id, (_, p) => new { p.Id, p.Words }).ToDictionaryAsync(p => p.Id, p => p.Words, stop);
        var (pool, detectors) = (new Pool(judgments, words, ground.Guidelines.Rubric, await reading.Explanations()), Detectors.Under(ground.Plan));
        List<Sighting> found = [];
        await foreach (var (pair, count) in reading.Pairs(judgments.Select(j => j.Pair).Distinct()))
        {
            sizes[pair.Pair] = PairSize.Of(pair, count);
            foreach (var judgment in fresh[pair.Pair])
            {
                found.AddRange(detectors.Select(d => (d.Name, Evidence: d.Look(new(judgment, pair, count), pool)))
                    .Where(d => d.Evidence is not null).Select(d => new Sighting(judgment, d.Name, d.Evidence!)));
            }
        }

        return found;
    }

    private IEnumerable<Sighting> AsAWhole(Panel panel, HashSet<Guid> seen) =>
        from found in AllHabits.Look(panel, ground.Plan)
        from act in found.Finding.Of(found.Person)
        where !seen.Contains(act.Judgment.Judgment)
        select new Sighting(act.Judgment, found.Habit.Name, found.Finding.Evidence);
}
