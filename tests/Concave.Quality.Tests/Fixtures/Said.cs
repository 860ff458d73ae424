using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Testing;

namespace Concave.Quality.Tests.Fixtures;

/// <summary>What a sample annotator says about a pair.</summary>
internal sealed record Said(Choice Choice)
{
    internal long ActiveMs { get; init; } = 30_000;
    internal string? Rationale { get; init; }
    internal Difficulty Difficulty { get; init; } = Difficulty.Easy;
    internal Func<Choice, IReadOnlyList<CriterionScore>> Scores { get; init; } = InLine;

    internal static IReadOnlyList<CriterionScore> InLine(Choice choice) =>
        [.. Enumerable.Range(1, 5).Select(i => new CriterionScore($"criterion_{i}", choice == Choice.B ? 2 : 4, choice == Choice.A ? 2 : 4))];

    internal JudgmentRecord Record(SeededRound round, Guid id, Guid pair, SeededAnnotator by, PairPurpose purpose, RouteReason reason, DateTimeOffset at) => new()
    {
        Judgment = id,
        Batch = round.BatchId,
        Round = round.Number,
        Pair = pair,
        Annotator = by.Pseudonym,
        Purpose = purpose,
        Reason = reason,
        StreamPosition = 0,
        Sides = Side.ALeft,
        SuggestionShown = false,
        FirstChoice = FirstAnswer.None,
        FirstStrength = 0,
        Guidelines = Datasets.Proof.Digest.Of(round.Guidelines),
        Choice = Choice,
        Strength = Choice is Choice.A or Choice.B ? 2 : 0,
        Scores = Scores(Choice),
        Rationale = Rationale ?? $"Sample rationale {id:N}: the answer reads better because it is careful.",
        Difficulty = Difficulty,
        Confidence = 0.9,
        Flags = [],
        ClaimedAt = at.AddMinutes(-2),
        SubmittedAt = at,
        ActiveMs = ActiveMs,
    };
}
