namespace Concave.Agreement;

/// <summary>Cohen's kappa (1960), weighted (1968), for two raters who judged the same items.</summary>
public static class Cohen
{
    /// <summary>Kappa of two parallel columns of labels.</summary>
    /// <param name="first">Labels of rater 1 in [0, categories).</param>
    /// <param name="second">Labels of rater 2 for the same items.</param>
    /// <param name="categories">Number of categories in the schema; never the number seen.</param>
    /// <param name="weights">Agreement weights; null means nominal.</param>
    public static CohenResult Compute(ReadOnlySpan<int> first, ReadOnlySpan<int> second, int categories, Weights? weights = null) =>
        FromTable(Tabulate(first, second, categories), categories, weights);

    /// <summary>Kappa of a table of counts.</summary>
    /// <param name="table">K² counts, row by row: rows are rater 1, columns rater 2.</param>
    /// <param name="categories">K.</param>
    /// <param name="weights">Agreement weights; null means nominal.</param>
    public static CohenResult FromTable(ReadOnlySpan<long> table, int categories, Weights? weights = null)
    {
        CheckTable(table, categories);
        var use = Weighting.For(categories, weights);
        var t = new CohenTable(table, use);
        var (observed, expected) = (t.Observed, t.Expected);
        var kappa = Chance.Corrected(observed, expected);
        return new()
        {
            Kappa = kappa,
            Observed = observed,
            Expected = expected,
            StandardError = kappa.Value is { } k ? CohenError.LargeSample(t, k) : kappa,
            NullStandardError = kappa.IsDefined ? CohenError.Null(t) : kappa,
            JackknifeStandardError = kappa.IsDefined ? CohenError.Jackknife(table, use) : kappa,
            Weights = use.Name,
            Items = t.Items,
        };
    }

    /// <summary>Counts two parallel columns into a K × K table, rows for the first.</summary>
    public static long[] Tabulate(ReadOnlySpan<int> first, ReadOnlySpan<int> second, int categories)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(categories, 1);
        if (first.Length != second.Length)
            throw new ArgumentException($"{first.Length} labels of the first rater, {second.Length} of the second.", nameof(second));
        var table = new long[categories * categories];
        for (var i = 0; i < first.Length; i++)
        {
            if ((uint)first[i] >= (uint)categories || (uint)second[i] >= (uint)categories)
                throw new ArgumentOutOfRangeException(nameof(first), $"Item {i} has a label outside 0 to {categories - 1}.");
            table[(first[i] * categories) + second[i]]++;
        }

        return table;
    }

    internal static void CheckTable(ReadOnlySpan<long> table, int categories)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(categories, 1);
        if (table.Length != categories * categories)
            throw new ArgumentException($"{categories} categories need {categories * categories} cells, got {table.Length}.", nameof(table));
        foreach (var cell in table)
            ArgumentOutOfRangeException.ThrowIfNegative(cell, nameof(table));
    }
}
