namespace Concave.Agreement;

/// <summary>What both calibration curves ask of their data.</summary>
internal static class Curve
{
    internal static void Check(ReadOnlySpan<double> scores, ReadOnlySpan<double> outcomes)
    {
        if (scores.IsEmpty || scores.Length != outcomes.Length)
            throw new ArgumentException($"{scores.Length} scores and {outcomes.Length} outcomes: they must match and not be empty.", nameof(outcomes));
        for (var i = 0; i < scores.Length; i++)
        {
            if (!double.IsFinite(scores[i]) || !double.IsFinite(outcomes[i]))
                throw new ArgumentException($"Entry {i} is not a finite number.", nameof(scores));
        }
    }

    internal static int[] Order(ReadOnlySpan<double> scores)
    {
        var keys = scores.ToArray();
        var order = Enumerable.Range(0, keys.Length).ToArray();
        Array.Sort(keys, order);
        return order;
    }
}
