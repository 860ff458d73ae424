namespace Concave.Agreement;

/// <summary>Predictions of one tenth of [0, 1], and what came of them.</summary>
/// <param name="Low">Lower end, a tenth; included.</param>
/// <param name="High">Upper end; included only in the last bin.</param>
/// <param name="N">Predictions in it.</param>
/// <param name="Hits">Of these, how often the event came about.</param>
/// <param name="Mean">Mean prediction.</param>
public sealed record ReliabilityBin(double Low, double High, int N, int Hits, double Mean);

/// <summary>How far stated probabilities can be taken at their word.</summary>
/// <param name="N">Predictions.</param>
/// <param name="Brier">Mean of (prediction − outcome)²: 0 is perfect, 0.25 is what "one half" always gets (Brier, 1950).</param>
/// <param name="BrierInterval">Normal, from the spread of the squares.</param>
/// <param name="Error">Expected calibration error: Σ nᵦ/n · |mean prediction − share of events| over ten equal bins.</param>
/// <param name="ErrorInterval">Basic bootstrap of the events inside the bins; see <see cref="Reliability"/>.</param>
/// <param name="Bins">The bins that have predictions, rising.</param>
public sealed record ReliabilityResult(
    int N, Estimate Brier, Interval BrierInterval, Estimate Error, Interval ErrorInterval, IReadOnlyList<ReliabilityBin> Bins);

/// <summary>
/// Reliability of probabilities. The calibration error is a sum of absolute values, so chance alone lifts it above 0. Its
/// replicates are lifted by as much again, and the basic interval, 2·error − their quantiles, takes that back: so it may
/// lie below the error itself where the predictions are good.
/// </summary>
public static class Reliability
{
    private const int BinCount = 10;
    private const int Replicates = 1000;
    private const double Level = 0.95;

    /// <summary>The figures of predictions and outcomes.</summary>
    /// <param name="predicted">Probabilities in [0, 1].</param>
    /// <param name="outcomes">Whether the event came about, as long as <paramref name="predicted"/>.</param>
    public static ReliabilityResult Of(ReadOnlySpan<double> predicted, ReadOnlySpan<bool> outcomes)
    {
        if (predicted.Length != outcomes.Length)
            throw new ArgumentException($"{predicted.Length} predictions, {outcomes.Length} outcomes.", nameof(outcomes));
        if (predicted.IsEmpty)
        {
            var nothing = Estimate.None(Undefined.NoData);
            return new(0, nothing, Interval.None(Undefined.NoData, Level), nothing, Interval.None(Undefined.NoData, Level), []);
        }

        var squares = new double[predicted.Length];
        for (var i = 0; i < squares.Length; i++)
            squares[i] = Square(predicted[i] - (outcomes[i] ? 1 : 0));
        var (brier, bins) = (squares.Average(), Binned(predicted, outcomes));
        var error = ErrorOf(bins, bins.ConvertAll(b => b.Hits));
        return new(squares.Length, Estimate.Of(brier), Around(brier, squares), Estimate.Of(error), Basic(error, bins), bins);
    }

    private static List<ReliabilityBin> Binned(ReadOnlySpan<double> predicted, ReadOnlySpan<bool> outcomes)
    {
        var (n, hits, sums) = (new int[BinCount], new int[BinCount], new double[BinCount]);
        for (var i = 0; i < predicted.Length; i++)
        {
            if (predicted[i] is not (>= 0 and <= 1))
                throw new ArgumentOutOfRangeException(nameof(predicted), predicted[i], "A probability lies in [0, 1].");
            var bin = Math.Min(BinCount - 1, (int)(predicted[i] * BinCount));
            n[bin]++;
            hits[bin] += outcomes[i] ? 1 : 0;
            sums[bin] += predicted[i];
        }

        return [.. Enumerable.Range(0, BinCount).Where(b => n[b] > 0)
            .Select(b => new ReliabilityBin(b / (double)BinCount, (b + 1) / (double)BinCount, n[b], hits[b], sums[b] / n[b]))];
    }

    private static double ErrorOf(List<ReliabilityBin> bins, List<int> hits)
    {
        var (sum, n) = (0.0, 0);
        for (var i = 0; i < bins.Count; i++)
        {
            sum += Math.Abs((bins[i].N * bins[i].Mean) - hits[i]);
            n += bins[i].N;
        }

        return sum / n;
    }

    private static Interval Around(double mean, double[] values)
    {
        if (values.Length < 2)
            return Interval.None(Undefined.OneItem, Level);
        var reach = Normal.Quantile(1 - ((1 - Level) / 2)) * Math.Sqrt(values.Sum(v => Square(v - mean)) / (values.Length - 1) / values.Length);
        return new(Estimate.Of(Math.Max(0, mean - reach)), Estimate.Of(Math.Min(1, mean + reach)), Level);
    }

    private static Interval Basic(double error, List<ReliabilityBin> bins)
    {
        var cumulative = bins.ConvertAll(b => Cumulative(b.N, b.Hits / (double)b.N));
        List<double> replicates = new(Replicates);
        for (var r = 0; r < Replicates; r++)
        {
            KeyedDraws draws = new(1, (ulong)r);
            List<int> hits = new(bins.Count);
            foreach (var chances in cumulative)
                hits.Add(At(chances, draws.Uniform()));
            replicates.Add(ErrorOf(bins, hits));
        }

        replicates.Sort();
        var ends = Limits.Percentile(replicates, Level);
        return new(ends.Upper.Select(q => Math.Clamp((2 * error) - q, 0, 1)), ends.Lower.Select(q => Math.Clamp((2 * error) - q, 0, 1)), Level);
    }

    // P(X ≤ k) for k = 0 … n, by adding up.
    private static double[] Cumulative(int n, double rate)
    {
        var chances = new double[n + 1];
        var sum = 0.0;
        for (var k = 0; k <= n; k++)
        {
            sum += rate is 0 or 1
                ? k == (rate == 0 ? 0 : n) ? 1 : 0
                : Math.Exp(Gamma.Log(n + 1.0) - Gamma.Log(k + 1.0) - Gamma.Log(n - k + 1.0) + (k * Math.Log(rate)) + ((n - k) * Math.Log(1 - rate)));
            chances[k] = sum;
        }

        return chances;
    }

    private static int At(double[] cumulative, double u)
    {
        var at = Array.BinarySearch(cumulative, u);
        return Math.Min(at < 0 ? ~at : at, cumulative.Length - 1);
    }

    private static double Square(double x) => x * x;
}
