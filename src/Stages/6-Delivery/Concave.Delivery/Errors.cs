using Concave.Data.HandOffs;
using Concave.Datasets.Projections;
using Concave.Datasets.Verify;
using Concave.Kernel;

namespace Concave.Delivery;

/// <summary>What can go wrong on the way to the client.</summary>
internal static class Errors
{
    internal static readonly Problem BatchUnknown =
        new("batch-unknown", ProblemKind.NotFound, "There is no such batch.", "Check the id; the project's board lists its batches.");

    internal static readonly Problem DeliveryUnknown =
        new("delivery-unknown", ProblemKind.NotFound, "There is no such delivery.", "Check the id; the project's page lists its deliveries.");

    internal static readonly Problem ProjectUnknown =
        new("project-not-found", ProblemKind.NotFound, "There is no such project.", "Check the id in your list of projects.");

    internal static readonly Problem TicketUnknown =
        new("ticket-unknown", ProblemKind.NotFound, "There is no such ticket.", "Ask for a new one on the delivery's page.");

    internal static readonly Problem TicketUsed =
        new("ticket-used", ProblemKind.Conflict, "The ticket was used already; a ticket opens one link.", "Ask for a new one on the delivery's page.");

    internal static readonly Problem TicketExpired =
        new("ticket-expired", ProblemKind.Refused, "The ticket's time is over.", "Ask for a new one on the delivery's page.");

    internal static readonly Problem TicketRevoked =
        new("ticket-revoked", ProblemKind.Refused, "The ticket was taken back.", "Ask whoever gave it to you.");

    internal static readonly Problem LinkInvalid =
        new("link-invalid", ProblemKind.Forbidden, "This download link was not made here, or was changed.", "Copy the whole link, or turn a new ticket into one.");

    internal static readonly Problem LinkExpired =
        new("link-expired", ProblemKind.Forbidden, "This download link's time is over.", "Turn a new ticket into a link.");

    internal static readonly Problem KeyEnded = new(
        "signing-key-ended", ProblemKind.Refused, "The signing key in the key folder was withdrawn, so nothing is signed with it.", "Rotate the signing key again.");

    internal static readonly Problem ClientKeyIsClients =
        new("client-key-is-clients", ProblemKind.Forbidden, "Only somebody of the client chooses the key that their deliveries are encrypted to.", "Ask the client to do it on the delivery's page.");

    internal static readonly Problem ClientKeyInvalid = new(
        "client-key-invalid", ProblemKind.Invalid, "This is no RSA public key or certificate in PEM with 3072 to 8192 bits.",
        "Make one with: openssl genrsa -out own.key 4096, then openssl rsa -in own.key -pubout. Hand in the public half only.", "pem");

    internal static readonly Problem ProposalUnknown =
        new("proposal-unknown", ProblemKind.NotFound, "There is no such proposed change.", "Look at the project's findings again.");

    internal static readonly Problem ProposalDecided =
        new("proposal-decided", ProblemKind.Conflict, "Somebody has decided on this proposed change.", "Look at the project's findings again.");

    internal static readonly Problem ContentDestroyed = new(
        "content-destroyed", ProblemKind.Refused, "The project was closed and its content destroyed.", "Its closing page has the certificate; begin a new project for new work.");

    internal static readonly Problem ClosingUnsure =
        new("closing-unsure", ProblemKind.Invalid, "The box was not ticked.", "Tick it once the deliveries are downloaded.", "sure");

    internal static readonly Problem ClosingIsClients =
        new("closing-is-clients", ProblemKind.Refused, "The client asked for this closing, so only the client calls it off.", "Ask the client to do it on this page.");

    internal static readonly Problem ArchiveIsClients =
        new("archive-is-clients", ProblemKind.Forbidden, "Only the client can ask for an archive.", "Ask the client to do it on the project's closing page.");

    internal static readonly Problem CertificateUnknown =
        new("certificate-unknown", ProblemKind.NotFound, "There is no certificate: the content was not destroyed.", "Look at the project's closing page.");

    internal static Problem ArchiveDay(int mostYears) => new(
        "archive-day", ProblemKind.Invalid, FormattableString.Invariant($"An archive ends on a day after today, at most {mostYears} years ahead."), "Choose such a day.", "until");

    internal static Problem ReasonLength(int shortest, int longest) => new(
        "reason-length", ProblemKind.Invalid, FormattableString.Invariant($"A reason has {shortest} to {longest} characters: clients read it beside the old key."),
        "Say why the key is replaced.", "why");

    internal static Problem TicketLife(int mostDays) => new(
        "ticket-life", ProblemKind.Invalid, FormattableString.Invariant($"A ticket lives between 1 hour and the {mostDays} days of the project's quality plan."),
        "Ask for a life within that.", "hours");

    internal static Problem Damaged(Guid delivery) => new(
        "delivery-damaged", ProblemKind.Refused, $"What is stored of delivery {delivery:D} is not what was sealed, so nothing of it was handed out.",
        "Restore the blob from a backup; the delivery's digests are unchanged in the database.");

    internal static Problem Undecided(BatchState state) =>
        new("batch-undecided", ProblemKind.Refused, $"The batch is {state}: its last round has not been put to the gates.", "Finish the round's judgments and reviews first.");

    internal static Problem NotPassed(BatchState state) => new(
        "batch-not-passed", ProblemKind.Refused, $"The batch is {state}, and only a batch that passed every gate is delivered.",
        state == BatchState.Withheld ? "Log the root causes and open another round." : "Wait until its gates are evaluated.");

    internal static Problem Unverified(Check fault) => new(
        "delivery-unverified", ProblemKind.Refused, $"The delivery does not verify, so it was not sealed: {fault.Name}: {fault.Detail}",
        "The records of the batch contradict each other; find out who changed them.", fault.Figure ?? fault.File);

    internal static Problem ProjectionUnknown(string name) => new(
        "projection-unknown", ProblemKind.Invalid, "There is no projection of this name.", $"Choose among: {string.Join(", ", ProjectionNames.All.Keys)}.", name);

    internal static Problem Unloadable(LintFinding finding) => new(
        "delivery-unloadable", ProblemKind.Refused, FormattableString.Invariant($"A trainer or loader would break on the delivery, so it was not sealed: rule {finding.Rule}: {finding.Detail}"),
        "docs/delivery-format.md §12 lists the rules; mend the pair in a new import.", FormattableString.Invariant($"{finding.File}:{finding.Line}"));

    internal static Problem FolderTaken(string folder) =>
        new("folder-not-empty", ProblemKind.Invalid, "The folder for the delivery is not empty.", "Name a new or empty folder.", folder);
}
