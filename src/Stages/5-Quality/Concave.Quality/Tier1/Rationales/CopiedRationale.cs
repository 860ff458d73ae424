namespace Concave.Quality.Tier1;

/// <summary>
/// A rationale that was given before in the round, word for word or nearly, by the same or another annotator. The first
/// one is no copy.
/// </summary>
internal sealed class CopiedRationale : IDetector
{
    public string Name => "copied_rationale";
    public string Field => "rationale";

    public string? Look(Screened screened, Pool pool)
    {
        var text = Wording.Normalise(screened.Judgment.Rationale);
        if (text.Length == 0)
            return null; // nothing was said: another detector's business
        var first = pool.FirstToSay(text);
        if (first != screened.Judgment.Judgment)
            return $"The rationale is the same text as that of judgment {first:D}, which is earlier.";
        return pool.Copies.Of(first) is { } copy
            ? FormattableString.Invariant($"{copy.Shared} of {copy.All} sequences of three words stand in both this rationale and that of judgment {copy.First:D}, which is earlier.")
            : null;
    }
}
