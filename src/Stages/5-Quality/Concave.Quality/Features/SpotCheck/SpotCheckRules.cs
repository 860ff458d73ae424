using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Quality;

/// <summary>What a spot check may say.</summary>
internal static class SpotCheckRules
{
    internal const string Unresolved = "unresolved";

    /// <summary>The fault of the answer, or null.</summary>
    internal static Problem? Check(SpotCheck.Request request, VerdictRecord label, QualityPlan plan) => request switch
    {
        { Confirmed: true, Choice: not null } => Errors.Invalid("Choice", "A confirmed label needs no other choice.", "Leave the choice out, or overturn the label."),
        { Confirmed: true } when label.Basis == Unresolved => Errors.Invalid("Confirmed", "The pair has no label that could be confirmed.", "Overturn, and name the choice."),
        { Confirmed: true } => ReviewTextRules.Check("Note", request.Note, least: 0),
        { Choice: null } => Errors.Invalid("Choice", "An overturned label needs another choice.", "Name what the label should be."),
        { Choice: { } choice } when label.Basis != Unresolved && choice == label.Choice => Errors.Invalid("Choice", "This is the label on the table already.", "Confirm it, or name another choice."),
        { Choice: { } choice } => ReviewTextRules.Check(choice, plan) ?? ReviewTextRules.Check("Note", request.Note),
    };
}
