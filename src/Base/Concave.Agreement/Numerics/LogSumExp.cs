namespace Concave.Agreement;

/// <summary>From log-scores to probabilities without underflow.</summary>
internal static class LogSumExp
{
    /// <summary>The log of the sum of what the log-scores stand for; one of them at least is finite.</summary>
    internal static double Of(ReadOnlySpan<double> scores)
    {
        var most = double.NegativeInfinity;
        foreach (var score in scores)
            most = Math.Max(most, score);
        var sum = 0.0;
        foreach (var score in scores)
            sum += Math.Exp(score - most);
        return most + Math.Log(sum);
    }

    /// <summary>Replaces log-scores by probabilities; returns the log of their sum.</summary>
    internal static double Normalise(Span<double> scores)
    {
        var most = double.NegativeInfinity;
        foreach (var score in scores)
            most = Math.Max(most, score);
        var sum = 0.0;
        for (var k = 0; k < scores.Length; k++)
            sum += scores[k] = Math.Exp(scores[k] - most);
        for (var k = 0; k < scores.Length; k++)
            scores[k] /= sum;
        return most + Math.Log(sum);
    }
}
