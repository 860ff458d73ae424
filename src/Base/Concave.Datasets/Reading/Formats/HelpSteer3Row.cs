using System.Text.Json;
using Concave.Kernel;

namespace Concave.Datasets.Reading;

/// <summary>
/// context (messages), response1, response2, overall_preference and individual_preference[].score: whole numbers from
/// −3 to 3, negative for response1, 0 for a tie.
/// </summary>
internal static class HelpSteer3Row
{
    public static Draft? Read(RowFields row)
    {
        var prompt = Messages.ReadPrompt(row, "context");
        var responses = row.Texts("response1", "response2");
        var preference = row.Find("overall_preference") is { } overall ? Preferred(row, "overall_preference", overall) : null;
        return prompt is null || responses is not { } both
            ? null
            : new(prompt, both.A, both.B) { PromptField = "context", SecondField = "response2", Preference = preference, Labels = Labels(row) };
    }

    private static List<ReadLabel> Labels(RowFields row)
    {
        var labels = new List<ReadLabel>();
        if (row.Find("individual_preference") is not { ValueKind: JsonValueKind.Array } people) return labels;
        foreach (var person in people.EnumerateArray())
        {
            var place = $"individual_preference[{labels.Count}].score";
            var score = person.ValueKind == JsonValueKind.Object && person.TryGetProperty("score", out var found) ? found : default;
            if (Preferred(row, place, score) is not { } said) return labels;
            labels.Add(new($"annotator{labels.Count + 1}", said.Choice));
        }

        return labels;
    }

    private static SourcePreference? Preferred(RowFields row, string field, JsonElement value)
    {
        if (Numbers.ReadWhole(value) is >= -3 and <= 3 and var score)
        {
            return new(score < 0 ? Choice.A : score > 0 ? Choice.B : Choice.Tie, Math.Abs(score));
        }

        row.Fail(Faults.OutOfRange(field, "a whole number from -3 to 3"));
        return null;
    }
}
