using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Quality.Tier1.Habits;

/// <summary>One judgment as a habit shows in it.</summary>
internal sealed record Act(JudgmentRecord Judgment)
{
    /// <summary>Milliseconds a word; null without times.</summary>
    internal double? Pace { get; init; }

    /// <summary>Characters of response A over characters of response B; 1 when unknown.</summary>
    internal double LengthRatio { get; init; } = 1;

    /// <summary>The AI's choice that was on the screen; null when none was shown.</summary>
    internal Choice? Suggested { get; init; }

    /// <summary>The verified answer; null for other pairs.</summary>
    internal Choice? Truth { get; init; }

    /// <summary>Whether a verified pair was judged right; null for other pairs.</summary>
    internal bool? Right { get; init; }

    /// <summary>Whether the majority of the others who judged the pair chose the same; null when nobody else did, or they split.</summary>
    internal bool? WithPeers { get; init; }

    internal Choice Choice => Judgment.Choice;

    /// <summary>True when one response was preferred.</summary>
    internal bool IsDecided => Choice is Choice.A or Choice.B;

    /// <summary>Whether the response shown on the left was preferred; null without a preference or when sides are unknown.</summary>
    internal bool? TookLeft => !IsDecided || Judgment.Sides == Side.Unknown ? null : (Choice == Choice.A) == (Judgment.Sides == Side.ALeft);

    /// <summary>Whether the longer response was preferred; null without a preference, or when they are about as long.</summary>
    internal bool? TookLonger => !IsDecided || LengthRatio is > 1 / Longer and < Longer ? null : (Choice == Choice.A) == (LengthRatio > 1);

    /// <summary>Whether the suggestion was followed; null when none was shown or nothing was chosen.</summary>
    internal bool? Followed => Suggested is { } suggested && Choice != Choice.CannotJudge ? Choice == suggested : null;

    // Under a tenth more nobody sees which one is longer.
    private const double Longer = 1.1;
}
