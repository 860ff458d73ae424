namespace Concave.Quality.Tier1;

/// <summary>A rationale that was given before in the round, word for word, by the same or another annotator. The first one is no copy.</summary>
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
        return first == screened.Judgment.Judgment ? null : $"The rationale is the same text as that of judgment {first:D}, which is earlier.";
    }
}
