using Concave.Kernel;

namespace Concave.Studio.Accounts;

/// <summary>What may be wrong with an account that something is to be done to.</summary>
internal static class AccountProblems
{
    internal static readonly Problem Unknown =
        new("account-not-found", ProblemKind.NotFound, "There is no such account.", "The list of people shows those that there are.");

    internal static readonly Problem IsDisabled =
        new("account-disabled", ProblemKind.Conflict, "The account is disabled.", "Enable it first.");

    internal static readonly Problem LastOperator = new(
        "last-operator", ProblemKind.Refused, "Nobody else could run the installation then.", "Give the role operator to somebody else first.");
}
