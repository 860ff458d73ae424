using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Quality.Tier1;

namespace Concave.Quality.Tests.Tier1;

/// <summary>Judgments for the detectors.</summary>
internal static class Sample
{
    internal static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    internal static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    internal static JudgmentRecord Judgment(int number = 1, Choice choice = Choice.A) => new()
    {
        Judgment = Id(number),
        Batch = Guid.Empty,
        Round = 1,
        Pair = Id(1000 + number),
        Annotator = "an-sample",
        Purpose = PairPurpose.Production,
        Reason = RouteReason.Single,
        StreamPosition = 0,
        Sides = Side.ALeft,
        SuggestionShown = false,
        FirstChoice = FirstAnswer.None,
        FirstStrength = 0,
        Guidelines = "",
        Choice = choice,
        Strength = 1,
        Scores = [new("accuracy", 4, 2), new("clarity", 4, 3), new("safety", 5, 4)],
        Rationale = $"Number {number} names the river, the other one invents it.",
        Difficulty = Difficulty.Easy,
        Confidence = 0.9,
        Flags = [],
        ClaimedAt = Start.AddMinutes(number),
        SubmittedAt = Start.AddMinutes(number).AddSeconds(40),
        ActiveMs = 30_000,
    };

    internal static PairRecord Pair(JudgmentRecord judgment, string responseA = "The river is the Ganga.", string responseB = "The river is the Rhine.") => new()
    {
        Pair = judgment.Pair,
        ExternalId = "sample",
        Purpose = PairPurpose.Production,
        Domain = "general",
        Language = "en",
        TaskType = "",
        Prompt = [new("user", "Which river flows through Varanasi?")],
        ResponseA = responseA,
        ResponseB = responseB,
    };

    internal static Pool Pool(int words, params JudgmentRecord[] judgments) =>
        new(judgments, judgments.GroupBy(j => j.Pair).ToDictionary(g => g.Key, _ => words), Testing.SampleGuidelines.Under(QualityPlan.HouseStandard, ["general"], ["en"], 1).Rubric, new Dictionary<Guid, string>());

    /// <summary>What a detector says about the judgment, in a round of its own.</summary>
    internal static string? Look(IDetector detector, JudgmentRecord judgment, int words = 100, PairRecord? pair = null, params JudgmentRecord[] others) =>
        detector.Look(new(judgment, pair ?? Pair(judgment), words), Pool(words, [.. others, judgment]));
}
