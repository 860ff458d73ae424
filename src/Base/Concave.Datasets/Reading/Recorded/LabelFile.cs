using System.Text.Json;
using Concave.Kernel;

namespace Concave.Datasets.Reading;

/// <summary>Which fields of a table of labels say what.</summary>
/// <param name="Item">What was labelled; null in a wide table whose rows are the items.</param>
/// <param name="Rater">Who labelled, in a long table: one label a row. Null in a wide one.</param>
/// <param name="Label">The label, in a long table.</param>
/// <param name="Raters">One field a rater, in a wide table: one item a row. Empty in a long one.</param>
/// <param name="By">A field that divides the items; null for none.</param>
public sealed record LabelColumns(string? Item, string? Rater, string? Label, IReadOnlyList<string> Raters, string? By)
{
    internal IEnumerable<string> All => new[] { Item, Rater, Label, By }.OfType<string>().Concat(Raters);
}

/// <summary>One row of a table of labels.</summary>
/// <param name="Row">1-based row of the file.</param>
/// <param name="Item">What was labelled; null where rows are the items.</param>
/// <param name="Group">What <see cref="LabelColumns.By"/> holds; null when not asked for.</param>
/// <param name="Labels">Who said what; a label that is null, absent or blank is left out.</param>
public sealed record ReadLabels(long Row, string? Item, string? Group, IReadOnlyList<KeyValuePair<string, string>> Labels);

/// <summary>
/// Reads labels of any kind from any container that pairs come in. Ids and labels are texts, whole numbers or, for labels,
/// any number or true/false; 1 and "1" are the same.
/// </summary>
public static class LabelFile
{
    private const int Sample = 64;

    /// <summary>The problem of a file without one of the fields; call it before <see cref="Read"/>.</summary>
    public static Result<Done> Check(string path, LabelColumns columns)
    {
        var opened = RowFile.Open(path);
        if (opened.Failed) return opened.Problem;
        using var file = opened.Value;
        HashSet<string> seen = [];
        RowFault? first = null;
        foreach (var raw in file.Rows(ReadOptions.Usual.MaxRowBytes).Take(Sample))
        {
            using var json = RowJson.Open(raw);
            if (json.Fault is null) seen.UnionWith(json.Root.EnumerateObject().Select(field => field.Name));
            else first ??= json.Fault;
        }

        if (seen.Count == 0) return first is null ? FileProblems.NoRows(path) : FileProblems.NoObjects(path, first);
        return columns.All.FirstOrDefault(name => !seen.Contains(name)) is { } missing ? FileProblems.NoField(path, missing, seen) : default(Done);
    }

    /// <summary>Reads one row after the other; a file that cannot be read at all gives one row 0, set aside.</summary>
    public static IAsyncEnumerable<RecordedRow<ReadLabels>> Read(string path, LabelColumns columns, CancellationToken stop) =>
        RecordedRows.Read<ReadLabels>(path, (row, number) => Parse(row, number, columns), ReadOptions.Usual, stop);

    private static RecordedRows.Keyed<ReadLabels>? Parse(RowFields row, long number, LabelColumns columns)
    {
        var item = columns.Item is { } name ? row.RequiredId(name) : null;
        var group = columns.By is { } by ? Cell(row, by) ?? "" : null;
        List<KeyValuePair<string, string>> labels = [];
        if (columns.Rater is { } rater && row.RequiredId(rater) is { } who && Cell(row, columns.Label!) is { } label)
            labels.Add(new(who, label));
        foreach (var column in columns.Raters)
        {
            if (Cell(row, column) is { } said) labels.Add(new(column, said));
        }

        // Who labels an item twice is no fault of the file: the statistics keep the first and count the rest.
        return row.Fault is null ? new(new(number, item, group, labels), Key: null) : null;
    }

    /// <summary>The one plain value of a field; null when there is none, with a fault when it is something else.</summary>
    private static string? Cell(RowFields row, string name)
    {
        var text = row.Find(name) is { } value ? Plain(value) : "";
        if (text is null || text.Length > RowFields.MaxNameCharacters || text.Any(char.IsControl)) row.Fail(Faults.NotLabel(name));
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    private static string? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };
}
