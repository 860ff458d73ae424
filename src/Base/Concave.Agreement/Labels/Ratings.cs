namespace Concave.Agreement;

/// <summary>
/// Labels grouped by item: who called which item what. Any number of raters, any item may miss any rater.
/// A second label by the same rater on the same item is not a second opinion: the first is kept, the rest are counted.
/// </summary>
public sealed class Ratings
{
    private readonly int[] _start;
    private readonly int[] _raters;
    private readonly int[] _labels;

    private Ratings(int[] start, int[] raters, int[] labels, int raterCount, int categories, int duplicates, bool repeated)
    {
        (_start, _raters, _labels) = (start, raters, labels);
        (RaterCount, Categories, Duplicates, HoldsRepeats) = (raterCount, categories, duplicates, repeated);
    }

    /// <summary>Number of item ids, one above the largest; an id without labels counts as an item nobody judged.</summary>
    public int ItemCount => _start.Length - 1;

    /// <summary>Number of rater ids, one above the largest.</summary>
    public int RaterCount { get; }

    /// <summary>Number of categories in the schema.</summary>
    public int Categories { get; }

    /// <summary>Labels kept.</summary>
    public int LabelCount => _start[^1];

    /// <summary>Labels by a rater who had labelled the same item before; set aside unless repeats were asked for.</summary>
    public int Duplicates { get; }

    /// <summary>True when repeats were asked for and there are some: agreement coefficients then refuse the data.</summary>
    public bool HoldsRepeats { get; }

    /// <summary>Raters of an item, in the order they came.</summary>
    public ReadOnlySpan<int> RatersOf(int item) => _raters.AsSpan(_start[item].._start[item + 1]);

    /// <summary>Labels of an item, beside <see cref="RatersOf"/>.</summary>
    public ReadOnlySpan<int> LabelsOf(int item) => _labels.AsSpan(_start[item].._start[item + 1]);

    /// <summary>Groups parallel columns. O(labels).</summary>
    /// <param name="items">Item ids, dense, from 0.</param>
    /// <param name="raters">Rater ids, dense, from 0; as long as <paramref name="items"/>.</param>
    /// <param name="labels">Labels in [0, categories).</param>
    /// <param name="categories">Number of categories in the schema, at least 1.</param>
    /// <param name="keepRepeats">Keep every label of a rater on an item: for truth inference on repeated judgments only.</param>
    /// <exception cref="ArgumentException">The columns differ in length, or an id or label is out of range.</exception>
    public static Ratings From(
        ReadOnlySpan<int> items, ReadOnlySpan<int> raters, ReadOnlySpan<int> labels, int categories, bool keepRepeats = false)
    {
        Columns.Check(items, raters, labels, categories);
        var itemCount = Columns.CountIds(items);
        var raterCount = Columns.CountIds(raters);
        var start = new int[itemCount + 1];
        foreach (var item in items)
            start[item + 1]++;
        for (var i = 0; i < itemCount; i++)
            start[i + 1] += start[i];
        var (groupedRaters, groupedLabels) = Group(items, raters, labels, start);
        var repeats = CountRepeats(start, groupedRaters, raterCount);
        if (repeats > 0 && !keepRepeats)
            DropRepeats(start, groupedRaters, groupedLabels, raterCount);
        return new(start, groupedRaters, groupedLabels, raterCount, categories, repeats, keepRepeats && repeats > 0);
    }

    /// <summary>A matrix, one row an item, one column a rater; a negative number is a missing label.</summary>
    /// <param name="rowMajor">Rows × <paramref name="raters"/> labels.</param>
    /// <param name="raters">Columns.</param>
    /// <param name="categories">Number of categories in the schema.</param>
    public static Ratings FromRows(ReadOnlySpan<int> rowMajor, int raters, int categories)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(raters, 1);
        if (rowMajor.Length % raters != 0)
            throw new ArgumentException($"{rowMajor.Length} labels do not fill rows of {raters}.", nameof(rowMajor));
        List<int> items = [], who = [], labels = [];
        for (var i = 0; i < rowMajor.Length; i++)
        {
            if (rowMajor[i] < 0)
                continue;
            items.Add(i / raters);
            who.Add(i % raters);
            labels.Add(rowMajor[i]);
        }

        return From([.. items], [.. who], [.. labels], categories);
    }

    /// <summary>The labels of some items; ids keep their numbers, the other items become empty.</summary>
    public Ratings Only(Func<int, bool> keepItem)
    {
        List<int> items = [], raters = [], labels = [];
        for (var item = 0; item < ItemCount; item++)
        {
            for (var at = _start[item]; at < _start[item + 1] && keepItem(item); at++)
            {
                items.Add(item);
                raters.Add(_raters[at]);
                labels.Add(_labels[at]);
            }
        }

        return From([.. items], [.. raters], [.. labels], Categories, keepRepeats: true);
    }

    private static (int[] Raters, int[] Labels) Group(
        ReadOnlySpan<int> items, ReadOnlySpan<int> raters, ReadOnlySpan<int> labels, int[] start)
    {
        var next = start.AsSpan(0, start.Length - 1).ToArray();
        var groupedRaters = new int[items.Length];
        var groupedLabels = new int[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            var at = next[items[i]]++;
            groupedRaters[at] = raters[i];
            groupedLabels[at] = labels[i];
        }

        return (groupedRaters, groupedLabels);
    }

    private static int CountRepeats(int[] start, int[] raters, int raterCount)
    {
        var (seenAt, repeats) = (new int[raterCount], 0);
        for (var item = 0; item < start.Length - 1; item++)
        {
            for (var at = start[item]; at < start[item + 1]; at++)
            {
                repeats += seenAt[raters[at]] == item + 1 ? 1 : 0;
                seenAt[raters[at]] = item + 1;
            }
        }

        return repeats;
    }

    private static void DropRepeats(int[] start, int[] raters, int[] labels, int raterCount)
    {
        var (seenAt, kept, from) = (new int[raterCount], 0, 0);
        for (var item = 0; item < start.Length - 1; item++)
        {
            var end = start[item + 1];
            start[item] = kept;
            for (; from < end; from++)
            {
                if (seenAt[raters[from]] == item + 1)
                    continue;
                seenAt[raters[from]] = item + 1;
                (raters[kept], labels[kept]) = (raters[from], labels[from]);
                kept++;
            }
        }

        start[^1] = kept;
    }

    internal void RefuseRepeats()
    {
        if (HoldsRepeats)
            throw new InvalidOperationException("Repeated labels by one rater on one item are not independent; group without them.");
    }
}
