
namespace Concave.Datasets.Reading;

/// <summary>Turns raw rows into accepted or rejected ones. One parser reads one file: it remembers the ids.</summary>
internal sealed class RowParser(PairFormat format, ReadOptions options)
{
    private static readonly string[] idNames = ["external_id", "id", "idx", "pair_id", "prompt_id", "question_id"];

    private readonly ContentHash hash = new();
    private readonly SeenRows seen = new();

    public ReadRow Parse(RawRow raw)
    {
        using var json = RowJson.Open(raw);
        if (json.Fault is { } fault) return new Rejected(fault.At(raw.Number, externalId: null));
        var row = new RowFields(json.Root, options.MaxCharacters);
        var id = row.Id(idNames);
        var draft = Draft(row);
        var pair = draft is null ? null : Pair(raw.Number, id, row, draft);
        if (row.Fault is null && pair is not null && seen.Note(pair.ExternalId, pair.ContentHash, pair.Row) is { } first)
        {
            var field = row.FindAny(idNames)?.Name ?? "id";
            row.Fail(first.SameContent ? Faults.DuplicateRow(field, first.Row) : Faults.DuplicateId(field, first.Row));
        }

        return row.Fault is null && pair is not null ? new Accepted(pair) : new Rejected(row.Fault!.At(raw.Number, id));
    }

    private Draft? Draft(RowFields row) => format switch
    {
        PairFormat.Plain => PlainRow.Read(row),
        PairFormat.Conversational => ConversationalRow.Read(row, hash),
        PairFormat.Implicit => ImplicitRow.Read(row, hash),
        PairFormat.HhRlhf => HhRlhfRow.Read(row, hash),
        PairFormat.HelpSteer3 => HelpSteer3Row.Read(row),
        PairFormat.PandaLm => PandaLmRow.Read(row),
        PairFormat.Triples => TriplesRow.Read(row, hash),
        PairFormat.Unpaired => UnpairedRows.Read(row, hash),
        PairFormat.Ranked => RankedRow.Read(row, hash),
        PairFormat.Sharegpt => SharegptRow.Read(row, hash),
        _ => throw new ArgumentOutOfRangeException(nameof(row), format, "not a known format"),
    };

    private ReadPair? Pair(long number, string? id, RowFields row, Draft draft)
    {
        row.Fail(TurnRules.Check(draft.Prompt, draft.PromptField));
        if (TextRules.Same(draft.A, draft.B)) row.Fail(Faults.EqualResponses(draft.SecondField));
        var truth = row.FindAny(["truth", "gold_label"])?.Name;
        var pair = new ReadPair
        {
            Row = number,
            ExternalId = id ?? $"row-{number}",
            Prompt = draft.Prompt,
            ResponseA = draft.A,
            ResponseB = draft.B,
            Domain = row.Name("domain"),
            Language = row.Name("language", "lang"),
            Split = row.Name("split"),
            TaskType = row.Name("task_type", "motivation_app"),
            Truth = truth is null ? null : ChoiceWords.ReadTruth(row, truth, draft.ChosenAt),
            TruthWhy = row.OptionalText("truth_why"),
            SourcePreference = draft.Preference,
            Labels = draft.Labels,
            ContentHash = row.Fault is null ? hash.Of(draft.Prompt, draft.A, draft.B) : "",
        };
        return row.Fault is null ? pair : null;
    }
}
