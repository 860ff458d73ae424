using System.Text.RegularExpressions;

namespace Concave.Datasets.Tests.Verify;

/// <summary>
/// Rows written otherwise than the format says, all digests redone and signed with the house's own key: a reader that
/// takes them could be made to see another value than the next reader.
/// </summary>
internal static partial class RowTamperings
{
    private const string Pairs = "data/evidence/pairs.jsonl";
    private const string Judgments = "data/annotations/train.jsonl";

    internal static IEnumerable<Tampering> All => new (string Name, string File, Func<string, string> Change)[]
    {
        ("a mark at the start of the file", Pairs, t => "\uFEFF" + t),
        ("lines that end in CR LF", Pairs, t => t.Replace("\n", "\r\n", StringComparison.Ordinal)),
        ("a last line without an end", Pairs, t => t[..^1]),
        ("a blank line", Pairs, t => t + "\n"),
        ("a line that is no JSON", Pairs, t => t + "{\n"),
        ("a row that is a list", Pairs, t => t + "[]\n"),
        ("two rows in each other's place", Pairs, t => Lines(t, l => [l[1], l[0], .. l[2..]])),
        ("a row twice", Pairs, t => Lines(t, l => [l[0], .. l])),
        ("white space in a row", Judgments, t => t.Replace("\"round\":1", "\"round\": 1", StringComparison.Ordinal)),
        ("a fraction without a point", Judgments, t => t.Replace("\"strength\":1.0", "\"strength\":1", StringComparison.Ordinal)),
        ("a fraction with a digit too many", Judgments, t => t.Replace("\"strength\":1.0", "\"strength\":1.00", StringComparison.Ordinal)),
        ("a whole number with a point", Judgments, t => t.Replace("\"round\":1", "\"round\":1.0", StringComparison.Ordinal)),
        ("a number as text", Judgments, t => t.Replace("\"round\":1", "\"round\":\"1\"", StringComparison.Ordinal)),
        ("a number beyond a double", Judgments, t => t.Replace("\"strength\":1.0", "\"strength\":1e999", StringComparison.Ordinal)),
        ("no number", Judgments, t => t.Replace("\"strength\":1.0", "\"strength\":NaN", StringComparison.Ordinal)),
        ("a key in another place", Judgments, t => Batch.Replace(t, m => $"{m.Groups["batch"]},{m.Groups["judgment"]},")),
        ("a key too many", Judgments, t => t.Replace("\"round\":1", "\"round\":1,\"extra\":1", StringComparison.Ordinal)),
        ("a key too few", Judgments, t => t.Replace("\"round\":1,", "", StringComparison.Ordinal)),
        ("a key twice", Judgments, t => t.Replace("\"round\":1", "\"round\":1,\"round\":1", StringComparison.Ordinal)),
        ("null", Judgments, t => t.Replace("\"rationale\":\"because\"", "\"rationale\":null", StringComparison.Ordinal)),
        ("a word that is none of the words", Judgments, t => t.Replace("\"difficulty\":\"easy\"", "\"difficulty\":\"simple\"", StringComparison.Ordinal)),
        ("half a character", Judgments, t => t.Replace("because", "\\ud83d", StringComparison.Ordinal)),
        ("an id in capitals", Judgments, t => t.Replace("00000005-0000-7000", "0000000A-0000-7000", StringComparison.Ordinal)),
        ("a time without a zone", Judgments, t => t.Replace("09:00:00.000Z", "09:00:00.000", StringComparison.Ordinal)),
        ("a day that is none", Judgments, t => t.Replace("2026-03-02T09:00:00.000Z", "2026-02-30T09:00:00.000Z", StringComparison.Ordinal)),
        ("two rows in a file of one", "data/evidence/import.jsonl", t => t + t),
        ("guidelines with white space", "data/docs/guidelines.json", t => t + "\n"),
    }.Select(c => new Tampering(c.Name, "schema", c.File, f =>
    {
        f.Text(c.File, c.Change);
        f.Redo();
    }));

    private static string Lines(string text, Func<string[], IEnumerable<string>> change) =>
        string.Concat(change(text.Split('\n')[..^1]).Select(l => l + "\n"));

    [GeneratedRegex("(?<judgment>\"judgment\":\"[^\"]*\"),(?<batch>\"batch\":\"[^\"]*\"),", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Batch { get; }
}
