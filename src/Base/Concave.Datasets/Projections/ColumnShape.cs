using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Concave.Datasets.Projections;

/// <summary>What the values at each path of a configuration look like, as a loader that infers types would see them.</summary>
internal sealed partial class ColumnShape
{
    private const int LongestDate = 160; // 25 characters, every one of them escaped, and quotes

    private readonly SortedDictionary<string, Seen> _paths = new(StringComparer.Ordinal);

    /// <summary>Takes one row in.</summary>
    public void Add(JsonElement row)
    {
        foreach (var member in row.EnumerateObject())
            Add(member.Name, member.Value);
    }

    /// <summary>Paths that hold integers in one row and fractions in another, or fractions without a point.</summary>
    public IEnumerable<string> MixedNumbers() => _paths.Where(p => p.Value is { Integers: true, Fractions: true }).Select(p => p.Key);

    /// <summary>Paths whose every text looks like a date and would become a timestamp.</summary>
    public IEnumerable<string> Dates() => _paths.Where(p => p.Value is { Texts: > 0, NotDates: 0 }).Select(p => p.Key);

    /// <summary>Paths that hold values of more than one kind.</summary>
    public IEnumerable<string> MixedKinds() => _paths.Where(p => p.Value.Kinds.Count > 1).Select(p => p.Key);

    /// <summary>Paths of objects whose keys differ from one to the next.</summary>
    public IEnumerable<string> MixedKeys() => _paths.Where(p => p.Value.KeySets.Count > 1).Select(p => p.Key);

    /// <summary>The inferred type of every path, for comparing a prefix of a file with the whole.</summary>
    public IEnumerable<string> Types() => _paths.Select(p => $"{p.Key}: {string.Join('/', p.Value.Kinds)}{(p.Value.Fractions ? " fraction" : "")}");

    private void Add(string path, JsonElement value)
    {
        var seen = _paths.TryGetValue(path, out var known) ? known : _paths[path] = new();
        seen.Kinds.Add(value.ValueKind is JsonValueKind.False ? JsonValueKind.True : value.ValueKind);
        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                seen.Number(value.GetRawText());
                break;
            case JsonValueKind.String:
                seen.Texts++;
                seen.NotDates += IsDate(value) ? 0 : 1;
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    Add($"{path}[]", item);
                break;
            case JsonValueKind.Object:
                seen.KeySets.Add(string.Join('\0', value.EnumerateObject().Select(m => m.Name).Order(StringComparer.Ordinal)));
                foreach (var member in value.EnumerateObject())
                    Add($"{path}.{member.Name}", member.Value);
                break;
        }
    }

    // A long text is none, and need not become a string to be seen as such.
    private static bool IsDate(JsonElement text) => JsonMarshal.GetRawUtf8Value(text).Length <= LongestDate && Date.IsMatch(text.GetString()!);

    // What Arrow reads as a timestamp; milliseconds keep it text.
    [GeneratedRegex(@"\A\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:?\d{2})?)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Date { get; }

    private sealed class Seen
    {
        public SortedSet<JsonValueKind> Kinds { get; } = [];
        public HashSet<string> KeySets { get; } = new(StringComparer.Ordinal);
        public int Texts { get; set; }
        public int NotDates { get; set; }
        public bool Integers { get; private set; }
        public bool Fractions { get; private set; }

        public void Number(string text)
        {
            var fraction = text.AsSpan().ContainsAny('.', 'e', 'E');
            Fractions |= fraction;
            Integers |= !fraction;
        }
    }
}
