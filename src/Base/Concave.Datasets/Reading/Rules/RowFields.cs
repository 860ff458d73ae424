using System.Globalization;
using System.Text.Json;

namespace Concave.Datasets.Reading;

/// <summary>
/// Typed access to one row that remembers the first fault; later ones are consequences more often than not.
/// Type is judged before emptiness: a <c>true</c> where text belongs is "not text", not "empty".
/// </summary>
internal sealed class RowFields(JsonElement row, int maxCharacters)
{
    /// <summary>Longest id, annotator name, domain and the like.</summary>
    public const int MaxNameCharacters = 200;

    public RowFault? Fault { get; private set; }

    public int MaxCharacters => maxCharacters;

    public void Fail(RowFault? fault) => Fault ??= fault;

    /// <summary>True when the field is there, even as null.</summary>
    public bool Has(string name) => row.TryGetProperty(name, out _);

    /// <summary>The value, unless it is absent or null.</summary>
    public JsonElement? Find(string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>The first of the names that is there, with its value.</summary>
    public (string Name, JsonElement Value)? FindAny(ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Find(name) is { } value) return (name, value);
        }

        return null;
    }

    /// <summary>A text that has to be there and to say something.</summary>
    public string? Text(string name) => Typed(name) is { } text && Holds(name, text) ? text : null;

    /// <summary>Two texts of one kind: both types are judged before either emptiness.</summary>
    public (string A, string B)? Texts(string nameA, string nameB)
    {
        var (a, b) = (Typed(nameA), Typed(nameB));
        return a is not null && b is not null && Holds(nameA, a) && Holds(nameB, b) ? (a, b) : null;
    }

    /// <summary>A text that may be absent; blank counts as absent.</summary>
    public string? OptionalText(string name, int? limit = null)
    {
        if (Find(name) is not { } value || Decode(value, name) is not { } text || string.IsNullOrWhiteSpace(text)) return null;
        Fail(TextRules.CheckContent(name, text, limit ?? maxCharacters));
        return text;
    }

    /// <summary>A short optional text: the first of the names that is there.</summary>
    public string? Name(params ReadOnlySpan<string> names) =>
        FindAny(names) is { } found ? OptionalText(found.Name, MaxNameCharacters) : null;

    /// <summary>An id: text or whole number. Null when there is none, or with a fault when it cannot be one.</summary>
    public string? Id(params ReadOnlySpan<string> names)
    {
        if (FindAny(names) is not { } found) return null;
        var id = found.Value.ValueKind switch
        {
            JsonValueKind.String => Decode(found.Value, found.Name),
            JsonValueKind.Number when found.Value.TryGetInt64(out var number) => number.ToString(CultureInfo.InvariantCulture),
            _ => "\0",
        };
        if (string.IsNullOrWhiteSpace(id)) return null;
        if (id.Length <= MaxNameCharacters && !id.AsSpan().ContainsAnyInRange('\0', '\x1f') && !id.Contains('\x7f')) return id;
        Fail(Faults.BadId(found.Name));
        return null;
    }

    /// <summary>An id that has to be there.</summary>
    public string? RequiredId(string name)
    {
        var id = Id(name);
        if (id is null) Fail(Find(name) is null ? Faults.Missing(name) : Faults.Empty(name));
        return id;
    }

    /// <summary>A true/false value, also one that a table holds as text; null when absent, with a fault when it is neither.</summary>
    public bool? Flag(string name)
    {
        if (Find(name) is not { } value || IsBlank(value)) return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        if (value.ValueKind == JsonValueKind.String && bool.TryParse(value.GetString(), out var flag)) return flag;
        Fail(Faults.BadLabel(name, "true, false"));
        return null;
    }

    /// <summary>A number within bounds, both of them allowed.</summary>
    public double? Number(string name, double least, double most)
    {
        var number = Number(name);
        if (number < least || number > most) Fail(Faults.OutOfRange(name, FormattableString.Invariant($"between {least} and {most}")));
        return number;
    }

    /// <summary>A number, also one that a table holds as text; null when absent, with a fault when it is none.</summary>
    public double? Number(string name)
    {
        if (Find(name) is not { } value || IsBlank(value)) return null;
        if (Numbers.Read(value) is { } number) return number;
        Fail(Faults.OutOfRange(name, "a number"));
        return null;
    }

    /// <summary>The text of a value, or the fault that it is none.</summary>
    public string? Decode(JsonElement value, string field)
    {
        if (value.ValueKind == JsonValueKind.String) return value.GetString();
        Fail(Faults.NotText(field, Kinds.NameOf(value.ValueKind)));
        return null;
    }

    /// <summary>True when the text says something and keeps the rules; the fault says why not.</summary>
    public bool Holds(string field, string text)
    {
        var fault = TextRules.Check(field, text, maxCharacters);
        Fail(fault);
        return fault is null;
    }

    private static bool IsBlank(JsonElement value) => value.ValueKind == JsonValueKind.String && value.ValueEquals(""u8);

    private string? Typed(string name)
    {
        if (Find(name) is { } value) return Decode(value, name);
        Fail(Faults.Missing(name));
        return null;
    }
}
