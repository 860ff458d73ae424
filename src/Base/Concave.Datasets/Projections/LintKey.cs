using System.Text;
using System.Text.Json;
using Concave.Datasets.Proof;

namespace Concave.Datasets.Projections;

/// <summary>What makes two prompts, or two rows, the same for rule 14: their canonical bytes, whatever the other columns say.</summary>
internal static class LintKey
{
    /// <summary>The prompt; for an implicit row everything before the last message.</summary>
    public static string OfPrompt(JsonElement row)
    {
        var sides = RowShape.Of(row).Sides;
        if (sides.TryGetValue("prompt", out var prompt))
            return Column(row, "system") + Canonical(prompt);
        return sides.TryGetValue("chosen", out var chosen) && chosen.ValueKind == JsonValueKind.Array
            ? string.Join(',', chosen.EnumerateArray().SkipLast(1).Select(Canonical))
            : "";
    }

    /// <summary>Prompt and both responses.</summary>
    public static string OfRow(JsonElement row) =>
        Digest.Hex(Encoding.UTF8.GetBytes($"{OfPrompt(row)}\n{string.Join('\n', RowShape.Of(row).Sides.Where(s => s.Key != "prompt").Select(s => Canonical(s.Value)))}"));

    private static string Column(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? Canonical(value) : "";

    private static string Canonical(JsonElement value) => Encoding.UTF8.GetString(CanonicalJson.Of(value));
}
