using System.Text.Json;
using System.Text.Unicode;
using Concave.Datasets.Bag;
using Concave.Datasets.Proof;

namespace Concave.Datasets.Projections;

/// <summary>
/// Reads the files of one preference configuration as trainers and loaders will, and names what they stumble over. The
/// rules were found by running the loaders and trainers; docs/delivery-format.md lists them by number.
/// </summary>
public static class ExportLint
{
    /// <summary>A loader fixes the types of a file by its first ten megabytes.</summary>
    private const long Chunk = 10_000_000;

    /// <summary>Rules 1 to 15 on the files of one configuration.</summary>
    public static IReadOnlyList<LintFinding> Preference(IReadOnlyList<LintFile> files)
    {
        var pass = new Pass();
        foreach (var file in files)
            pass.File(file);
        pass.Finish(files);
        return pass.Findings;
    }

    /// <summary>All rules on the configurations of a bag that trainers read, README and schemas included.</summary>
    public static IReadOnlyList<LintFinding> Bag(string directory)
    {
        var folder = new BagFolder(directory);
        string[] names = ["preference", .. ProjectionFiles.In(folder).Select(ProjectionNames.Of)];
        return [.. Abreast.Of(names, name => Preference(FilesOf(folder, name))).SelectMany(f => f), .. CardLint.Of(folder, names)];
    }

    private static LintFile[] FilesOf(BagFolder folder, string name) =>
        [.. new[] { "train", "test" }.Select(split => (Split: split, Path: ProjectionFiles.Path(name, split)))
            .Select(file => new LintFile(file.Path, file.Split, () => folder.Open(file.Path) ?? Stream.Null))];

    private sealed class Pass
    {
        private readonly List<LintFinding> _findings = [];
        private readonly ColumnShape _whole = new();
        private readonly ColumnShape _prefix = new();
        private readonly Lengths _lengths = new();
        private readonly Dictionary<UInt128, (string Split, string File, int Line)> _prompts = [];
        private readonly HashSet<UInt128> _rows = [];
        private readonly HashSet<bool> _labels = [];
        private string? _columns;
        private long _bytes;

        public IReadOnlyList<LintFinding> Findings => _findings;

        public void File(LintFile file)
        {
            using var stream = file.Open();
            foreach (var line in LineReader.Read(stream))
                Line(file, line);
        }

        public void Finish(IReadOnlyList<LintFile> files)
        {
            var name = files.Count > 0 ? files[0].Path : "";
            foreach (var path in _whole.MixedNumbers())
                Add(9, LintSeverity.Error, name, 0, $"{path} holds integers and fractions: write every value with a point.");
            foreach (var path in _whole.MixedKinds())
                Add(6, LintSeverity.Error, name, 0, $"{path} holds values of more than one kind.");
            foreach (var path in _whole.MixedKeys())
                Add(8, LintSeverity.Error, name, 0, $"{path} holds objects with different keys.");
            foreach (var path in _whole.Dates())
                Add(11, LintSeverity.Error, name, 0, $"{path} looks like a date throughout and would become a timestamp.");
            foreach (var type in _whole.Types().Except(_prefix.Types(), StringComparer.Ordinal))
                Add(15, LintSeverity.Error, name, 0, $"{type} does not show in the first ten megabytes.");
            if (_labels.Count == 1)
                Add(10, LintSeverity.Error, name, 0, "label has one value only.");
            foreach (var detail in _lengths.Report())
                Add(13, LintSeverity.Warning, name, 0, detail);
        }

        private void Line(LintFile file, FileLine line)
        {
            var bytes = line.Bytes.Span;
            if (Broken(line) is { } broken)
            {
                Add(1, LintSeverity.Error, file.Path, line.Number, broken);
                return;
            }

            JsonDocument document;
            try
            {
                CanonicalJson.Require(bytes); // refuses lone surrogates and doubled keys, which a document would let pass
                document = JsonDocument.Parse(line.Bytes);
            }
            catch (JsonException)
            {
                Add(1, LintSeverity.Error, file.Path, line.Number, "The line is not one JSON value of the kind every reader takes.");
                return;
            }

            using (document)
                Row(file, line, document.RootElement);
        }

        private void Row(LintFile file, FileLine line, JsonElement row)
        {
            if (row.ValueKind != JsonValueKind.Object)
            {
                Add(1, LintSeverity.Error, file.Path, line.Number, "The line is not an object.");
                return;
            }

            var columns = string.Join(", ", row.EnumerateObject().Select(m => m.Name));
            _columns ??= columns;
            if (columns != _columns)
                Add(1, LintSeverity.Error, file.Path, line.Number, "The keys or their order differ from the first row's.");
            var shape = RowShape.Of(row);
            foreach (var (rule, severity, detail) in RowLint.Of(row, shape))
                Add(rule, severity, file.Path, line.Number, detail);
            _whole.Add(row);
            if (_bytes <= Chunk)
                _prefix.Add(row);
            _bytes += line.Bytes.Length + 1;
            if (row.TryGetProperty("label", out var label) && label.ValueKind is JsonValueKind.True or JsonValueKind.False)
                _labels.Add(label.ValueKind == JsonValueKind.True);
            _lengths.Add(row);
            Duplicates(file, line.Number, LintKey.Of(row, shape));
        }

        private void Duplicates(LintFile file, int line, LintKey key)
        {
            if (!_rows.Add(key.Row))
                Add(14, LintSeverity.Warning, file.Path, line, "The same prompt and responses stand in an earlier row.");
            if (_prompts.TryAdd(key.Prompt, (file.Split, file.Path, line)))
                return;
            var first = _prompts[key.Prompt];
            if (first.Split != file.Split)
                Add(14, LintSeverity.Error, file.Path, line, FormattableString.Invariant($"The prompt stands in {first.File}, line {first.Line}, too."));
        }

        private static string? Broken(FileLine line)
        {
            var bytes = line.Bytes.Span;
            if (!line.Ended)
                return "The last line is not ended by LF.";
            if (bytes.IsEmpty)
                return "The line is blank.";
            if (bytes.StartsWith("\uFEFF"u8))
                return "The file begins with a byte order mark.";
            if (bytes[^1] == '\r')
                return "The line ends with CR LF.";
            return Utf8.IsValid(bytes) ? null : "The line is not valid UTF-8.";
        }

        private void Add(int rule, LintSeverity severity, string file, int line, string detail) =>
            _findings.Add(new(rule, severity, file, line, PlainText.Of(detail)));
    }
}
