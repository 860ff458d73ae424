using System.Text.Json;
using Concave.Kernel;

namespace Concave.Datasets.Reading;

/// <summary>
/// Reads recorded judgments: <c>pair</c>, <c>annotator</c>, <c>choice</c> (a, b, tie, cannot_judge) and, where the
/// record has them, <c>scores</c> (a list of criterion, a, b), <c>rationale</c>, <c>difficulty</c>, <c>confidence</c>,
/// <c>seconds</c>, <c>suggestion_shown</c>. One judgment for each annotator and pair.
/// </summary>
public static class JudgmentFile
{
    /// <summary>The problem of a file that holds no judgments; call it before <see cref="Read"/>.</summary>
    public static Result<Done> Check(string path) => RecordedRows.Check<ReadJudgment>(path, Parse);

    /// <summary>Reads one row after the other; a file that cannot be read at all gives one row 0, set aside.</summary>
    public static IAsyncEnumerable<RecordedRow<ReadJudgment>> Read(string path, CancellationToken stop) =>
        RecordedRows.Read<ReadJudgment>(path, Parse, ReadOptions.Usual, stop);

    private static RecordedRows.Keyed<ReadJudgment>? Parse(RowFields row, long number)
    {
        var (pair, annotator) = (row.RequiredId("pair"), row.RequiredId("annotator"));
        var choice = ChoiceWords.ReadHuman(row, "choice");
        if (choice is null) row.Fail(Faults.Missing("choice"));
        if (row.Fault is not null) return null;
        var judgment = new ReadJudgment
        {
            Row = number,
            Pair = pair!,
            Annotator = annotator!,
            Choice = choice!.Value,
            Scores = Scores(row),
            Rationale = row.OptionalText("rationale"),
            Difficulty = Difficulty(row),
            Confidence = row.Number("confidence", 0, 1),
            Seconds = row.Number("seconds", 0, TimeSpan.SecondsPerDay),
            SuggestionShown = row.Flag("suggestion_shown"),
        };
        return new(judgment, $"{annotator}\0{pair}");
    }

    private static Difficulty Difficulty(RowFields row)
    {
        switch (row.Name("difficulty")?.Trim().ToLowerInvariant())
        {
            case null or "not_recorded": return Kernel.Difficulty.NotRecorded;
            case "easy": return Kernel.Difficulty.Easy;
            case "moderate": return Kernel.Difficulty.Moderate;
            case "ambiguous": return Kernel.Difficulty.Ambiguous;
            default:
                row.Fail(Faults.BadLabel("difficulty", "easy, moderate, ambiguous"));
                return Kernel.Difficulty.NotRecorded;
        }
    }

    private static List<CriterionScore> Scores(RowFields row)
    {
        var scores = new List<CriterionScore>();
        if (row.Find("scores") is not { } list) return scores;
        if (list.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in list.EnumerateArray())
            {
                if (Score(item) is not { } score || scores.Exists(known => known.Criterion == score.Criterion)) break;
                scores.Add(score);
            }

            if (scores.Count == list.GetArrayLength()) return scores;
        }

        row.Fail(Faults.OutOfRange($"scores[{scores.Count}]", "an object with a criterion, named once, and whole numbers a and b from 1 to 5"));
        return scores;
    }

    private static CriterionScore? Score(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object) return null;
        var fields = new RowFields(item, RowFields.MaxNameCharacters);
        return fields.Text("criterion") is { } criterion && Rated(fields, "a") is { } a && Rated(fields, "b") is { } b ? new(criterion, a, b) : null;
    }

    private static int? Rated(RowFields fields, string name) =>
        fields.Find(name) is { } value && Numbers.ReadWhole(value) is >= 1 and <= 5 and var score ? score : null;
}
