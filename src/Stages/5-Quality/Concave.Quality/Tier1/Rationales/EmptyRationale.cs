namespace Concave.Quality.Tier1;

/// <summary>
/// A rationale that says nothing: too short, the same word over and over, or not one word in common with the pair or
/// the rubric (common words of the language are in both, so this finds keyboard noise, not terse writing).
/// </summary>
internal sealed class EmptyRationale : IDetector
{
    internal const int LeastCharacters = 15;
    internal const int LeastWords = 3;

    public string Name => "empty_rationale";
    public string Field => "rationale";

    public string? Look(Screened screened, Pool pool)
    {
        var text = screened.Judgment.Rationale.Trim();
        if (text.Length < LeastCharacters)
            return FormattableString.Invariant($"The rationale has {text.Length} characters; {LeastCharacters} are the least.");
        var said = Wording.Tokens(text).ToHashSet(StringComparer.Ordinal);
        if (said.Count < LeastWords)
            return FormattableString.Invariant($"The rationale has {said.Count} different words; {LeastWords} are the least.");
        return said.Overlaps(pool.RubricWords) || said.Overlaps(PairWords(screened.Pair))
            ? null
            : FormattableString.Invariant($"None of the rationale's {said.Count} words stands in the pair or in the rubric.");
    }

    private static IEnumerable<string> PairWords(Kernel.Records.PairRecord pair) =>
        pair.Prompt.Select(m => m.Content).Append(pair.ResponseA).Append(pair.ResponseB).SelectMany(Wording.Tokens);
}
