using Concave.Kernel;
using Concave.PreScoring.Calibrating;
using Concave.PreScoring.Routing;

namespace Concave.PreScoring.Rounds;

/// <summary>A pair as routing sees it: no text.</summary>
internal readonly record struct MaterialPair(Guid Id, Subject Subject);

/// <summary>Everything a round is made of, as it stood when it was read.</summary>
internal sealed record RoundMaterial
{
    public required Guid ProjectId { get; init; }
    public required Guid GuidelinesId { get; init; }
    public required string GuidelinesHash { get; init; }
    public required QualityPlan Plan { get; init; }

    /// <summary>The production pairs of the round.</summary>
    public required IReadOnlyList<MaterialPair> Pairs { get; init; }

    /// <summary>Judgments to be replayed, by pair; null for work done in the studio.</summary>
    public IReadOnlyDictionary<Guid, int>? RecordedSlots { get; init; }
    public required string Provider { get; init; }
    public required IReadOnlyDictionary<Guid, RoutedOpinion> Opinions { get; init; }

    /// <summary>The calibrations that say what the opinions' confidences are worth; they are kept with the round.</summary>
    public IReadOnlyList<NamedCalibration> Calibrations { get; init; } = [];

    /// <summary>Verified pairs of the batch's domains and languages that no round of the project has used.</summary>
    public required IReadOnlyList<MaterialPair> UnusedGold { get; init; }

    /// <summary>The verified answers of that gold.</summary>
    public IReadOnlyDictionary<Guid, Choice> Truths { get; init; } = new Dictionary<Guid, Choice>();

    /// <summary>True when the notice in force, which nobody works without having agreed to, says that some suggestions are wrong on purpose.</summary>
    public bool Announced { get; init; }

    /// <summary>Whoever is qualified for the project and not ended.</summary>
    public required IReadOnlyList<Skills> Annotators { get; init; }

    /// <summary>Rounds the project has had. When there is one more at the time of writing, somebody was quicker.</summary>
    public required int RoundsBefore { get; init; }

    /// <summary>False when the approved plan says that there is no gold.</summary>
    internal bool HasGold => Plan.GoldShare > 0 && Plan.Recorded?.AbsentFields.Contains("gold", StringComparer.Ordinal) != true;

    /// <summary>True when some suggestions on gold are to be wrong on purpose.</summary>
    internal bool SeedsWrong => HasGold && Plan is { WrongSuggestionShare: > 0, Recorded: null, Suggestion: not SuggestionMode.Withheld };

    internal RoutedOpinion OpinionOn(Guid pair) => Opinions.TryGetValue(pair, out var opinion) ? opinion : RoutedOpinion.None;
}
