using System.Text.Json;

namespace Concave.Datasets.Reading;

/// <summary>context (messages) and two completions with rank 0, the better one, and 1.</summary>
internal static class RankedRow
{
    public static Draft? Read(RowFields row, ContentHash hash)
    {
        var prompt = Messages.ReadPrompt(row, "context");
        var (chosen, rejected) = (Completion(row, 0), Completion(row, 1));
        return prompt is null || chosen is null || rejected is null ? null : Orientation.Of(hash, row, prompt, chosen, rejected, "context");
    }

    private static string? Completion(RowFields row, int rank)
    {
        JsonElement[] ranked = row.Find("completions") is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 2
            ? [.. list.EnumerateArray().Where(c => c.ValueKind == JsonValueKind.Object && c.TryGetProperty("rank", out var own) && Numbers.ReadWhole(own) == rank)]
            : [];
        if (ranked.Length == 1 && Messages.Read(new RowFields(ranked[0], row.MaxCharacters), "completion") is [{ Role: "assistant" } answer]) return answer.Content;
        row.Fail(Faults.OutOfRange("completions", "two, of rank 0 and 1, each with one assistant message"));
        return null;
    }
}
