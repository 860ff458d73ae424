using System.Text.Json.Serialization;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Ui.Judging;

/// <summary>What the annotator prefers, in terms of their own screen.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PreferredSide>))]
public enum PreferredSide
{
    [JsonStringEnumMemberName("left")] Left,
    [JsonStringEnumMemberName("right")] Right,
    [JsonStringEnumMemberName("tie")] Tie,
    [JsonStringEnumMemberName("cannot_judge")] CannotJudge,
}

/// <summary>Between the pair's own letters and the sides of one annotator's screen.</summary>
public static class Screen
{
    /// <summary>The responses as they stand on the screen.</summary>
    public static (string Left, string Right) Place(Side sides, string a, string b) => sides == Side.BLeft ? (b, a) : (a, b);

    /// <summary>The preferred response's letter.</summary>
    public static Choice ChoiceOf(PreferredSide preferred, Side sides) => preferred switch
    {
        PreferredSide.Left => sides == Side.BLeft ? Choice.B : Choice.A,
        PreferredSide.Right => sides == Side.BLeft ? Choice.A : Choice.B,
        PreferredSide.Tie => Choice.Tie,
        PreferredSide.CannotJudge => Choice.CannotJudge,
        _ => throw new ArgumentOutOfRangeException(nameof(preferred)),
    };

    /// <summary>The letter of the response on that side of the screen.</summary>
    public static string LetterOf(PreferredSide side, Side sides) => ChoiceOf(side, sides) == Choice.A ? "a" : "b";

    /// <summary>A verdict in terms of the screen.</summary>
    public static PreferredSide SideOf(Choice choice, Side sides) => choice switch
    {
        Choice.A => sides == Side.BLeft ? PreferredSide.Right : PreferredSide.Left,
        Choice.B => sides == Side.BLeft ? PreferredSide.Left : PreferredSide.Right,
        Choice.Tie => PreferredSide.Tie,
        Choice.CannotJudge => PreferredSide.CannotJudge,
        _ => throw new ArgumentOutOfRangeException(nameof(choice)),
    };

    /// <summary>A routing's suggestion (a, b, tie, none) on the screen; null for none.</summary>
    public static PreferredSide? SideOf(string suggestion, Side sides) =>
        Suggestions.ChoiceOf(suggestion) is { } choice ? SideOf(choice, sides) : null;
}
