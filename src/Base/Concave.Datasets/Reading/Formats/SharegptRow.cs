using System.Text.Json;

namespace Concave.Datasets.Reading;

/// <summary>messages, and chosen and rejected as one message each, not in a list.</summary>
internal static class SharegptRow
{
    public static Draft? Read(RowFields row, ContentHash hash)
    {
        var prompt = Messages.ReadPrompt(row, "messages");
        var (chosen, rejected) = (Answer(row, "chosen"), Answer(row, "rejected"));
        return prompt is null || chosen is null || rejected is null ? null : Orientation.Of(hash, row, prompt, chosen, rejected, "messages");
    }

    private static string? Answer(RowFields row, string field)
    {
        if (row.Find(field) is not { ValueKind: JsonValueKind.Object } message)
        {
            row.Fail(Faults.NotMessages(field));
            return null;
        }

        var inside = new RowFields(message, row.MaxCharacters);
        if (inside.Name("role") == "assistant") return inside.Text("content") is { } text ? text : Failed(row, inside);
        row.Fail(Faults.ResponseTurns(field));
        return null;
    }

    private static string? Failed(RowFields row, RowFields inside)
    {
        row.Fail(inside.Fault);
        return null;
    }
}
