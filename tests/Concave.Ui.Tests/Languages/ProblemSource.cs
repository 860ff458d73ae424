using System.Text.RegularExpressions;

namespace Concave.Ui.Tests.Languages;

/// <summary>The sentences that problems are made from, as they stand in the source: every value is <c>{}</c>.</summary>
internal static partial class ProblemSource
{
    /// <summary>Each with the file that makes it.</summary>
    internal static IEnumerable<(string Path, string Sentence)> Sentences(IReadOnlyCollection<string> folders, IReadOnlyCollection<string> exempt) =>
        Source.Files(".cs", ".razor").Where(f => folders.Any(s => f.Path.StartsWith(s, StringComparison.Ordinal)) && !exempt.Any(e => f.Path.StartsWith(e, StringComparison.Ordinal)) && Makes().IsMatch(f.Text))
            .SelectMany(f => Of(f.Text).Select(s => (f.Path, s)));

    /// <summary>Every literal of the sources, whatever it is for.</summary>
    internal static IReadOnlySet<string> Literals() => Source.Files(".cs").Where(f => !f.Path.Contains("/Languages/", StringComparison.Ordinal))
        .SelectMany(f => f.Text.Split('\n')).SelectMany(l => Literal().Matches(l)).Select(Said).ToHashSet(StringComparer.Ordinal);

    /// <summary>With <c>{}</c> for each value's place.</summary>
    internal static string Bare(string sentence) => Hole().Replace(sentence, "{}");

    // What stands in T or goes through Spoken is looked after elsewhere; an exception's words are for a log.
    private static IEnumerable<string> Of(string text) => text.Split('\n')
        .Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal) && !l.Contains("throw new", StringComparison.Ordinal) && !l.Contains("ArgumentOutOfRange", StringComparison.Ordinal))
        .SelectMany(l => Literal().Matches(l).Where(m => !Wrapped().IsMatch(l[..m.Index])))
        .Select(Said).Where(IsSentence);

    private static string Said(Match literal)
    {
        var said = literal.Groups["said"].Value.Replace("\\\"", "\"", StringComparison.Ordinal).Replace(@"\\", @"\", StringComparison.Ordinal);
        return literal.Groups["of"].Success ? Bare(said) : said;
    }

    private static bool IsSentence(string text) => Words().IsMatch(text) && (text[^1] is '.' || text.EndsWith("{}", StringComparison.Ordinal));

    // Whatever makes a problem, by itself or through its stage's own word for it.
    [GeneratedRegex(@"ProblemKind\.|new RowFault|Faults\.[A-Z]\w*\(|new Problem\(|(?<!new )Fault\(|with \{ Detail|Errors\.(?:Invalid|Field)\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Makes();

    [GeneratedRegex("""(?<of>\$)"(?<said>(?:[^"\\{]|\\.|\{(?:[^{}"]|"[^"]*")*\})*)"|"(?<said>(?:[^"\\]|\\.)*)\x22""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Literal();

    [GeneratedRegex("""\{(?:[^{}"]|"[^"]*")*\}""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Hole();

    [GeneratedRegex(@"(?<![\w.])(?:T|Sentence|Spoken)\($", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Wrapped();

    [GeneratedRegex(@"[A-Za-z]+\}? [a-z{}]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Words();
}
