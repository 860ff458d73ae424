using Concave.Kernel;

namespace Concave.Matching.Exercises;

/// <summary>A pair that may be drawn: nobody it is drawn for has seen its content.</summary>
/// <param name="Truth">The verified answer; null for a pilot pair.</param>
internal sealed record UnseenPair(Guid Pair, string ContentHash, string Language, Choice? Truth)
{
    /// <summary>True for somebody with these languages; a pair without a language is for everybody.</summary>
    internal bool IsReadBy(IReadOnlyList<string> languages) =>
        Language.Length == 0 || languages.Contains(Language, StringComparer.OrdinalIgnoreCase);
}
