using Concave.Data.HandOffs;
using Concave.Kernel;

namespace Concave.Quality;

/// <summary>What the stage refuses, and what would mend it.</summary>
internal static class Errors
{
    internal static readonly Problem BatchUnknown =
        new("batch-unknown", ProblemKind.NotFound, "There is no such batch.", "Check the id; the project's board lists its batches.");

    internal static readonly Problem ProjectUnknown =
        new("project-unknown", ProblemKind.NotFound, "There is no such project.", "Check the id.");

    internal static readonly Problem ReviewsOpen =
        new("reviews-open", ProblemKind.Refused, "Judgments of the batch still wait for tier 1, adjudication or the spot check.", "Finish them; the batch is then evaluated by itself.");

    internal static readonly Problem ReviewUnknown =
        new("review-unknown", ProblemKind.NotFound, "There is no such review.", "Claim the next one.");

    internal static readonly Problem ReviewNotHeld =
        new("review-not-held", ProblemKind.Conflict, "The review is not yours, or its lease ended and somebody else took it.", "Claim the next one.");

    internal static readonly Problem ReviewDone =
        new("review-done", ProblemKind.Conflict, "The review is done; what was decided stays on record.", "Claim the next one.");

    internal static readonly Problem DraftMoved =
        new("draft-conflict", ProblemKind.Conflict, "Another window kept a newer draft.", "Load it, or save over it.", "base_revision");

    internal static readonly Problem OwnWork =
        new("own-work", ProblemKind.Forbidden, "Nobody reviews a pair they judged or settled themselves.", "Leave it to somebody else; its lease runs out by itself.");

    internal static readonly Problem EscalationAbsent =
        new("escalation-absent", ProblemKind.Refused, "The plan declares that this work has no spot check, so nobody would look at it.", "Settle the pair, or answer that it cannot be judged.", "Escalate");

    internal static Problem NotEvaluable(BatchState state) =>
        new("batch-state", ProblemKind.Refused, $"A batch that is {state} is not evaluated.", "Gates are evaluated once, when judging and reviews are done.");

    internal static Problem NotWithheld(BatchState state) =>
        new("batch-not-withheld", ProblemKind.Refused, $"The batch is {state}; a root cause is logged while it is withheld, or once it is delivered.", "Look at the board for what the batch waits for.");

    internal static Problem Invalid(string field, string detail, string mend) =>
        new("review-invalid", ProblemKind.Invalid, detail, mend, field);
}
