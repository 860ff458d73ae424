using System.Buffers;
using System.Text.Json;

namespace Concave.PreScoring.Suspicion;

/// <summary>The kinds of words that a text needs to talk a judge into something.</summary>
internal enum WordKind
{
    /// <summary>Whoever judges.</summary>
    Judge,

    /// <summary>Choose, rate, prefer.</summary>
    Order,

    /// <summary>This response, response A, the other one.</summary>
    Target,

    /// <summary>Better, the winner, full marks.</summary>
    Merit,

    /// <summary>Ignore, forget.</summary>
    Ignore,

    /// <summary>Instructions, rubric, rules.</summary>
    Rules,
}

/// <summary>A word of one kind that stands in a text.</summary>
internal readonly record struct FoundWord(WordKind Kind, int At, int Length)
{
    /// <summary>Characters between two words; 0 when they touch or overlap.</summary>
    internal int Gap(FoundWord other) => Math.Max(0, Math.Max(At, other.At) - Math.Min(At + Length, other.At + other.Length));
}

/// <summary>
/// Words by kind in some thirty languages, all looked for in every text: an attack is not written in the language of
/// the pair to please us.
/// </summary>
internal static class Lexicon
{
    private static readonly Dictionary<WordKind, (SearchValues<string> Any, string[] Words)> ByKind = Read();

    /// <summary>Every word found in a text that <see cref="Views"/> has prepared.</summary>
    internal static List<FoundWord> Find(string text)
    {
        List<FoundWord> found = [];
        foreach (var (kind, (any, words)) in ByKind)
            Find(text, kind, any, words, found);
        return found;
    }

    private static void Find(string text, WordKind kind, SearchValues<string> any, string[] words, List<FoundWord> found)
    {
        for (var from = 0; from < text.Length && text.AsSpan(from).IndexOfAny(any) is var offset and >= 0;)
        {
            var at = from + offset;
            var word = words.First(w => text.AsSpan(at).StartsWith(w, StringComparison.Ordinal));
            if (BeginsWord(text, at, word))
                found.Add(new(kind, at, word.Length));
            from = at + 1;
        }
    }

    // In scripts with spaces "rate" is no part of "separate"; others have no spaces to go by.
    private static bool BeginsWord(string text, int at, string word) => at == 0 || !IsSpaced(word[0]) || !char.IsLetter(text[at - 1]);

    private static bool IsSpaced(char letter) => letter < 0x0530;

    // The longest first, so that it is the one that is named.
    private static Dictionary<WordKind, (SearchValues<string>, string[])> Read()
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream("Concave.PreScoring.Suspicion.lexicon.json")!;
        var read = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string[]>>>(stream)!;
        return read.ToDictionary(k => Enum.Parse<WordKind>(k.Key, ignoreCase: true), k =>
        {
            string[] words = [.. k.Value.SelectMany(l => l.Value).Select(Views.Plain).Distinct(StringComparer.Ordinal).OrderByDescending(w => w.Length)];
            return (SearchValues.Create(words, StringComparison.Ordinal), words);
        });
    }
}
