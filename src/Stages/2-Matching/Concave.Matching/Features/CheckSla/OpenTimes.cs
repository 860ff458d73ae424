using Concave.Data.HandOffs;

namespace Concave.Matching;

/// <summary>When a project had open work, from the steps of its batches.</summary>
internal static class OpenTimes
{
    /// <param name="steps">Steps of all batches of the project, in any order.</param>
    /// <param name="now">Where a stretch that is still open ends.</param>
    /// <returns>In order, without overlap: two batches open at once are one stretch.</returns>
    internal static IReadOnlyList<OpenTime> Of(IEnumerable<BatchTransition> steps, DateTimeOffset now)
    {
        List<OpenTime> merged = [];
        foreach (var open in steps.GroupBy(s => s.BatchId).SelectMany(batch => OfBatch([.. batch.OrderBy(s => s.Number)], now)).OrderBy(o => o.From))
        {
            if (merged.Count > 0 && open.From <= merged[^1].To)
                merged[^1] = merged[^1] with { To = open.To > merged[^1].To ? open.To : merged[^1].To };
            else
                merged.Add(open);
        }

        return merged;
    }

    private static IEnumerable<OpenTime> OfBatch(List<BatchTransition> steps, DateTimeOffset now)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].To == BatchState.Open)
                yield return new(steps[i].At, i + 1 < steps.Count ? steps[i + 1].At : now);
        }
    }
}
