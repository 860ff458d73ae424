namespace Concave.Datasets.Reading;

/// <summary>chosen and rejected as transcripts that differ in the assistant's last turn only.</summary>
internal static class HhRlhfRow
{
    public static Draft? Read(RowFields row, ContentHash hash)
    {
        if (row.Texts("chosen", "rejected") is not { } texts) return null;
        var chosen = Turns(row, "chosen", texts.A);
        var rejected = Turns(row, "rejected", texts.B);
        if (chosen is null || rejected is null) return null;
        var prompt = chosen.GetRange(0, chosen.Count - 1);
        if (prompt.SequenceEqual(rejected.Take(rejected.Count - 1)))
        {
            return Orientation.Of(hash, row, prompt, chosen[^1].Content, rejected[^1].Content, "chosen");
        }

        row.Fail(Faults.PromptsDiffer("rejected"));
        return null;
    }

    private static List<Message>? Turns(RowFields row, string field, string text)
    {
        if (Transcript.Read(row, field, text) is not { } turns) return null;
        if (turns is [.., _, { Role: "assistant" }]) return turns;
        row.Fail(Faults.ResponseTurns(field));
        return null;
    }
}
