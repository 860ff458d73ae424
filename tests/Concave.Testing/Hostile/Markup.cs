using System.Text.RegularExpressions;

namespace Concave.Testing.Hostile;

/// <summary>Reads a page as a browser does and says what in it could act, ask another host, or turn its neighbours' text around.</summary>
public static partial class Markup
{
    private static readonly string[] Ours = ["script", "svg", "form", "meta", "link"];
    private static readonly string[] Never = ["img", "style", "iframe", "object", "embed", "base", "video", "audio", "math", "portal"];
    private static readonly string[] Empty = ["input", "meta", "link", "br", "hr", "line", "rect", "polygon", "polyline", "!doctype", "!DOCTYPE"];
    private static readonly string[] Addresses = ["href", "src", "action", "formaction", "data-draft", "data-beat", "data-options"];

    /// <param name="page">The page.</param>
    /// <param name="standalone">True for a page that travels as a file: its one style sheet stands in it.</param>
    public static IEnumerable<string> Faults(string page, bool standalone = false)
    {
        Stack<(string Name, bool Isolates)> open = new();
        var at = 0;
        foreach (Match tag in Tag().Matches(page))
        {
            if (Turned(page[at..tag.Index], open) is { } turned)
                yield return turned;
            at = tag.Index + tag.Length;
            var name = tag.Groups["name"].Value;
            if (tag.Value.StartsWith("</", StringComparison.Ordinal))
            {
                while (open.Count > 0 && open.Pop().Name != name)
                {
                }

                continue;
            }

            var attributes = Attribute().Matches(tag.Groups["rest"].Value).Select(a => (Name: a.Groups["name"].Value, Value: a.Groups["value"].Value)).ToList();
            foreach (var fault in Of(name, attributes).Where(_ => !(standalone && tag.Value == "<style>")))
                yield return $"{fault}: {tag.Value[..Math.Min(160, tag.Length)]}";
            if (!Empty.Contains(name))
                open.Push((name, name is "bdi" or "title" or "option" or "textarea" || (name != "html" && attributes.Any(a => a.Name == "dir"))));
        }
    }

    private static IEnumerable<string> Of(string name, List<(string Name, string Value)> attributes)
    {
        if (Never.Contains(name) || (Ours.Contains(name) && attributes.Any(a => a.Value.Contains(Corpus.Sign, StringComparison.Ordinal) && a.Name is not "action")))
            yield return "a tag of somebody else's";
        if (name == "script" && !attributes.Exists(a => a.Name == "src" && a.Value.StartsWith("/assets/", StringComparison.Ordinal)))
            yield return "an inline script";
        if (attributes.Exists(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name is "style" or "srcdoc"))
            yield return "an attribute that acts";
        if (attributes.Exists(a => Addresses.Contains(a.Name) && !IsOwn(a.Value)))
            yield return "an address elsewhere";
    }

    private static bool IsOwn(string address) => address.Length == 0 || address[0] is '#' or '?' || (address[0] == '/' && !address.StartsWith("//", StringComparison.Ordinal));

    // Overrides reach as far as the element that isolates them.
    private static string? Turned(string text, Stack<(string Name, bool Isolates)> open) =>
        Control().IsMatch(text) && !open.Any(o => o.Isolates) ? $"it turns text around in {string.Join(" > ", open.Reverse().Select(o => o.Name))}: {text.Trim()[..Math.Min(80, text.Trim().Length)]}" : null;

    [GeneratedRegex("""</?(?<name>[a-zA-Z!][\w-]*)(?<rest>(?:\s+[^\s=>"]+(?:="[^"]*"|=[^\s>]*)?)*)\s*/?>""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Tag();

    [GeneratedRegex("""(?<name>[^\s=>"]+)(?:="(?<value>[^"]*)"|=(?<value>[^\s>]*))?""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Attribute();

    [GeneratedRegex("[\u202a-\u202e\u2066-\u2069]|&#x(?:202[A-E]|206[6-9]);", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Control();
}
