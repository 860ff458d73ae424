using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Concave.Datasets.Bag;

namespace Concave.Datasets.Projections;

/// <summary>Rules 16 and 17: the card's front matter against the files, and a schema for each configuration.</summary>
internal static partial class CardLint
{
    private const string Card = "README.md";

    public static IEnumerable<LintFinding> Of(BagFolder folder, IEnumerable<string> names) =>
        [.. OfCard(folder, Encoding.UTF8.GetString(folder.Read(Card) ?? [])), .. Schemas(folder, names)];

    private static IEnumerable<LintFinding> OfCard(BagFolder folder, string card)
    {
        var end = card.IndexOf("\n---", 3, Math.Max(0, card.Length - 3), StringComparison.Ordinal);
        if (!card.StartsWith("---\n", StringComparison.Ordinal) || end < 0)
            return [Finding(16, Card, "The card does not start with front matter.")];
        var front = card[..end];
        var listed = DataPath.Matches(front).Select(m => m.Groups["path"].Value).ToArray();
        var endings = listed.Select(Path.GetExtension).Distinct(StringComparer.Ordinal).Count();
        return
        [
            .. listed.Where(path => !Exists(folder, path)).Select(path => Finding(16, Card, $"{PlainText.Of(path)} is named in the card and is not there.")),
            .. endings > 1 ? [Finding(16, Card, "The card names files of more than one type.")] : Array.Empty<LintFinding>(),
            .. Defaults.Count(front) == 1 ? Array.Empty<LintFinding>() : [Finding(16, Card, "Not exactly one configuration is the default.")],
            .. Counts(folder, front),
        ];
    }

    private static IEnumerable<LintFinding> Counts(BagFolder folder, string front)
    {
        var config = "";
        foreach (var line in front.Split('\n'))
        {
            if (ConfigName.Match(line) is { Success: true } named)
                config = named.Groups["name"].Value;
            var split = SplitCount.Match(line);
            if (!split.Success)
                continue;
            var path = $"data/{config}/{split.Groups["name"].Value}.jsonl";
            var rows = Rows(folder, path).ToString(CultureInfo.InvariantCulture);
            if (rows != split.Groups["count"].Value)
                yield return Finding(16, Card, $"The card counts {split.Groups["count"].Value} rows of {PlainText.Of(path)}, which has {rows}.");
        }
    }

    private static IEnumerable<LintFinding> Schemas(BagFolder folder, IEnumerable<string> names) =>
        names.Append("annotations").Select(name => $"data/schema/{name}.schema.json")
            .Where(path => !Exists(folder, path)).Select(path => Finding(17, path, "The configuration has no schema."));

    private static bool Exists(BagFolder folder, string path)
    {
        using var stream = folder.Open(path);
        return stream is not null;
    }

    private static int Rows(BagFolder folder, string path)
    {
        using var stream = folder.Open(path);
        return stream is null ? 0 : LineReader.Read(stream).Count();
    }

    private static LintFinding Finding(int rule, string file, string detail) => new(rule, LintSeverity.Error, file, 0, detail);

    [GeneratedRegex(@"path: *""?(?<path>[^\s,""}]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DataPath { get; }

    [GeneratedRegex(@"^ *default: *true *$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Defaults { get; }

    [GeneratedRegex(@"^ *-? *config_name: *(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ConfigName { get; }

    [GeneratedRegex(@"name: *(?<name>\w+).*num_examples: *(?<count>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SplitCount { get; }
}
