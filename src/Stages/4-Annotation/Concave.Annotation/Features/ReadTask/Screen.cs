using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Annotation.Features;

/// <summary>Between the pair's own letters and the sides of one annotator's screen.</summary>
internal static class Screen
{
    internal static (string Left, string Right) Place(Side sides, string a, string b) => sides == Side.BLeft ? (b, a) : (a, b);

    internal static Choice ChoiceOf(PreferredSide preferred, Side sides) => preferred switch
    {
        PreferredSide.Left => sides == Side.BLeft ? Choice.B : Choice.A,
        PreferredSide.Right => sides == Side.BLeft ? Choice.A : Choice.B,
        PreferredSide.Tie => Choice.Tie,
        PreferredSide.CannotJudge => Choice.CannotJudge,
        _ => throw new ArgumentOutOfRangeException(nameof(preferred)),
    };

    /// <summary>The letter of the response on that side of the screen.</summary>
    internal static string LetterOf(PreferredSide side, Side sides) => ChoiceOf(side, sides) == Choice.A ? "a" : "b";

    internal static PreferredSide SideOf(Choice choice, Side sides) => choice switch
    {
        Choice.A => sides == Side.BLeft ? PreferredSide.Right : PreferredSide.Left,
        Choice.B => sides == Side.BLeft ? PreferredSide.Left : PreferredSide.Right,
        Choice.Tie => PreferredSide.Tie,
        Choice.CannotJudge => PreferredSide.CannotJudge,
        _ => throw new ArgumentOutOfRangeException(nameof(choice)),
    };

    /// <summary>A routing's suggestion (a, b, tie, none) on the screen; null for none.</summary>
    internal static PreferredSide? SideOf(string suggestion, Side sides) =>
        Suggestions.ChoiceOf(suggestion) is { } choice ? SideOf(choice, sides) : null;
}
