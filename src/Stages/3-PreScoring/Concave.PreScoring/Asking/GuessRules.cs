using System.Text;
using Concave.PreScoring.Judges;

namespace Concave.PreScoring.Asking;

/// <summary>What a pair may take before anything is known. Rough: it says whether a pass costs five dollars or five hundred.</summary>
internal static class GuessRules
{
    private const double BytesPerToken = 3.5;
    private const double TokensPerWord = 1.6;
    private const double OutputTokens = 400;
    private const int Questions = 2;

    /// <param name="system">What is the same in every question.</param>
    /// <param name="price">Of the model.</param>
    /// <param name="inBatch">True when asked in batches.</param>
    internal static Guess Of(string system, Price price, bool inBatch)
    {
        var factor = 1_000 * (double)(inBatch ? price.Batch : 1m);
        return new(
            Questions * Encoding.UTF8.GetByteCount(system) / BytesPerToken, Questions * TokensPerWord, Questions * OutputTokens,
            (double)price.Input * factor, (double)price.Output * factor);
    }
}
