using System.Text.Json;
using Concave.Kernel;

namespace Concave.Datasets.Reading;

/// <summary>An AI's opinion on a pair, recorded before.</summary>
public sealed record ReadOpinion
{
    /// <summary>1-based row of the file.</summary>
    public required long Row { get; init; }

    /// <summary>The pair's external id.</summary>
    public required string Pair { get; init; }

    /// <summary>A, B or Tie in the terms of the stored pair; null when no usable verdict was given.</summary>
    public Choice? Choice { get; init; }

    /// <summary>The verdict with the responses exchanged, also in the terms of the stored pair; null when not asked or not usable.</summary>
    public Choice? ChoiceSwapped { get; init; }

    /// <summary>Which orders the AI saw.</summary>
    public OrdersSeen Orders { get; init; }

    /// <summary>0 to 1; null when none is stated.</summary>
    public double? Confidence { get; init; }

    /// <summary>The AI's reason, "" when it gave none.</summary>
    public required string Reason { get; init; }
}

/// <summary>The orders in which an AI saw the two responses.</summary>
public enum OrdersSeen
{
    /// <summary>A first, B second, and no other.</summary>
    AsStored,

    /// <summary>Both ways round.</summary>
    Both,
}

/// <summary>
/// Reads recorded opinions: our own shape (<c>pair</c>, <c>choice</c>, <c>choice_swapped</c>, <c>confidence</c>,
/// <c>reason</c>) or PandaLM's verdicts (<c>idx</c>, <c>gpt_result</c> "1", "2" or "Tie", any other being no verdict,
/// <c>gpt_reason</c>). One opinion a pair.
/// </summary>
public static class OpinionFile
{
    /// <summary>The problem of a file that holds no opinions; call it before <see cref="Read"/>.</summary>
    public static Result<Done> Check(string path) => RecordedRows.Check<ReadOpinion>(path, Parse);

    /// <summary>Reads one row after the other; a file that cannot be read at all gives one row 0, set aside.</summary>
    public static IAsyncEnumerable<RecordedRow<ReadOpinion>> Read(string path, CancellationToken stop) =>
        RecordedRows.Read<ReadOpinion>(path, Parse, ReadOptions.Usual, stop);

    private static RecordedRows.Keyed<ReadOpinion>? Parse(RowFields row, long number)
    {
        var verdict = row.Find("pair") is null && row.Find("idx") is not null && row.Find("gpt_result") is not null;
        var opinion = row.RequiredId(verdict ? "idx" : "pair") is not { } pair ? null
            : verdict ? Verdict(row, pair, number) : Own(row, pair, number);
        return opinion is null ? null : new(opinion, opinion.Pair);
    }

    private static ReadOpinion Own(RowFields row, string pair, long number)
    {
        // A null choice is "no verdict"; a field that is not there at all is a mistake in the file.
        if (!row.Has("choice")) row.Fail(Faults.Missing("choice"));
        return new()
        {
            Row = number,
            Pair = pair,
            Choice = ChoiceWords.Read(row, "choice"),
            ChoiceSwapped = ChoiceWords.Read(row, "choice_swapped"),
            Orders = row.Find("choice_swapped") is null ? OrdersSeen.AsStored : OrdersSeen.Both,
            Confidence = row.Number("confidence", 0, 1),
            Reason = row.OptionalText("reason") ?? "",
        };
    }

    private static ReadOpinion Verdict(RowFields row, string pair, long number) => new()
    {
        Row = number,
        Pair = pair,
        Choice = row.Find("gpt_result") is { } result ? Meant(result) : null,
        Reason = row.OptionalText("gpt_reason") ?? "",
    };

    /// <summary>The model answered freely, so anything but the three agreed words is an answer without a verdict, not a fault.</summary>
    private static Choice? Meant(JsonElement result) =>
        (result.ValueKind == JsonValueKind.String ? result.GetString()!.Trim() : result.GetRawText()) switch
        {
            "1" => Choice.A,
            "2" => Choice.B,
            "Tie" or "tie" => Choice.Tie,
            _ => null,
        };
}
