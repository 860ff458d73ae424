using Concave.Kernel;

namespace Concave.Testing;

/// <summary>What a <see cref="SeededRound"/> is to hold. Everything is a sample; nobody in it is real.</summary>
public sealed record SeededRoundOptions
{
    /// <summary>Production pairs.</summary>
    public int Pairs { get; init; } = 20;

    /// <summary>Verified pairs in the round's gold pool.</summary>
    public int Gold { get; init; } = 20;
    public int Annotators { get; init; } = 3;

    public string ClientName { get; init; } = "Sample client";
    public string ProjectTitle { get; init; } = "Sample project (simulated)";

    /// <summary>Languages that pairs take in turn.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["en"];

    /// <summary>Domains that pairs take in turn.</summary>
    public IReadOnlyList<string> Domains { get; init; } = ["general"];

    /// <summary>Languages of every annotator; null for all of <see cref="Languages"/>.</summary>
    public IReadOnlyList<string>? SpokenLanguages { get; init; }

    /// <summary>Whether pairs outside the sample come with the AI's suggestion.</summary>
    public bool SuggestionShown { get; init; }
    public QualityPlan Plan { get; init; } = QualityPlan.HouseStandard;

    /// <summary>Slots of every pair, over the sample's; null: the plan's number for sampled pairs and one for the rest.</summary>
    public int? SlotsPerPair { get; init; }

    /// <summary>Words of each response.</summary>
    public int ResponseWords { get; init; } = 12;

    /// <summary>Responses that some production pairs have instead of invented ones, by number.</summary>
    public IReadOnlyDictionary<int, (string A, string B)> Responses { get; init; } = new Dictionary<int, (string A, string B)>();

    /// <summary>What else the guidelines say than the sample's.</summary>
    public Func<GuidelinesDocument, GuidelinesDocument> Guidelines { get; init; } = sample => sample;

    /// <summary>The panel; null for <see cref="Annotators"/> new people. Give the same people to two rounds to have them work for two clients.</summary>
    public IReadOnlyList<SeededAnnotator>? Panel { get; init; }

    /// <summary>Decides the 32-byte seed and the texts.</summary>
    public int Seed { get; init; } = 1;
}
