namespace Concave.Datasets.Reading;

/// <summary>prompt, response_a, response_b; optionally preference and labels in the file's own A and B.</summary>
internal static class PlainRow
{
    public static Draft? Read(RowFields row)
    {
        var prompt = Messages.ReadPrompt(row, "prompt");
        var responses = row.Texts("response_a", "response_b");
        return prompt is null || responses is not { } both
            ? null
            : new(prompt, both.A, both.B) { Preference = Preferred(row), Labels = ChoiceWords.Labels(row) };
    }

    private static SourcePreference? Preferred(RowFields row) =>
        ChoiceWords.Read(row, "preference") is { } choice ? new(choice, Strength(row)) : null;

    private static double? Strength(RowFields row)
    {
        if (row.Number("preference_strength") is not { } strength) return null;
        if (strength < 0) row.Fail(Faults.OutOfRange("preference_strength", "0 or more"));
        return strength;
    }
}
