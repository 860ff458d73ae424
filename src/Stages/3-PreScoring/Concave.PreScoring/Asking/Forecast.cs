namespace Concave.PreScoring.Asking;

/// <summary>What a forecast rests on.</summary>
public enum ForecastBasis
{
    /// <summary>Nothing is answered yet: a guess from the length of the texts.</summary>
    Guess,

    /// <summary>Answered pairs, by language and length.</summary>
    Answers,
}

/// <summary>What the pairs that are left will take.</summary>
/// <param name="Basis">What it rests on.</param>
/// <param name="Pairs">Pairs left.</param>
/// <param name="InputTokens">Tokens to be read, from a cache or not.</param>
/// <param name="OutputTokens">Tokens to be written.</param>
/// <param name="Cost">In billionths of a dollar.</param>
public sealed record Forecast(ForecastBasis Basis, int Pairs, long InputTokens, long OutputTokens, long Cost);

/// <summary>A pair that is done: how long it is, and what all questions about it took.</summary>
internal readonly record struct DonePair(string Language, int Words, long Input, long Output, long Cost);

/// <summary>Pairs of one language that are left.</summary>
internal readonly record struct PairsLeft(string Language, int Pairs, long Words);

/// <summary>What one pair takes when nothing is known but its length.</summary>
/// <param name="InputAPair">Tokens of the prompt without the pair, for all questions.</param>
/// <param name="InputAWord">Tokens that a word of the pair is read as, for all questions.</param>
/// <param name="OutputAPair">Tokens written.</param>
/// <param name="InputCost">Billionths of a dollar a token read.</param>
/// <param name="OutputCost">Billionths of a dollar a token written.</param>
internal readonly record struct Guess(double InputAPair, double InputAWord, double OutputAPair, double InputCost, double OutputCost);

/// <summary>
/// Forecasts from pairs that are done. Pairs are asked about in an order that has nothing to do with them, so those done
/// stand for the others; what a pair takes is a straight line in its length, fitted for each language that has enough of
/// them by least squares.
/// </summary>
internal static class ForecastRules
{
    private const int Enough = 30;

    internal static Forecast Of(IReadOnlyList<DonePair> done, IReadOnlyList<PairsLeft> left, Guess guess)
    {
        var pairs = left.Sum(l => l.Pairs);
        if (done.Count < Enough)
            return Guessed(left, guess, pairs);
        double input = 0, output = 0, cost = 0;
        foreach (var language in left)
        {
            var alike = done.Where(d => d.Language == language.Language).ToList();
            var basis = alike.Count >= Enough ? alike : done;
            input += Line(basis, d => d.Input, language);
            output += Line(basis, d => d.Output, language);
            cost += Line(basis, d => d.Cost, language);
        }

        return new(ForecastBasis.Answers, pairs, (long)input, (long)output, (long)cost);
    }

    private static Forecast Guessed(IReadOnlyList<PairsLeft> left, Guess guess, int pairs)
    {
        var input = (guess.InputAPair * pairs) + (guess.InputAWord * left.Sum(l => l.Words));
        var output = guess.OutputAPair * pairs;
        return new(ForecastBasis.Guess, pairs, (long)input, (long)output, (long)((input * guess.InputCost) + (output * guess.OutputCost)));
    }

    // What the pairs left take together: n·a + (sum of words)·b.
    private static double Line(IReadOnlyCollection<DonePair> done, Func<DonePair, long> taken, PairsLeft left)
    {
        var (words, amounts) = (done.Average(d => d.Words), done.Average(d => (double)taken(d)));
        var spread = done.Sum(d => (d.Words - words) * (d.Words - words));
        var slope = spread > 0 ? done.Sum(d => (d.Words - words) * (taken(d) - amounts)) / spread : 0;
        return Math.Max(0, (left.Pairs * (amounts - (slope * words))) + (slope * left.Words));
    }
}
