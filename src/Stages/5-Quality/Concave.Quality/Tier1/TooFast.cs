namespace Concave.Quality.Tier1;

/// <summary>
/// Faster than the pair can be read. Two rules: an implied reading above 900 words a minute (silent reading is 240 to
/// 260), and, against the round, a pace under a tenth of the mean (NT10, Wise and Ma 2012, by words instead of by item,
/// because an item here has one or two judgments).
/// </summary>
internal sealed class TooFast : IDetector
{
    internal const int WordsPerMinute = 900;
    internal const double ShareOfMean = 0.1;
    internal const int LeastTimed = 20;
    private const double MsPerMinute = 60_000;

    public string Name => "too_fast";
    public string Field => "times";

    public string? Look(Screened screened, Pool pool)
    {
        if (PaceRules.MsPerWord(screened.Judgment, screened.Words) is not { } pace)
            return null;
        var spent = PaceRules.SpentMs(screened.Judgment) / 1000;
        if (pace < MsPerMinute / WordsPerMinute)
        {
            return FormattableString.Invariant(
                $"{spent:0.0} s for {screened.Words} words: read at more than {WordsPerMinute} words a minute.");
        }

        return pool.Timed >= LeastTimed && pace < ShareOfMean * pool.MeanMsPerWord
            ? FormattableString.Invariant($"{spent:0.0} s for {screened.Words} words: {pace:0} ms a word, under a tenth of the round's mean of {pool.MeanMsPerWord:0}.")
            : null;
    }
}
