using Concave.Kernel.Records;

namespace Concave.Quality.Tier1;

/// <summary>How long somebody looked at a pair.</summary>
internal static class PaceRules
{
    /// <summary>
    /// Milliseconds of focused time; where none was measured, the time between claim and submission, which is never
    /// less. Null when times are not recorded.
    /// </summary>
    internal static double? SpentMs(JudgmentRecord judgment) => judgment.ActiveMs switch
    {
        < 0 => null,
        0 => (judgment.SubmittedAt - judgment.ClaimedAt).TotalMilliseconds,
        _ => judgment.ActiveMs,
    };

    /// <summary>Milliseconds a word; null without times or words.</summary>
    internal static double? MsPerWord(JudgmentRecord judgment, int words) => words > 0 ? SpentMs(judgment) / words : null;
}
