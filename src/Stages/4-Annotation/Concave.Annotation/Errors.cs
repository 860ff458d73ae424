using System.Globalization;
using Concave.Kernel;

namespace Concave.Annotation;

/// <summary>Everything this stage refuses, and what to do about it.</summary>
internal static class Errors
{
    internal static readonly Problem UnknownTask =
        new("task-unknown", ProblemKind.NotFound, "There is no such task of yours.", "Open your queue and claim a task.");

    internal static readonly Problem NotQualified =
        new("not-qualified", ProblemKind.Forbidden, "You are not qualified for this project.", "Do the project's calibration first; its lead can invite you.");

    internal static readonly Problem Closed =
        new("task-closed", ProblemKind.Conflict, "This task is finished or was given back.", "Claim the next one.");

    internal static readonly Problem LeaseLost = new(
        "lease-lost", ProblemKind.Conflict, "Your time for this task ran out and somebody else has it now.", "Claim another one; this answer cannot be taken.");

    internal static readonly Problem FirstAnswerMissing = new(
        "first-answer-missing", ProblemKind.Conflict, "This project shows the AI's suggestion after your own first answer, and that is not committed yet.",
        "Choose a preference and commit it; then look at the suggestion and submit.", "preferred");

    internal static readonly Problem NothingToShow = new(
        "suggestion-none", ProblemKind.Conflict, "No suggestion waits behind a first answer of this task.", "Go on without committing.");

    internal static readonly Problem AlreadySubmitted = new(
        "already-submitted", ProblemKind.Conflict, "This task was already submitted with another answer.", "The first answer stands. Claim the next task.");

    internal static readonly Problem SubmissionUsed = new(
        "submission-used", ProblemKind.Conflict, "This submission id belongs to another task.", "Make a new id for every task.", "submission_id");

    internal static readonly Problem SubmissionChanged = new(
        "submission-changed", ProblemKind.Conflict, "This submission id was sent before with another answer.", "The first answer stands. To correct it, take it back and send the new one under a new id.", "submission_id");

    internal static readonly Problem SubmissionWithdrawn = new(
        "submission-withdrawn", ProblemKind.Conflict, "The answer with this submission id was taken back.", "Send the corrected answer under a new id.", "submission_id");

    internal static readonly Problem NothingToUndo = new(
        "undo-nothing", ProblemKind.Conflict, "This task has no answer that could be taken back.", "Go on with your queue.");

    internal static readonly Problem UndoLate = new(
        "undo-late", ProblemKind.Conflict, "An answer can be taken back for one minute.", "Tell the project's lead: a reviewer may have the pair judged again.");

    internal static readonly Problem RoundOver = new(
        "round-over", ProblemKind.Conflict, "The batch was completed while you worked on this task, so it is not needed any more.", "Claim a task of another batch.");

    internal static readonly Problem LeaseOver = new(
        "lease-over", ProblemKind.Conflict, "Your time for this task ran out.", "Submit at once or claim again: while nobody else has taken it, it is still yours.");

    internal static readonly Problem DraftInvalid = new("draft-invalid", ProblemKind.Invalid, "A draft is one JSON value of at most 64 KB.", "Send it as the page made it.", "draft");

    internal static readonly Problem ReasonMissing = new("reason-missing", ProblemKind.Invalid, "A task is given back with a reason of at most 2,000 characters.", "Say in a few words why.", "reason");

    internal static readonly Problem UnknownBatch = new("batch-unknown", ProblemKind.NotFound, "There is no such batch.", "Check the id; the project's board lists its batches.");

    internal static readonly Problem NotRecorded = new(
        "not-recorded", ProblemKind.Refused, "Judgments are replayed only into batches of recorded work.", "Open a batch under a plan that declares recorded work.");

    internal static readonly Problem ReplayRaced = new("replay-raced", ProblemKind.Conflict, "Another replay filled the same slots meanwhile.", "Run it again: it stores only what is missing.");

    internal static readonly Problem NotOpen = NoTask("No batch of this project is open.", "Come back when the lead has opened one.");

    internal static readonly Problem YouArePaused = NoTask(
        "Your work on this project is paused until the lead has looked at it: what is checked of it is wrong more often than the project allows. What you have judged stays.", "Talk to the lead; nobody is stopped for good by a program.");

    internal static readonly Problem BatchPaused = NoTask("The batch is paused until the lead has looked at it.", "Come back when the lead lets it go on.");

    internal static readonly Problem AllDone = NoTask("Everything in this project is judged.", "Nothing is left to do here.");

    internal static readonly Problem NothingForYou = NoTask(
        "What is left is in languages or domains you are not listed for, or needs somebody who has not judged it.", "Ask the lead when new work comes.");

    internal static Problem QualificationEnded(string reason) => new(
        "qualification-ended", ProblemKind.Forbidden, $"Your qualification for this project has ended: {reason}", "Ask the lead what would let you qualify again.");

    internal static Problem OthersHold(DateTimeOffset until) => NoTask(
        string.Create(CultureInfo.InvariantCulture, $"Others hold the last tasks, the next of them until {until.UtcDateTime:HH:mm} UTC."), "Look again then.");

    internal static Problem DraftMoved(int current) => new(
        "draft-conflict", ProblemKind.Conflict,
        string.Create(CultureInfo.InvariantCulture, $"A newer draft of this task exists, revision {current}."), "Read the task again and carry your changes over.", "base_revision");

    internal static Problem RecordedTwice(Guid pair) => new(
        "recorded-twice", ProblemKind.Invalid, "The record holds two judgments of one pair by one annotator.", "Keep the first of them.", $"pair {pair:D}");

    internal static Problem RecordedWithoutSlot(Guid pair) => new(
        "recorded-slot-missing", ProblemKind.Invalid, "The record holds more judgments of this pair than it was routed for.", "Open the batch with the record's own counts.", $"pair {pair:D}");

    internal static Problem RecordedUnqualified(string pseudonym) => new(
        "recorded-unqualified", ProblemKind.Invalid, "A recorded annotator has no qualification in this project.", "Register the record's annotators first.", pseudonym);

    internal static Problem Fault(string where, string detail, string mend) => new("judgment-invalid", ProblemKind.Invalid, detail, mend, where);

    private static Problem NoTask(string detail, string mend) => new("no-task", ProblemKind.NotFound, detail, mend);
}
