namespace Concave.Datasets.Reading;

/// <summary>
/// chosen and rejected as whole conversations: all but the last message is the prompt and must be the same in both.
/// A prompt field beside them (UltraFeedback binarized repeats it) must then be one of those turns.
/// </summary>
internal static class ImplicitRow
{
    public static Draft? Read(RowFields row, ContentHash hash)
    {
        var chosen = Conversation(row, "chosen");
        var rejected = Conversation(row, "rejected");
        if (chosen is null || rejected is null) return null;
        var prompt = chosen.GetRange(0, chosen.Count - 1);
        if (!prompt.SequenceEqual(rejected.Take(rejected.Count - 1)))
        {
            row.Fail(Faults.PromptsDiffer("rejected"));
            return null;
        }

        if (Repeated(row) is { } said && !prompt.Exists(turn => TextRules.Same(turn.Content, said)))
        {
            row.Fail(Faults.PromptsDiffer("prompt"));
            return null;
        }

        return Orientation.Of(hash, row, prompt, chosen[^1].Content, rejected[^1].Content, "chosen");
    }

    private static List<Message>? Conversation(RowFields row, string field)
    {
        if (Messages.Read(row, field) is not { } messages) return null;
        if (messages is [.., _, { Role: "assistant" }]) return messages;
        row.Fail(Faults.ResponseTurns(field));
        return null;
    }

    private static string? Repeated(RowFields row) =>
        row.Find("prompt") is null ? null : Messages.ReadPrompt(row, "prompt") is { } prompt ? prompt[^1].Content : null;
}
