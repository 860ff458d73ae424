using Concave.Kernel;

namespace Concave.Ui.Judging;

/// <summary>An answer as far as it is given. Nothing in it can be relied on, and what is left out is no answer.</summary>
/// <param name="Preferred">The better response, in terms of the screen.</param>
/// <param name="Strength">How much better: 1 slightly, 2 clearly, 3 far; 0 for a tie or when it cannot be judged.</param>
/// <param name="Scores">Criteria scored so far.</param>
/// <param name="Rationale">The critical difference, in the annotator's words.</param>
/// <param name="Difficulty">How hard the pair was found.</param>
/// <param name="Confidence">In [0, 1].</param>
/// <param name="Flags">Marks on spans and on whole responses.</param>
public sealed record GivenAnswer(
    PreferredSide? Preferred = null,
    int? Strength = null,
    IReadOnlyList<SideScore?>? Scores = null,
    string? Rationale = null,
    Difficulty? Difficulty = null,
    double? Confidence = null,
    IReadOnlyList<SideFlag?>? Flags = null)
{
    /// <summary>Fewest characters of a rationale.</summary>
    public const int ShortestRationale = 15;

    /// <summary>Most characters of a rationale.</summary>
    public const int LongestRationale = 10_000;

    /// <summary>Nothing answered yet.</summary>
    public static GivenAnswer Empty { get; } = new();
}

/// <summary>Scores of one criterion, 1 to 5, by side.</summary>
public sealed record SideScore(string Criterion, int Left, int Right);

/// <summary>A mark on a response: on a span of UTF-16 code units, or on the whole with -1 and -1.</summary>
public sealed record SideFlag(PreferredSide Side, string Kind, int Start = -1, int End = -1);

/// <summary>One criterion to score.</summary>
public sealed record CriterionView(string Key, string Name, string Definition, IReadOnlyList<string> Anchors);
