using System.Text.Json;

namespace Concave.Datasets.Reading;

/// <summary>Lists of messages inside a row.</summary>
internal static class Messages
{
    /// <summary>The roles by their spelling, so that a million messages share four strings.</summary>
    private static readonly string[] roles = ["system", "user", "assistant", "tool"];

    /// <summary>The messages of a field; null with a fault when it holds none.</summary>
    public static List<Message>? Read(RowFields row, string field)
    {
        if (row.Find(field) is { } value) return Read(row, field, value);
        row.Fail(Faults.Missing(field));
        return null;
    }

    /// <summary>A prompt that may also be one plain text, which then is the user's turn.</summary>
    public static List<Message>? ReadPrompt(RowFields row, string field) =>
        row.Find(field) is { ValueKind: not JsonValueKind.Array and not JsonValueKind.Object }
            ? row.Text(field) is { } text ? [new("user", text)] : null
            : Read(row, field);

    private static List<Message>? Read(RowFields row, string field, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            row.Fail(Faults.NotMessages(field));
            return null;
        }

        var messages = new List<Message>(value.GetArrayLength());
        foreach (var item in value.EnumerateArray())
        {
            if (ReadOne(row, $"{field}[{messages.Count}]", item) is not { } message) return null;
            messages.Add(message);
        }

        if (messages.Count > 0) return messages;
        row.Fail(Faults.Empty(field));
        return null;
    }

    private static Message? ReadOne(RowFields row, string place, JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("role", out var role) || !item.TryGetProperty("content", out var content))
        {
            row.Fail(Faults.NotMessages(place));
            return null;
        }

        if (Carries(item, "tool_calls") || Carries(item, "function_call"))
        {
            row.Fail(Faults.ToolCall(place));
            return null;
        }

        var known = role.ValueKind == JsonValueKind.String ? Array.Find(roles, name => role.ValueEquals(name)) : null;
        if (known is null) row.Fail(Faults.UnknownRole($"{place}.role"));
        var text = row.Decode(content, $"{place}.content");
        return known is not null && text is not null && row.Holds($"{place}.content", text) ? new(known, text) : null;
    }

    private static bool Carries(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind switch
        {
            JsonValueKind.Array => value.GetArrayLength() > 0,
            JsonValueKind.Object => true,
            _ => false,
        };
}
