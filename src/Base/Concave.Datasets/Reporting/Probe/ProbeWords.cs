using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Concave.Datasets.Reporting;

/// <summary>
/// The words of a response as hashed features. Words are told by ranges of characters, not by tables of Unicode, which
/// differ between languages and their versions; docs/delivery-figures.md §6.11 states the ranges.
/// </summary>
internal static class ProbeWords
{
    /// <summary>Buckets a word may fall into.</summary>
    internal const int Buckets = 1 << 16;

    /// <summary>Words of a response that are looked at: it bounds what a long one costs.</summary>
    private const int Most = 512;

    private static readonly SearchValues<char> Letters = SearchValues.Create(
        new string([.. Ranges('0', '9', 'a', 'z', 'A', 'Z', '\u00C0', '\u0963', '\u0966', '\u1FFF', '\u2C00', '\u2DFF', '\u3040', '\uDFFF', '\uF900', '\uFDFF', '\uFF10', '\uFFEF')]));

    /// <summary>The buckets of the words, each once.</summary>
    /// <param name="text">The response.</param>
    /// <param name="known">Buckets of words seen before; grows.</param>
    internal static HashSet<int> Of(string text, Dictionary<string, int> known)
    {
        HashSet<int> buckets = [];
        var rest = text.AsSpan();
        for (var count = 0; count < Most; count++)
        {
            var start = rest.IndexOfAny(Letters);
            if (start < 0)
                break;
            rest = rest[start..];
            var length = rest.IndexOfAnyExcept(Letters);
            var word = Lower(length < 0 ? rest : rest[..length]);
            rest = length < 0 ? [] : rest[length..];
            if (!known.TryGetValue(word, out var bucket))
                known[word] = bucket = BucketOf(word);
            buckets.Add(bucket);
        }

        return buckets;
    }

    // The first two bytes of the word's digest.
    private static int BucketOf(string word)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(word), hash);
        return (hash[0] << 8) | hash[1];
    }

    private static string Lower(ReadOnlySpan<char> word) => string.Create(word.Length, word, (to, from) =>
    {
        for (var i = 0; i < to.Length; i++)
            to[i] = char.IsAsciiLetterUpper(from[i]) ? (char)(from[i] | 0x20) : from[i];
    });

    private static IEnumerable<char> Ranges(params char[] ends) =>
        ends.Chunk(2).SelectMany(range => Enumerable.Range(range[0], range[1] - range[0] + 1)).Select(c => (char)c);
}
