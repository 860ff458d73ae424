namespace Concave.Agreement;

/// <summary>Class prior and, for each rater, log P(label | truth).</summary>
internal sealed class ConfusionModel
{
    // An impossible cell of plain EM: far below any real likelihood, still finite, so no item loses all its classes.
    private const double Floor = 1e-300;

    private readonly double[] _logPrior;

    // [rater, label, truth]: one label adds one contiguous row to its item's scores.
    private readonly double[] _logChance;

    internal ConfusionModel(int raters, int categories)
    {
        Categories = categories;
        Prior = new double[categories];
        _logPrior = new double[categories];
        _logChance = new double[raters * categories * categories];
    }

    internal int Categories { get; }

    internal double[] Prior { get; }

    internal double Chance(int rater, int truth, int label) =>
        Math.Exp(_logChance[(((rater * Categories) + label) * Categories) + truth]);

    internal void SetPrior(int truth, double share) => (Prior[truth], _logPrior[truth]) = (share, Math.Log(Math.Max(share, Floor)));

    internal void SetChance(int rater, int truth, int label, double chance) =>
        _logChance[(((rater * Categories) + label) * Categories) + truth] = Math.Log(Math.Max(chance, Floor));

    /// <summary>Fills an item's posterior; returns the log-likelihood of its labels (of labels and truth where it is known).</summary>
    internal double Judge(ReadOnlySpan<int> raters, ReadOnlySpan<int> labels, Span<double> posterior, int known = -1, int except = -1)
    {
        _logPrior.CopyTo(posterior);
        for (var i = 0; i < labels.Length; i++)
        {
            if (raters[i] == except)
                continue;
            var row = _logChance.AsSpan(((raters[i] * Categories) + labels[i]) * Categories, posterior.Length);
            for (var k = 0; k < posterior.Length; k++)
                posterior[k] += row[k];
        }

        return known < 0 ? LogSumExp.Normalise(posterior) : Clamp(posterior, known);
    }

    private static double Clamp(Span<double> posterior, int known)
    {
        var score = posterior[known];
        posterior.Clear();
        posterior[known] = 1;
        return score;
    }
}
