using Concave.Annotation.Working;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Ui.Judging;

namespace Concave.Annotation.Features;

/// <summary>The record of an answer: sides of the screen become the pair's own letters, and what was shown is written down.</summary>
internal static class JudgmentOf
{
    internal static JudgmentRecord Answer(Assignment assignment, RoundSetup setup, Answer answer, Guid id, DateTimeOffset now, long activeMs) => new()
    {
        Judgment = id,
        Batch = assignment.BatchId,
        Round = setup.Number,
        Pair = assignment.PairId,
        Annotator = assignment.Pseudonym,
        Purpose = assignment.Reason == RouteReason.Gold ? PairPurpose.Gold : PairPurpose.Production,
        Reason = assignment.Reason,
        StreamPosition = assignment.StreamPosition,
        Sides = assignment.Sides,
        SuggestionShown = SuggestionRules.IsShown(assignment, setup.Plan),
        FirstChoice = assignment.FirstChoice ?? FirstAnswer.None,
        FirstStrength = assignment.FirstStrength ?? 0,
        Guidelines = setup.GuidelinesHash,
        Choice = Screen.ChoiceOf(answer.Preferred, assignment.Sides),
        Strength = answer.Strength,
        Scores = [.. answer.Scores.Select(s => Letters(s, assignment.Sides))],
        Rationale = answer.Rationale.Trim(),
        Difficulty = answer.Difficulty,
        Confidence = answer.Confidence,
        Flags = [.. answer.Flags.Select(f => new SpanFlag(Screen.LetterOf(f.Side, assignment.Sides), f.Kind, f.Start, f.End))],
        ClaimedAt = RecordJson.Stamp(assignment.ClaimedAt),
        SubmittedAt = RecordJson.Stamp(now),
        ActiveMs = activeMs,
    };

    /// <summary>The answer in a record, on the screen it was given on.</summary>
    internal static Answer AnswerIn(JudgmentRecord record) => new()
    {
        Preferred = Screen.SideOf(record.Choice, record.Sides),
        Strength = (int)record.Strength,
        Scores = [.. record.Scores.Select(s => record.Sides == Side.BLeft ? new SideScore(s.Criterion, s.B, s.A) : new(s.Criterion, s.A, s.B))],
        Rationale = record.Rationale,
        Difficulty = record.Difficulty,
        Confidence = record.Confidence,
        Flags = [.. record.Flags.Select(f => new SideFlag(Screen.SideOf(f.Response == "b" ? Choice.B : Choice.A, record.Sides), f.Kind, f.Start, f.End))],
    };

    private static CriterionScore Letters(SideScore score, Side sides) =>
        sides == Side.BLeft ? new(score.Criterion, score.Right, score.Left) : new(score.Criterion, score.Left, score.Right);
}
