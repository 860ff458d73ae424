namespace Concave.Agreement;

/// <summary>
/// Light's kappa (1971): the plain mean of all pairwise Cohen kappas. It needs every pair well populated: with fifty
/// raters on 400 items it is biased by −.43. Undefined as soon as one pair has no kappa, never a mean of the rest.
/// </summary>
public static class Light
{
    /// <summary>Cohen's kappa of every pair of raters on the items they share.</summary>
    public static IReadOnlyList<RaterPair> Pairs(Ratings ratings, Weights? weights = null)
    {
        ratings.RefuseRepeats();
        Dictionary<(int, int), long[]> tables = [];
        for (var item = 0; item < ratings.ItemCount; item++)
            Count(ratings.RatersOf(item), ratings.LabelsOf(item), ratings.Categories, tables);
        return [.. tables.OrderBy(t => t.Key).Select(t =>
            new RaterPair(
                t.Key.Item1, t.Key.Item2, Cohen.FromTable(t.Value, ratings.Categories, weights), TableIndices.From(t.Value, ratings.Categories)))];
    }

    /// <summary>The mean over all pairs of raters; its error must come from a bootstrap.</summary>
    public static Estimate Compute(Ratings ratings, Weights? weights = null)
    {
        var pairs = Pairs(ratings, weights);
        var active = new HashSet<int>();
        for (var item = 0; item < ratings.ItemCount; item++)
        {
            foreach (var rater in ratings.RatersOf(item))
                active.Add(rater);
        }

        if (pairs.Count == 0)
            return Estimate.None(Undefined.NoPairs);
        if (pairs.Count < (long)active.Count * (active.Count - 1) / 2 || pairs.Any(p => !p.Cohen.Kappa.IsDefined))
            return Estimate.None(Undefined.PairUndefined);
        return Estimate.Of(pairs.Average(p => p.Cohen.Kappa.Known));
    }

    private static void Count(ReadOnlySpan<int> raters, ReadOnlySpan<int> labels, int categories, Dictionary<(int, int), long[]> tables)
    {
        for (var i = 0; i < raters.Length; i++)
        {
            for (var j = i + 1; j < raters.Length; j++)
            {
                var (a, b) = raters[i] < raters[j] ? (i, j) : (j, i);
                var key = (raters[a], raters[b]);
                if (!tables.TryGetValue(key, out var table))
                    tables[key] = table = new long[categories * categories];
                table[(labels[a] * categories) + labels[b]]++;
            }
        }
    }
}

/// <summary>Two raters and their Cohen kappa.</summary>
/// <param name="First">The smaller rater id.</param>
/// <param name="Second">The larger rater id.</param>
/// <param name="Cohen">Rows are <paramref name="First"/>.</param>
/// <param name="Indices">Prevalence, bias and κ max of their table, without weights.</param>
public sealed record RaterPair(int First, int Second, CohenResult Cohen, TableIndices Indices);
