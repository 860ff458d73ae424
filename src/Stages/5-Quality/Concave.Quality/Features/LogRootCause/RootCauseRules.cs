using Concave.Kernel;

namespace Concave.Quality;

/// <summary>What a root cause may say.</summary>
internal static class RootCauseRules
{
    internal static readonly string[] Causes = ["careless_annotator", "unclear_guideline", "bad_gold", "wrong_match", "tooling", "other"];

    /// <summary>The fault of the entry, or null.</summary>
    internal static Problem? Check(LogRootCause.Request request)
    {
        if (!Causes.Contains(request.Cause, StringComparer.Ordinal))
            return Errors.Invalid(nameof(request.Cause), "This is no known cause.", $"Choose one of: {string.Join(", ", Causes)}.");
        if (request.EndQualification && request.AnnotatorId is null)
            return Errors.Invalid(nameof(request.AnnotatorId), "Whose qualification ends is not said.", "Name the annotator.");
        return ReviewTextRules.Check(nameof(request.Note), request.Note);
    }
}
