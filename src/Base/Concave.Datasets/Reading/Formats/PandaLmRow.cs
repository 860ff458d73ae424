using Concave.Kernel;

namespace Concave.Datasets.Reading;

/// <summary>
/// instruction, input, response1, response2, and the choices of annotator1, annotator2, …: 1 is response1, 2 is
/// response2, 0 is a tie. The prompt is the instruction, an empty line and the input, or the one of them that is there.
/// </summary>
internal static class PandaLmRow
{
    public static Draft? Read(RowFields row)
    {
        var prompt = Prompt(row);
        var responses = row.Texts("response1", "response2");
        return prompt is null || responses is not { } both
            ? null
            : new([new("user", prompt)], both.A, both.B) { PromptField = "instruction", SecondField = "response2", Labels = Labels(row) };
    }

    private static string? Prompt(RowFields row)
    {
        var input = row.OptionalText("input");
        if (input is null) return row.Text("instruction");
        var instruction = row.OptionalText("instruction");
        var prompt = instruction is null ? input : $"{instruction}\n\n{input}";
        return row.Holds("instruction", prompt) ? prompt : null;
    }

    private static List<ReadLabel> Labels(RowFields row)
    {
        var labels = new List<ReadLabel>();
        for (var n = 1; row.Find($"annotator{n}") is { } value; n++)
        {
            var field = $"annotator{n}";
            Choice? choice = Numbers.ReadWhole(value) switch { 0 => Choice.Tie, 1 => Choice.A, 2 => Choice.B, _ => null };
            if (choice is { } known) labels.Add(new(field, known));
            else row.Fail(Faults.BadLabel(field, "1, 2, 0 for a tie"));
        }

        return labels;
    }
}
