namespace Concave.Agreement;

/// <summary>
/// How often each item was put in each category, forgetting by whom. Items with the same counts are kept once with the
/// number of times they occur, in lexicographic order, so results do not depend on the order of the items, and a
/// resample costs as much as there are distinct patterns (ten for three raters and three categories).
/// </summary>
public sealed class CountTable
{
    private readonly int[] _counts;
    private readonly long[] _times;

    private CountTable(int categories, int[] counts, long[] times)
    {
        (Categories, _counts, _times) = (categories, counts, times);
        for (var pattern = 0; pattern < times.Length; pattern++)
        {
            var labels = Labels(pattern);
            RatedItems += labels > 0 ? times[pattern] : 0;
            Items += labels > 1 ? times[pattern] : 0;
            LabelCount += labels * times[pattern];
        }
    }

    /// <summary>K, from the schema.</summary>
    public int Categories { get; }

    /// <summary>Items with at least two labels.</summary>
    public long Items { get; }

    /// <summary>Items with at least one label: Fleiss' and Gwet's marginals rest on these.</summary>
    public long RatedItems { get; }

    /// <summary>All labels.</summary>
    public long LabelCount { get; }

    /// <summary>Number of distinct patterns.</summary>
    public int Patterns => _times.Length;

    /// <summary>How many items have each pattern.</summary>
    public ReadOnlySpan<long> Times => _times;

    /// <summary>The K counts of a pattern.</summary>
    public ReadOnlySpan<int> Counts(int pattern) => _counts.AsSpan(pattern * Categories, Categories);

    /// <summary>Labels per item of a pattern.</summary>
    public int Labels(int pattern)
    {
        var sum = 0;
        foreach (var count in Counts(pattern))
            sum += count;
        return sum;
    }

    /// <summary>The same patterns with other frequencies: a resample, a jackknife or a re-weighting.</summary>
    /// <param name="times">One number of at least 0 for each pattern.</param>
    public CountTable With(ReadOnlySpan<long> times)
    {
        if (times.Length != Patterns)
            throw new ArgumentException($"{Patterns} patterns need as many frequencies, got {times.Length}.", nameof(times));
        foreach (var time in times)
            ArgumentOutOfRangeException.ThrowIfNegative(time, nameof(times));
        return new(Categories, _counts, times.ToArray());
    }

    /// <summary>Counts labels by item.</summary>
    /// <exception cref="InvalidOperationException">The ratings hold repeats by one rater.</exception>
    public static CountTable From(Ratings ratings)
    {
        ratings.RefuseRepeats();
        var rows = new int[ratings.ItemCount * ratings.Categories];
        for (var item = 0; item < ratings.ItemCount; item++)
        {
            foreach (var label in ratings.LabelsOf(item))
                rows[(item * ratings.Categories) + label]++;
        }

        return FromCounts(rows, ratings.Categories);
    }

    /// <summary>A matrix of counts, one row of K an item.</summary>
    public static CountTable FromCounts(ReadOnlySpan<int> rowMajor, int categories)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(categories, 1);
        if (rowMajor.Length % categories != 0)
            throw new ArgumentException($"{rowMajor.Length} counts do not fill rows of {categories}.", nameof(rowMajor));
        foreach (var count in rowMajor)
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(rowMajor));
        return Compress(rowMajor.ToArray(), categories);
    }

    /// <summary>A two-rater K × K table of counts, forgetting which rater said which.</summary>
    public static CountTable FromTable(ReadOnlySpan<long> table, int categories)
    {
        Cohen.CheckTable(table, categories);
        List<int> rows = [];
        List<long> times = [];
        for (var i = 0; i < categories; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var row = new int[categories];
                row[i]++;
                row[j]++;
                rows.AddRange(row);
                times.Add(table[(i * categories) + j] + (i == j ? 0 : table[(j * categories) + i]));
            }
        }

        return new(categories, [.. rows], [.. times]);
    }

    private static CountTable Compress(int[] rows, int categories)
    {
        var comparer = new RowComparer(rows, categories);
        Dictionary<int, long> times = new(comparer);
        for (var item = 0; item < rows.Length / categories; item++)
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(times, item, out _)++;
        var order = times.Keys.ToArray();
        Array.Sort(order, comparer);
        var counts = new int[order.Length * categories];
        for (var p = 0; p < order.Length; p++)
            rows.AsSpan(order[p] * categories, categories).CopyTo(counts.AsSpan(p * categories));
        return new(categories, counts, [.. order.Select(item => times[item])]);
    }

    private sealed class RowComparer(int[] rows, int width) : IEqualityComparer<int>, IComparer<int>
    {
        public bool Equals(int x, int y) => Row(x).SequenceEqual(Row(y));

        public int GetHashCode(int item)
        {
            var hash = 17u;
            foreach (var count in Row(item))
                hash = (hash ^ (uint)count) * 0x9E3779B1u;
            return (int)(hash ^ (hash >> 15));
        }

        public int Compare(int x, int y) => Row(x).SequenceCompareTo(Row(y));

        private ReadOnlySpan<int> Row(int item) => rows.AsSpan(item * width, width);
    }
}
