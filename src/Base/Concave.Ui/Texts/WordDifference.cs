using System.Globalization;

namespace Concave.Ui.Texts;

/// <summary>
/// Which words of two texts are not the other's. Words that stand once in each and in the same order hold the texts
/// together (patience difference, Cohen 2010), what is between them is compared at its ends: time grows with n log n, and
/// twenty thousand words that have nothing in common take no longer than twenty thousand that are the same.
/// </summary>
public static class WordDifference
{
    private readonly record struct Word(string Text, int Start, int End);

    /// <summary>The spans of each text that are not in the other, in order; touching ones are one.</summary>
    public static (IReadOnlyList<Highlight> Left, IReadOnlyList<Highlight> Right) Between(string left, string right)
    {
        var (a, b) = (Words(left), Words(right));
        var (same, alike) = (new bool[a.Count], new bool[b.Count]);
        Stack<(int FromA, int ToA, int FromB, int ToB)> open = new([(0, a.Count, 0, b.Count)]);
        while (open.TryPop(out var part))
            Match(a, b, part, same, alike, open);
        return (Differing(a, same), Differing(b, alike));
    }

    private static void Match(List<Word> a, List<Word> b, (int FromA, int ToA, int FromB, int ToB) part, bool[] same, bool[] alike, Stack<(int, int, int, int)> open)
    {
        var (fromA, toA, fromB, toB) = part;
        while (fromA < toA && fromB < toB && a[fromA].Text == b[fromB].Text)
            same[fromA++] = alike[fromB++] = true;
        while (fromA < toA && fromB < toB && a[toA - 1].Text == b[toB - 1].Text)
            same[--toA] = alike[--toB] = true;
        if (fromA == toA || fromB == toB)
            return;
        var (lastA, lastB) = (fromA, fromB);
        foreach (var (inA, inB) in Anchors(a, b, (fromA, toA, fromB, toB)))
        {
            open.Push((lastA, inA + 1, lastB, inB + 1));
            (lastA, lastB) = (inA + 1, inB + 1);
        }

        if (lastA > fromA)
            open.Push((lastA, toA, lastB, toB));
    }

    // Words that are there once in both parts, and of these the longest run that is in the same order in both.
    private static List<(int InA, int InB)> Anchors(List<Word> a, List<Word> b, (int FromA, int ToA, int FromB, int ToB) part)
    {
        var (inA, inB) = (Once(a, part.FromA, part.ToA), Once(b, part.FromB, part.ToB));
        List<(int InA, int InB)> pairs = [.. inA.Where(w => inB.ContainsKey(w.Key)).Select(w => (w.Value, inB[w.Key])).OrderBy(p => p.Value)];
        List<int> tails = [];
        var before = new int[pairs.Count];
        for (var i = 0; i < pairs.Count; i++)
        {
            var (low, high) = (0, tails.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = pairs[tails[middle]].InB < pairs[i].InB ? (middle + 1, high) : (low, middle);
            }

            before[i] = low > 0 ? tails[low - 1] : -1;
            if (low == tails.Count)
                tails.Add(i);
            else
                tails[low] = i;
        }

        List<(int, int)> anchors = [];
        for (var i = tails.Count > 0 ? tails[^1] : -1; i >= 0; i = before[i])
            anchors.Add(pairs[i]);
        anchors.Reverse();
        return anchors;
    }

    private static Dictionary<string, int> Once(List<Word> words, int from, int to)
    {
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        for (var i = from; i < to; i++)
        {
            if (!places.TryAdd(words[i].Text, i))
                places[words[i].Text] = -1;
        }

        return places.Where(p => p.Value >= 0).ToDictionary(StringComparer.Ordinal);
    }

    // Letters with their marks and digits make a word; any other character but white space is one of its own.
    private static List<Word> Words(string text)
    {
        List<Word> words = [];
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && IsOfWord(text, at))
                at += char.IsSurrogatePair(text, at) ? 2 : 1;
            if (at == start)
                at += char.IsSurrogatePair(text, at) ? 2 : 1;
            if (!char.IsWhiteSpace(text[start]))
                words.Add(new(text[start..at], start, at));
        }

        return words;
    }

    private static bool IsOfWord(string text, int at) => CharUnicodeInfo.GetUnicodeCategory(text, at) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.Format;

    private static List<Highlight> Differing(List<Word> words, bool[] same)
    {
        List<Highlight> spans = [];
        for (var i = 0; i < words.Count; i++)
        {
            if (same[i])
                continue;
            if (i > 0 && !same[i - 1])
                spans[^1] = spans[^1] with { End = words[i].End };
            else
                spans.Add(new(words[i].Start, words[i].End, "differs"));
        }

        return spans;
    }
}
