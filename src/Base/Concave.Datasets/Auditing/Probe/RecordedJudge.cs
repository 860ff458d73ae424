using Concave.Datasets.Reading;
using Concave.Kernel;

namespace Concave.Datasets.Auditing;

/// <summary>
/// Verdicts that were recorded before: rows of <c>pair</c>, <c>choice</c> and where they are known <c>choice_again</c> and
/// <c>choice_without_opinion</c>, each a, b, tie or null, in terms of the file's own order.
/// </summary>
public sealed class RecordedJudge : IPairJudge
{
    private readonly Dictionary<string, Verdicts> _verdicts = new(StringComparer.Ordinal);

    /// <summary>Reads a file of verdicts, or says what is wrong with it.</summary>
    public static async Task<Result<RecordedJudge>> Read(string path, CancellationToken stop)
    {
        if (RecordedRows.Check<Verdicts>(path, Parse).Problem is { } faulty)
            return faulty;
        var judge = new RecordedJudge();
        await foreach (var row in RecordedRows.Read<Verdicts>(path, Parse, ReadOptions.Usual, stop))
        {
            if (!row.Accepted)
                return new Problem("judge-row", ProblemKind.Invalid, $"Row {row.SetAside.Row}, {row.SetAside.Field}: {row.SetAside.Reason}", row.SetAside.Mend, path);
            judge._verdicts[row.Value.Pair] = row.Value;
        }

        return judge;
    }

    /// <inheritdoc/>
    public ValueTask<Choice?> Judge(ProbeQuestion question, CancellationToken stop) =>
        ValueTask.FromResult(!_verdicts.TryGetValue(question.PairId, out var known) ? null : question.Asking switch
        {
            Asking.AsWritten => known.AsWritten,
            Asking.Again => known.Again,
            Asking.WithoutOpinion => known.Without,
            _ => throw new ArgumentOutOfRangeException(nameof(question), question.Asking, "Not a known question."),
        });

    private static RecordedRows.Keyed<Verdicts>? Parse(RowFields row, long number)
    {
        var pair = row.RequiredId("pair");
        if (!row.Has("choice")) row.Fail(Faults.Missing("choice"));
        var verdicts = new Verdicts(pair ?? "", ChoiceWords.Read(row, "choice"), ChoiceWords.Read(row, "choice_again"), ChoiceWords.Read(row, "choice_without_opinion"));
        return pair is null ? null : new(verdicts, pair);
    }

    private sealed record Verdicts(string Pair, Choice? AsWritten, Choice? Again, Choice? Without);
}
