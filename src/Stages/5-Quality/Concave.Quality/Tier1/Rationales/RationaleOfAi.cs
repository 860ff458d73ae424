namespace Concave.Quality.Tier1;

/// <summary>
/// A rationale that repeats what the AI said for its suggestion. Words that both quote from the pair are left out:
/// quoting is what a rationale should do.
/// </summary>
internal sealed class RationaleOfAi : IDetector
{
    private const double Share = 0.5;

    public string Name => "rationale_of_ai";
    public string Field => "rationale";

    public string? Look(Screened screened, Pool pool)
    {
        if (pool.ExplanationOf(screened.Judgment.Pair) is not { } explanation)
            return null;
        var own = Sequences.Of(Wording.Normalise(screened.Judgment.Rationale));
        own.ExceptWith(screened.Pair.Prompt.Select(m => m.Content).Append(screened.Pair.ResponseA).Append(screened.Pair.ResponseB).SelectMany(t => Sequences.Of(Wording.Normalise(t))));
        var shared = own.Count(Sequences.Of(Wording.Normalise(explanation)).Contains);
        return own.Count >= Sequences.Least && shared >= Share * own.Count
            ? FormattableString.Invariant($"{shared} of the rationale's {own.Count} sequences of three words, quotations from the pair apart, are those of the AI's explanation.")
            : null;
    }
}
