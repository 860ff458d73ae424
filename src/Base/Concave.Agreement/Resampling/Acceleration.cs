namespace Concave.Agreement;

/// <summary>
/// How fast the error of a coefficient changes with its value: a = Σ u³ / (6 (Σ u²)^1.5) over what each item does to the
/// coefficient (Efron, Journal of the American Statistical Association 82, 1987).
/// </summary>
internal static class Acceleration
{
    // Below this, leaving an item out changes nothing but rounding.
    private const double Rounding = 1e-12;

    /// <summary>From the coefficient without one item of each kind in turn; u = their mean − value without the item.</summary>
    /// <param name="times">How many items there are of each kind.</param>
    /// <param name="coefficient">Evaluated with one item fewer.</param>
    internal static Estimate ByLeavingOut(ReadOnlySpan<long> times, Func<long[], Estimate> coefficient)
    {
        var left = times.ToArray();
        var without = new double[left.Length];
        var (n, sum) = (0.0, 0.0);
        for (var kind = 0; kind < left.Length; kind++)
        {
            if (left[kind] == 0)
                continue;
            left[kind]--;
            var estimate = coefficient(left);
            left[kind]++;
            if (estimate.Value is not { } known)
                return estimate;
            without[kind] = known;
            (n, sum) = (n + left[kind], sum + (left[kind] * known));
        }

        for (var kind = 0; kind < left.Length; kind++)
            without[kind] = (sum / n) - without[kind];
        return Of(without, left);
    }

    /// <summary>From influence values, one an item.</summary>
    internal static Estimate OfInfluence(double[] influence) => Of(influence, [.. Enumerable.Repeat(1L, influence.Length)]);

    private static Estimate Of(double[] pulls, long[] times)
    {
        var (most, squares, cubes) = (0.0, 0.0, 0.0);
        for (var i = 0; i < pulls.Length; i++)
        {
            if (times[i] == 0)
                continue;
            most = Math.Max(most, Math.Abs(pulls[i]));
            squares += times[i] * pulls[i] * pulls[i];
            cubes += times[i] * pulls[i] * pulls[i] * pulls[i];
        }

        return most <= Rounding ? Estimate.None(Undefined.NoSpread) : Estimate.Of(cubes / (6 * Math.Pow(squares, 1.5)));
    }
}
