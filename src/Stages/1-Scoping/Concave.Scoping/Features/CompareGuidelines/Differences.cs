using System.Text.Json;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Scoping;

/// <summary>One difference between two versions.</summary>
/// <param name="Path">Where: <c>rubric.criteria[safety].anchors[2]</c>; a criterion by its key, other entries by their place.</param>
/// <param name="Before">Text, or JSON for anything else; null when it was added.</param>
/// <param name="After">Null when it was removed.</param>
public sealed record Difference(string Path, string? Before, string? After);

/// <summary>Compares two documents. Documents with different hashes always differ here.</summary>
internal static class Differences
{
    private const string Key = "key";

    internal static IEnumerable<Difference> Between(GuidelinesDocument before, GuidelinesDocument after) =>
        Between("", JsonSerializer.SerializeToElement(before, RecordJson.Options), JsonSerializer.SerializeToElement(after, RecordJson.Options));

    private static IEnumerable<Difference> Between(string path, JsonElement? before, JsonElement? after)
    {
        if (before is not { } was || after is not { } now)
            return [new(path, Shown(before), Shown(after))];
        if (JsonElement.DeepEquals(was, now))
            return [];
        return (was.ValueKind, now.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => Members(path, was, now),
            (JsonValueKind.Array, JsonValueKind.Array) when AllKeyed(was) && AllKeyed(now) => Keyed(path, was, now),
            (JsonValueKind.Array, JsonValueKind.Array) => Listed(path, [.. was.EnumerateArray()], [.. now.EnumerateArray()]),
            _ => [new(path, Shown(was), Shown(now))],
        };
    }

    private static IEnumerable<Difference> Members(string path, JsonElement was, JsonElement now) =>
        was.EnumerateObject().Select(m => m.Name).Union(now.EnumerateObject().Select(m => m.Name), StringComparer.Ordinal)
            .SelectMany(name => Between(path.Length == 0 ? name : $"{path}.{name}", Member(was, name), Member(now, name)));

    private static IEnumerable<Difference> Keyed(string path, JsonElement was, JsonElement now)
    {
        var (before, after) = (Keys(was), Keys(now));
        var kept = before.Intersect(after, StringComparer.Ordinal).ToArray();
        if (!kept.SequenceEqual(after.Intersect(before, StringComparer.Ordinal), StringComparer.Ordinal))
            yield return new(path, string.Join(", ", before), string.Join(", ", after));
        foreach (var key in before.Union(after, StringComparer.Ordinal))
        {
            foreach (var difference in Between($"{path}[{key}]", Entry(was, key), Entry(now, key)))
                yield return difference;
        }
    }

    // What is the same at both ends is left out, so that one entry added shows as one difference.
    private static IEnumerable<Difference> Listed(string path, JsonElement[] was, JsonElement[] now)
    {
        var shorter = Math.Min(was.Length, now.Length);
        var head = 0;
        while (head < shorter && JsonElement.DeepEquals(was[head], now[head]))
            head++;
        var tail = 0;
        while (tail < shorter - head && JsonElement.DeepEquals(was[^(tail + 1)], now[^(tail + 1)]))
            tail++;
        var longest = Math.Max(was.Length, now.Length) - tail;
        return Enumerable.Range(head, longest - head).SelectMany(i => Between(
            $"{path}[{i}]", i < was.Length - tail ? was[i] : null, i < now.Length - tail ? now[i] : null));
    }

    private static bool AllKeyed(JsonElement array)
    {
        var keys = array.EnumerateArray().Select(e => e.ValueKind == JsonValueKind.Object ? Member(e, Key)?.GetString() : null).ToArray();
        return keys.Length > 0 && !keys.Contains(null) && keys.Distinct(StringComparer.Ordinal).Count() == keys.Length;
    }

    private static string[] Keys(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetProperty(Key).GetString()!)];

    private static JsonElement? Entry(JsonElement array, string key)
    {
        foreach (var entry in array.EnumerateArray())
        {
            if (entry.GetProperty(Key).ValueEquals(key))
                return entry;
        }

        return null;
    }

    private static JsonElement? Member(JsonElement value, string name) => value.TryGetProperty(name, out var member) ? member : null;

    private static string? Shown(JsonElement? value) => value switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => other.GetRawText(),
    };
}
