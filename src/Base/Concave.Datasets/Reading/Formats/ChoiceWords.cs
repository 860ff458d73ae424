using System.Text.Json;
using Concave.Kernel;

namespace Concave.Datasets.Reading;

/// <summary>The words for a choice. Nothing is guessed: an unknown word is a fault, because polarity must be exact.</summary>
internal static class ChoiceWords
{
    /// <summary>The choice a word stands for: a, b, tie or cannot_judge in any letter case; null for another.</summary>
    public static Choice? Of(string? word) => word?.Trim().ToLowerInvariant() switch
    {
        "a" => Choice.A,
        "b" => Choice.B,
        "tie" => Choice.Tie,
        "cannot_judge" => Choice.CannotJudge,
        _ => null,
    };

    /// <summary>An optional preference: a, b or tie.</summary>
    public static Choice? Read(RowFields row, string field) => Read(row, field, "a, b, tie", c => c != Choice.CannotJudge);

    /// <summary>A choice of one person: also "cannot_judge".</summary>
    public static Choice? ReadHuman(RowFields row, string field) => Read(row, field, "a, b, tie, cannot_judge", static _ => true);

    /// <summary>A verified answer. Where the file says chosen and rejected, so does the answer: A and B are ours, not the file's.</summary>
    public static Choice? ReadTruth(RowFields row, string field, Choice? chosenAt)
    {
        if (chosenAt is not { } chosen) return Read(row, field);
        if (row.Name(field) is not { } word) return null;
        switch (word.Trim().ToLowerInvariant())
        {
            case "chosen": return chosen;
            case "rejected": return chosen == Choice.A ? Choice.B : Choice.A;
            case "tie": return Choice.Tie;
            default:
                row.Fail(Faults.BadLabel(field, "chosen, rejected, tie"));
                return null;
        }
    }

    /// <summary>The list <c>labels</c> of objects with annotator and choice; empty when there is none.</summary>
    public static IReadOnlyList<ReadLabel> Labels(RowFields row)
    {
        if (row.Find("labels") is not { } list) return [];
        var labels = new List<ReadLabel>();
        foreach (var item in list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default)
        {
            if (Label(item) is not { } label) break;
            labels.Add(label);
        }

        if (list.ValueKind == JsonValueKind.Array && labels.Count == list.GetArrayLength()) return labels;
        row.Fail(Faults.BadLabel("labels", "a list of objects with annotator and choice (a, b, tie, cannot_judge)"));
        return [];
    }

    private static ReadLabel? Label(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object) return null;
        var fields = new RowFields(item, RowFields.MaxNameCharacters);
        var label = fields.Text("annotator") is { } annotator && ReadHuman(fields, "choice") is { } choice ? new ReadLabel(annotator, choice) : null;
        return fields.Fault is null ? label : null;
    }

    private static Choice? Read(RowFields row, string field, string words, Func<Choice, bool> allowed)
    {
        if (row.Name(field) is not { } word) return null;
        if (Of(word) is { } choice && allowed(choice)) return choice;
        row.Fail(Faults.BadLabel(field, words));
        return null;
    }
}
