using System.Text.Json;

namespace Concave.Datasets.Projections;

/// <summary>
/// What the columns of a trainer's row mean, whatever the shape calls them. A name that is reserved beside chosen and
/// rejected is the shape's own where it belongs.
/// </summary>
/// <param name="Own">Reserved names that this shape is made of.</param>
/// <param name="Sides">Prompt, chosen and rejected, or completion, under those names.</param>
internal sealed record RowShape(IReadOnlySet<string> Own, IReadOnlyDictionary<string, JsonElement> Sides)
{
    private static readonly HashSet<string> Always = new(["margin", "label"], StringComparer.Ordinal);

    internal static RowShape Of(JsonElement row)
    {
        var columns = row.EnumerateObject().ToDictionary(c => c.Name, c => c.Value, StringComparer.Ordinal);
        if (!columns.ContainsKey("chosen") && columns.ContainsKey("completion"))
            return new(new HashSet<string>(Always, StringComparer.Ordinal) { "completion" }, Only(columns, "prompt", "completion"));
        if (columns.TryGetValue("completions", out var ranked) && columns.TryGetValue("context", out var context) && Best(ranked) is { } best)
            return new(Always, Sided(context, best.Chosen, best.Rejected));
        if (columns.TryGetValue("messages", out var messages) && columns.TryGetValue("chosen", out var chosen) && columns.TryGetValue("rejected", out var rejected)
            && chosen.ValueKind == JsonValueKind.Object && rejected.ValueKind == JsonValueKind.Object)
            return new(new HashSet<string>(Always, StringComparer.Ordinal) { "messages" }, Sided(messages, List(chosen), List(rejected)));
        if (columns.TryGetValue("input", out var input) && !columns.ContainsKey("prompt") && columns.TryGetValue("chosen", out chosen) && columns.TryGetValue("rejected", out rejected))
            return new(Always, Sided(input, chosen, rejected));
        return new(Always, Only(columns, "prompt", "chosen", "rejected"));
    }

    private static Dictionary<string, JsonElement> Only(Dictionary<string, JsonElement> columns, params string[] names) =>
        names.Where(columns.ContainsKey).ToDictionary(n => n, n => columns[n], StringComparer.Ordinal);

    private static Dictionary<string, JsonElement> Sided(JsonElement prompt, JsonElement chosen, JsonElement rejected) =>
        new(StringComparer.Ordinal) { ["prompt"] = prompt, ["chosen"] = chosen, ["rejected"] = rejected };

    private static JsonElement List(JsonElement message) => JsonSerializer.SerializeToElement(new[] { message });

    // Exactly two, ranked 0 and 1: trainers take no more, and refuse a tie.
    private static (JsonElement Chosen, JsonElement Rejected)? Best(JsonElement ranked)
    {
        if (ranked.ValueKind != JsonValueKind.Array || ranked.GetArrayLength() != 2)
            return null;
        var byRank = ranked.EnumerateArray()
            .Where(c => c.ValueKind == JsonValueKind.Object && c.TryGetProperty("rank", out var rank) && rank.TryGetInt32(out _) && c.TryGetProperty("completion", out _))
            .ToLookup(c => c.GetProperty("rank").GetInt32(), c => c.GetProperty("completion"));
        return byRank[0].Count() == 1 && byRank[1].Count() == 1 ? (byRank[0].First(), byRank[1].First()) : null;
    }
}
