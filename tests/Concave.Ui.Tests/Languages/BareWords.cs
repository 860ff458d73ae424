using System.Text.RegularExpressions;

namespace Concave.Ui.Tests.Languages;

/// <summary>Finds English words of a page that do not go through a sentence: text between tags, attributes that are read out, literals in its code.</summary>
internal static partial class BareWords
{
    // Attributes that people see or hear.
    private static readonly string[] Spoken = ["Title", "Above", "Caption", "Label", "Hint", "None", "Named", "LeftTitle", "RightTitle", "aria-label", "title", "placeholder", "alt"];

    internal static IEnumerable<string> Of(string razor)
    {
        var page = Comment().Replace(razor, "");
        var code = page.IndexOf("\n@code", StringComparison.Ordinal);
        var markup = code < 0 ? page : page[..code];
        List<string> found = [];
        List<string> expressions = code < 0 ? [] : [.. page[code..].Split('\n').Where(IsSaid)];
        Walk(markup, found, expressions);
        foreach (var expression in expressions)
            found.AddRange(Literal().Matches(expression).Where(m => !Wrapped().IsMatch(expression[..m.Index]) && IsEnglish(m.Groups["said"].Value)).Select(m => m.Groups["said"].Value));
        return found;
    }

    private static bool IsSaid(string line) => !line.Contains("throw new", StringComparison.Ordinal) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal);

    private static bool IsEnglish(string literal) => Phrase().IsMatch(Hole().Replace(literal, ""));

    private static void Walk(string page, List<string> found, List<string> expressions)
    {
        var text = "";
        for (var at = 0; at < page.Length;)
        {
            if (page[at] == '@')
            {
                var end = End(page, at + 1);
                var said = page[at..end];
                if (Statement().IsMatch(said))
                    end = Balanced(page, page.IndexOf('(', end));
                else if (Directive().IsMatch(said))
                    end = page.IndexOf('\n', at) is >= 0 and var line ? line : page.Length;
                else
                    expressions.Add(said);
                (at, text) = (end, text + " ");
            }
            else if (page[at] == '<' && Tag().IsMatch(page[at..]))
            {
                if (Words().IsMatch(Plain(text)))
                    found.Add(Plain(text).Trim());
                (at, text) = (Attributes(page, at, found, expressions), "");
            }
            else
            {
                text += page[at++];
            }
        }
    }

    // What stands between tags without the lines of code that Razor has there.
    private static string Plain(string text) => Entity().Replace(string.Join(' ', text.Split('\n').Where(l => !Code().IsMatch(l))), " ");

    private static int Attributes(string page, int at, List<string> found, List<string> expressions)
    {
        for (at++; page[at] != '>'; at++)
        {
            if (page[at] != '"')
                continue;
            var name = Name().Match(page[..at]).Groups["name"].Value;
            var value = "";
            for (at++; page[at] != '"';)
            {
                if (page[at] != '@')
                {
                    value += page[at++];
                    continue;
                }

                var end = End(page, at + 1);
                expressions.Add(page[at..end]);
                at = end;
            }

            if (Spoken.Contains(name) && Words().IsMatch(value))
                found.Add($"{name}={value}");
        }

        return at + 1;
    }

    // Where the expression after an @ ends: names, calls, indexes.
    private static int End(string page, int at)
    {
        if (page[at] == '(')
            return Balanced(page, at);
        var end = at + Path().Match(page[at..]).Length;
        while (end < page.Length && page[end] is '(' or '[')
        {
            end = Balanced(page, end);
            end += More().Match(page[end..]).Length;
        }

        return end;
    }

    private static int Balanced(string page, int at)
    {
        for (var depth = 0; at < page.Length; at++)
        {
            if (page[at] == '"')
            {
                for (at++; page[at] != '"'; at++)
                    at += page[at] == '\\' ? 1 : 0;
            }
            else if (page[at] is '(' or '[' or '{')
            {
                depth++;
            }
            else if (page[at] is ')' or ']' or '}' && --depth == 0)
            {
                return at + 1;
            }
        }

        return at;
    }

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Comment();

    [GeneratedRegex("""
        "(?<said>(?:[^"\\]|\\.)*)"
        """, RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"(?<![\w.])(?:T|Sentence|Spoken)\($", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Wrapped();

    [GeneratedRegex("[A-Za-z]+ [A-Za-z]|^[A-Z][a-z]+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Phrase();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Hole();

    [GeneratedRegex("[A-Za-z]{2}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Words();

    [GeneratedRegex(@"&#?\w+;", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Entity();

    [GeneratedRegex("^@(if|foreach|for|switch|while)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Statement();

    [GeneratedRegex("^@(using|inject|inherits|layout|namespace|typeparam)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Directive();

    [GeneratedRegex(@"^\s*(var|if|else|foreach|for|while|switch|case|break|default)\b|[;{}]\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Code();

    [GeneratedRegex("^</?[A-Za-z!]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"(?<name>[\w-]+)=$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Name();

    [GeneratedRegex(@"^\w+(?:[?!]?\.\w+)*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Path();

    [GeneratedRegex(@"^[?!]?\.\w+(?:\.\w+)*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex More();
}
