using Concave.Datasets.Reading;
using Concave.Kernel;

namespace Concave.Cli.Produce;

/// <summary>The judgments of a record: those that the pairs' own rows carry, or those of a file beside them.</summary>
internal static class RecordedJudgments
{
    /// <summary>Reads every usable judgment; rows with faults come back beside them.</summary>
    /// <param name="pairs">The file of pairs, for the labels in its rows.</param>
    /// <param name="format">Its format, or null to find it.</param>
    /// <param name="judgments">A file of judgments; null to take the labels of the pairs' rows.</param>
    /// <param name="stop">Stops reading.</param>
    internal static Task<Result<(List<ReadJudgment> Judgments, List<SetAside> Faults)>> Read(
        string pairs, PairFormat? format, string? judgments, CancellationToken stop) =>
        judgments is null ? FromRows(pairs, format, stop) : FromFile(judgments, stop);

    private static async Task<Result<(List<ReadJudgment>, List<SetAside>)>> FromRows(string pairs, PairFormat? format, CancellationToken stop)
    {
        var detected = PairFile.Detect(pairs, format);
        if (detected.Failed)
            return detected.Problem;
        List<ReadJudgment> labels = [];
        await foreach (var row in PairFile.Read(pairs, detected.Value, ReadOptions.Usual, stop))
        {
            if (row is Accepted { Pair: var pair })
                labels.AddRange(pair.Labels.Select(label => new ReadJudgment
                {
                    Row = pair.Row,
                    Pair = pair.ExternalId,
                    Annotator = label.Annotator,
                    Choice = label.Choice,
                }));
        }

        return (labels, []); // the import itself reports the rows it sets aside
    }

    private static async Task<Result<(List<ReadJudgment>, List<SetAside>)>> FromFile(string path, CancellationToken stop)
    {
        if (JudgmentFile.Check(path) is { Failed: true, Problem: var problem })
            return problem;
        List<ReadJudgment> judgments = [];
        List<SetAside> faults = [];
        await foreach (var row in JudgmentFile.Read(path, stop))
        {
            if (row.Accepted)
                judgments.Add(row.Value);
            else
                faults.Add(row.SetAside);
        }

        return (judgments, faults);
    }
}
