namespace Concave.Datasets.Reading;

/// <summary>prompt (messages or text); chosen and rejected with exactly one assistant message each.</summary>
internal static class ConversationalRow
{
    public static Draft? Read(RowFields row, ContentHash hash)
    {
        var prompt = Messages.ReadPrompt(row, "prompt");
        var chosen = Answer(row, "chosen");
        var rejected = Answer(row, "rejected");
        return prompt is null || chosen is null || rejected is null ? null : Orientation.Of(hash, row, prompt, chosen, rejected);
    }

    private static string? Answer(RowFields row, string field)
    {
        if (Messages.Read(row, field) is not { } messages) return null;
        if (messages is [{ Role: "assistant" } answer]) return answer.Content;
        row.Fail(Faults.ResponseTurns(field));
        return null;
    }
}
