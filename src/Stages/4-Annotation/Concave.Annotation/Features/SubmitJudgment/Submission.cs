using Concave.Kernel;
using Concave.Ui.Judging;

namespace Concave.Annotation.Features;

/// <summary>A judgment as it comes over HTTP. Nothing in it can be relied on, and what is left out is no answer.</summary>
/// <param name="SubmissionId">Made by the client program, once for each answer.</param>
/// <param name="Answer">The answer.</param>
/// <param name="FocusedMs">Focused milliseconds since the last heartbeat; null when the client does not measure.</param>
public sealed record Submission(Guid SubmissionId, GivenAnswer? Answer = null, long? FocusedMs = null)
{
    /// <summary>The answer with every field there; whether it can be taken is for <see cref="Rules"/> to say.</summary>
    internal Result<Answer> Complete()
    {
        if (SubmissionId == Guid.Empty)
            return Errors.Fault("submissionId", "The submission has no id.", "Make a new id for every answer.");
        if (Answer?.Preferred is not { } preferred)
            return Errors.Fault("answer.preferred", "The preference is missing.", "Choose left, right, tie or cannot_judge.");
        if (Answer.Scores?.Contains(null) == true || Answer.Flags?.Contains(null) == true)
            return Errors.Fault("answer", "A score or mark is null.", "Leave out what is not there.");
        return new Answer
        {
            Preferred = preferred,
            Strength = Answer.Strength ?? 0,
            Scores = [.. (Answer.Scores ?? []).OfType<SideScore>()],
            Rationale = Answer.Rationale ?? "",
            Difficulty = Answer.Difficulty ?? Difficulty.NotRecorded,
            Confidence = Answer.Confidence ?? -1,
            Flags = [.. (Answer.Flags ?? []).OfType<SideFlag>()],
        };
    }
}
