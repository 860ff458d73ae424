using Concave.Kernel;

namespace Concave.Datasets.Reading;

/// <summary>A person's judgment, recorded before.</summary>
public sealed record ReadJudgment
{
    /// <summary>1-based row of the file.</summary>
    public required long Row { get; init; }

    /// <summary>The pair's external id.</summary>
    public required string Pair { get; init; }

    /// <summary>The file's name for the person.</summary>
    public required string Annotator { get; init; }

    /// <summary>In the terms of the stored pair.</summary>
    public required Choice Choice { get; init; }

    /// <summary>One entry a criterion, 1 to 5; empty when not recorded.</summary>
    public IReadOnlyList<CriterionScore> Scores { get; init; } = [];

    /// <summary>The explanation; null when not recorded.</summary>
    public string? Rationale { get; init; }

    public Difficulty Difficulty { get; init; }

    /// <summary>0 to 1; null when not recorded.</summary>
    public double? Confidence { get; init; }

    /// <summary>Active seconds, 0 or more; null when not recorded.</summary>
    public double? Seconds { get; init; }

    /// <summary>Whether the AI's suggestion was shown; null when not recorded.</summary>
    public bool? SuggestionShown { get; init; }
}
