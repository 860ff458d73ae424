using Concave.Kernel;

namespace Concave.Quality;

/// <summary>What a written resolution must be.</summary>
internal static class ReviewTextRules
{
    /// <summary>Characters of a written reason, after trimming.</summary>
    internal const int Least = 15;
    internal const int Most = 10_000;

    /// <summary>The fault of a reason, or null.</summary>
    internal static Problem? Check(string field, string text, int least = Least)
    {
        var length = text.Trim().Length;
        if (length < least)
            return Errors.Invalid(field, $"The reason has {length} characters; {least} are the least.", "Write what decided it, so that the client can follow.");
        if (length > Most)
            return Errors.Invalid(field, $"The reason has {length} characters; {Most} are the most.", "Shorten it.");
        return text.Contains('\0', StringComparison.Ordinal) ? Errors.Invalid(field, "The reason holds a NUL character.", "Remove it.") : null;
    }

    /// <summary>The fault of a choice the plan does not allow, or null.</summary>
    internal static Problem? Check(Choice choice, QualityPlan plan) => choice switch
    {
        Choice.Tie when !plan.TiesAllowed => Errors.Invalid("Choice", "The plan knows no ties.", "Choose a response."),
        Choice.CannotJudge when !plan.CannotJudgeAllowed => Errors.Invalid("Choice", "The plan does not allow 'cannot judge'.", "Choose a response."),
        _ => Enum.IsDefined(choice) ? null : Errors.Invalid("Choice", "This is no choice.", "Choose a, b, tie or cannot_judge."),
    };
}
