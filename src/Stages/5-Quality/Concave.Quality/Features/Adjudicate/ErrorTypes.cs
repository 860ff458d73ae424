using Concave.Kernel;

namespace Concave.Quality;

/// <summary>What an overruled judgment can have got wrong. The words travel in the delivery.</summary>
internal static class ErrorTypes
{
    internal static readonly string[] All = ["overlooked", "misread", "unchecked_fact", "guideline_misapplied", "slip", "taste", "other"];

    /// <summary>The fault of a word, or null; "" says nothing.</summary>
    internal static Problem? Check(string error) => error.Length == 0 || All.Contains(error, StringComparer.Ordinal)
        ? null
        : Errors.Invalid("Error", "This is no known kind of error.", $"Choose one of: {string.Join(", ", All)}; or leave it out.");
}
