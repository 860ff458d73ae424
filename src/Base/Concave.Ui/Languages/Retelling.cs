using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using static Concave.Ui.Languages.Speech;

namespace Concave.Ui.Languages;

/// <summary>
/// Finds in a sentence of a record the one it was made from, and the values that stand in it. Records hold evidence in
/// English, because it is part of what is signed; a page says it in its reader's language.
/// </summary>
internal static partial class Retelling
{
    private static readonly (Regex Shape, string Sentence)[] Known = [.. RecordedSentences.All.Select(s => (ShapeOf(s, AndMore), s))];
    private static readonly (Regex Shape, string Sentence)[] Signs = [.. RecordedSentences.Signs.Select(s => (ShapeOf(s, ""), s))];
    private static readonly FrozenSet<string> Reasons = RecordedSentences.Reasons.ToFrozenSet(StringComparer.Ordinal);

    private const string AndMore = "(?: (?<rest>.+))?";

    // Names of things inside a sentence that have words of their own.
    private static readonly FrozenDictionary<string, Func<string>> Named = new Dictionary<string, Func<string>>(StringComparer.Ordinal)
    {
        ["left"] = () => T("left"),
        ["right"] = () => T("right"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static string Of(string english)
    {
        foreach (var (shape, sentence) in Known)
        {
            if (shape.Match(english) is not { Success: true } found)
                continue;
            var said = Say(sentence, found);
            return found.Groups["rest"] is { Success: true, Length: > 0 } rest ? $"{said} {Of(rest.Value)}" : said;
        }

        return OfSigns(english) ?? english;
    }

    // A list of signs and nothing else: whatever is none of them is somebody's words.
    private static string? OfSigns(string english)
    {
        if (english is not [.. var listed, '.'])
            return null;
        string?[] said = [.. listed.Split("; ").Select(Sign)];
        return said.Contains(null) ? null : T("{0}.", string.Join("; ", said));
    }

    private static string? Sign(string english) => Signs
        .Select(s => s.Shape.Match(english) is { Success: true } found ? Say(s.Sentence, found) : null).FirstOrDefault(said => said is not null);

    /// <summary>Whether a sentence has places for values.</summary>
    internal static bool HasPlace(string sentence) => Place().IsMatch(Regex.Escape(sentence).Replace("}", "\\}", StringComparison.Ordinal));

    /// <summary>How many characters of a sentence are its own.</summary>
    internal static int Words(string sentence) => sentence.Length - (3 * sentence.Count(c => c == '{'));

    /// <summary>What a sentence looks like with its values in place, and nothing after it.</summary>
    internal static Regex ShapeOf(string sentence) => ShapeOf(sentence, "", ".*?");

    /// <summary>The values that stand in their places, as they are.</summary>
    internal static IEnumerable<string> Values(Match found) =>
        found.Groups.Values.Where(g => g.Name[0] == 'v').OrderBy(g => g.Name, StringComparer.Ordinal).Select(g => g.Value);

    private static string Say(string sentence, Match found) =>
        string.Format(CultureInfo.CurrentCulture, T(sentence), [.. Values(found).Select(v => (object)Value(v))]);

    // "140 of 200 (70 %)" is said as such; every other figure stands as the record has it.
    private static string Value(string recorded) => Share().Match(recorded) is { Success: true } share
        ? T("{0} of {1} ({2})", share.Groups["hits"].Value, share.Groups["of"].Value, share.Groups["share"].Value)
        : Named.TryGetValue(recorded, out var word) ? word()
        : Reasons.Contains(recorded) ? T(recorded)
        : recorded;

    private static Regex ShapeOf(string sentence, string after, string value = ".+?") => new(
        $"^{Place().Replace(Regex.Escape(sentence).Replace("}", "\\}", StringComparison.Ordinal), m => $"(?<v{m.Groups["place"].Value}>{value})")}{after}$",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"\\\{(?<place>[0-9])\\\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Place();

    [GeneratedRegex("^(?<hits>[0-9]+) of (?<of>[0-9]+) \\((?<share>[0-9.]+ %)\\)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Share();
}
