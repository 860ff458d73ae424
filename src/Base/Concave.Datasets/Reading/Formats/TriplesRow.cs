namespace Concave.Datasets.Reading;

/// <summary>Three texts: prompt (or question, input, instruction), chosen, rejected; and a system text if there is one.</summary>
internal static class TriplesRow
{
    public static readonly string[] PromptNames = ["prompt", "question", "input", "instruction"];

    public static Draft? Read(RowFields row, ContentHash hash)
    {
        var field = row.FindAny(PromptNames)?.Name ?? "prompt";
        var prompt = row.Text(field);
        var responses = row.Texts("chosen", "rejected");
        if (prompt is null || responses is not { } both) return null;
        List<Message> turns = row.OptionalText("system") is { } system ? [new("system", system), new("user", prompt)] : [new("user", prompt)];
        return Orientation.Of(hash, row, turns, both.A, both.B, field);
    }
}
