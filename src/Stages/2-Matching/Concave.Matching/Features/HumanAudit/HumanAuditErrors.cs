using Concave.Kernel;

namespace Concave.Matching;

internal static class HumanAuditErrors
{
    internal static readonly Problem NotTwo = new(
        "audit-experts-not-two", ProblemKind.Invalid, "Two different experts are needed.", "Choose two people of the panel.", "second");

    internal static readonly Problem NotStarted = new(
        "human-audit-not-started", ProblemKind.NotFound, "No expert has been asked yet.", "Import the client's labelled pairs for the purpose audit and start the audit.");

    internal static readonly Problem NotYours = new(
        "human-audit-not-yours", ProblemKind.NotFound, "You are not one of the experts of this audit.", "Ask the lead of the project.");

    internal static readonly Problem Unfinished = new(
        "human-audit-unfinished", ProblemKind.Refused, "The experts are not done.", "Wait until both have answered every pair: figures that are shown before would lead whoever is still judging.");

    internal static Problem NotAnExpert(string name, string where) => new(
        "audit-expert-unverified", ProblemKind.Refused, $"No verified credential speaks for {name}.", "Verify one first, or choose somebody else.", where);

    internal static Problem AProgram(string name, string where) => new(
        "audit-expert-simulated", ProblemKind.Refused, $"{name} is a program; this project's figures are of people.", "Choose a person.", where);

    internal static Problem TooFew(int least, int left) => new(
        "audit-pairs-missing", ProblemKind.Refused, FormattableString.Invariant($"The audit needs {least} labelled pairs that both experts read and neither has seen; there are {left}."),
        "Import more of the client's pairs for the purpose audit, or choose experts who read their languages.");
}
