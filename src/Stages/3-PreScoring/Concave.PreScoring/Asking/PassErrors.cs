using Concave.Kernel;

namespace Concave.PreScoring.Asking;

/// <summary>Why a first pass does not start or go on.</summary>
internal static class PassErrors
{
    internal static readonly Problem ProjectUnknown =
        new("project-unknown", ProblemKind.NotFound, "There is no such project.", "Check the id.");

    internal static readonly Problem PassUnknown =
        new("pass-unknown", ProblemKind.NotFound, "There is no such first pass.", "Look at the project's PreScoring page.");

    internal static readonly Problem GuidelinesNotApproved =
        new("guidelines-not-approved", ProblemKind.Refused, "No guidelines of this project are approved, and a judge needs the rubric.", "The client approves the exact version by its hash; then a judge can be asked.");

    internal static readonly Problem NothingToAsk =
        new("nothing-to-ask", ProblemKind.Refused, "There is no pair to ask about: none imported, or all of them in a batch.", "Import production pairs first.");

    internal static readonly Problem BudgetMissing =
        new("budget-missing", ProblemKind.Invalid, "A first pass has a budget.", "Say how many dollars it may cost, more than 0; a model of your own with price 0 never reaches it.", "budget");

    internal static readonly Problem NotRunning =
        new("pass-not-running", ProblemKind.Conflict, "The pass is not running.", "Look at where it stands.");

    internal static Problem JudgeChanged(string judge) => new(
        "judge-changed", ProblemKind.Refused, $"Judge '{judge}' has another model, prompt setting or rubric than when this pass began.", "Set it back in judges.json, or start a new pass: its opinions get a name of their own.");

    internal static Problem SameFamily(string judge, string family, int pairs) => new(
        "judge-of-same-family", ProblemKind.Refused, $"'{judge}' is of the family '{family}', and so is the model that made responses of {pairs} pairs: models favour their own.", "Choose a judge of another family; or let the plan allow it (same_family_judge) and have that approved.", "judge");

    internal static Problem BudgetSpent(string spent) => new(
        "budget-spent", ProblemKind.Refused, $"{spent} are spent already.", "Give the whole pass a larger budget.", "budget");

    internal static Problem Unfinished(string provider) => new(
        "first-pass-running", ProblemKind.Refused, $"The first pass of {provider} is still under way: pairs without an opinion would all go to two people.", "Wait until it is done, or stop it first.");
}
