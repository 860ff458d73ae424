namespace Concave.Quality.Tier1;

/// <summary>The sequences of three words of a text: what two texts have in common when one was written from the other.</summary>
internal static class Sequences
{
    private const int Words = 3;

    /// <summary>Fewer sequences than these are common to short texts by chance.</summary>
    internal const int Least = 8;

    /// <summary>Of a text that was normalised.</summary>
    internal static HashSet<string> Of(string normalised)
    {
        var words = normalised.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. Enumerable.Range(0, Math.Max(0, words.Length - Words + 1)).Select(i => string.Join(' ', words[i..(i + Words)]))];
    }

    /// <summary>Shared sequences, and how many there are in both together.</summary>
    internal static (int Shared, int All) Compare(HashSet<string> one, HashSet<string> other)
    {
        var shared = one.Count(other.Contains);
        return (shared, one.Count + other.Count - shared);
    }
}
