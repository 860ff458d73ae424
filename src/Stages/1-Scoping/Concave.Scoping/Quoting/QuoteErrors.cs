using Concave.Kernel;

namespace Concave.Scoping.Quoting;

internal static class QuoteErrors
{
    internal static readonly Problem NotFound = new("quote-not-found", ProblemKind.NotFound, "There is no such quote.", "Look in the list of quotes.");

    internal static readonly Problem AlreadyStarted = new(
        "quote-started", ProblemKind.Conflict, "This quote became a project.", "Make a new quote, or change the project.");

    internal static readonly Problem Superseded = new(
        "quote-superseded", ProblemKind.Conflict, "A later version took this one's place.", "Open the newest version.");

    internal static readonly Problem Expired = new(
        "quote-expired", ProblemKind.Refused, "The quote has expired.", "Make a new version of it: prices and days are then today's.");

    internal static readonly Problem PurposeTooLong = new(
        "quote-request-invalid", ProblemKind.Invalid, "The purpose has more than 2,000 characters.", "Shorten it; the brief holds the rest.", "purpose");

    internal static readonly Problem ResponsesUnknown = new(
        "quote-request-invalid", ProblemKind.Invalid, "It is not said who supplies the responses.", "Choose one of the sources.", "responses");
}
