namespace Concave.Agreement;

/// <summary>Proportions of a K × K table, its marginals and weighted sums.</summary>
internal readonly ref struct CohenTable
{
    internal CohenTable(ReadOnlySpan<long> counts, Weights weights)
    {
        Weights = weights;
        Counts = counts;
        var k = weights.Categories;
        (Rows, Columns) = (new double[k], new double[k]);
        for (var cell = 0; cell < counts.Length; cell++)
        {
            Items += counts[cell];
            Rows[cell / k] += counts[cell];
            Columns[cell % k] += counts[cell];
        }

        for (var i = 0; i < k && Items > 0; i++)
            (Rows[i], Columns[i]) = (Rows[i] / Items, Columns[i] / Items);
    }

    internal Weights Weights { get; }

    internal ReadOnlySpan<long> Counts { get; }

    internal long Items { get; }

    /// <summary>Shares of the first rater.</summary>
    internal double[] Rows { get; }

    /// <summary>Shares of the second rater.</summary>
    internal double[] Columns { get; }

    internal double Share(int row, int column) => (double)Counts[(row * Weights.Categories) + column] / Items;

    internal Estimate Observed
    {
        get
        {
            var sum = 0.0;
            for (var cell = 0; cell < Counts.Length; cell++)
                sum += Weights[cell / Weights.Categories, cell % Weights.Categories] * Counts[cell];
            return Estimate.Ratio(sum, Items, Undefined.NoData);
        }
    }

    internal Estimate Expected => Items == 0 ? Estimate.None(Undefined.NoData) : Estimate.Of(Bilinear(Rows, Columns));

    internal double Bilinear(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
        {
            for (var j = 0; j < right.Length; j++)
                sum += Weights[i, j] * left[i] * right[j];
        }

        return sum;
    }

    /// <summary>W times a distribution.</summary>
    internal double[] Weigh(ReadOnlySpan<double> share)
    {
        var result = new double[share.Length];
        for (var i = 0; i < result.Length; i++)
        {
            for (var j = 0; j < share.Length; j++)
                result[i] += Weights[i, j] * share[j];
        }

        return result;
    }
}
