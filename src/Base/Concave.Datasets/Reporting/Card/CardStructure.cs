using Concave.Datasets.Projections;

namespace Concave.Datasets.Reporting;

/// <summary>What the rows are.</summary>
internal static class CardStructure
{
    internal static string Of(QaReport report, IReadOnlyCollection<Projection> projections)
    {
        var counts = report.Counts;
        return Text.Of($$"""
            ## Dataset Structure

            Two configurations: `preference` (the default) for trainers, `annotations` with one row a judgment.{{Others(projections)}}

            {{Markdown.Table(["configuration", "split", "rows"], [
                ["`preference`", "train", Text.Of($"{counts.PreferenceTrain}")],
                ["`preference`", "test", Text.Of($"{counts.PreferenceTest}")],
                ["`annotations`", "train", Text.Of($"{counts.Judgments.Sum(j => j.Count)}")],
            ])}}
            `prompt`, `chosen` and `rejected` are lists of messages with `role` and `content`; prompts never cross from train to test. Ties and unresolved pairs make no preference row; they are listed in the report. `annotations` holds every round and the hidden verified pairs (`purpose` = gold): filter on `purpose` and `round` before training on it. Evidence (verdicts, resolutions, checks, routing, seeds) is in `data/evidence/`, the ledger in `data/ledger/`.

            ```python
            from datasets import load_dataset
            pairs = load_dataset("path/to/this/folder")
            judgments = load_dataset("path/to/this/folder", "annotations")
            ```

            """);
    }

    private static string Others(IReadOnlyCollection<Projection> projections) => projections.Count == 0
        ? ""
        : $" The preference rows are here in other shapes too, for trainers that ask for them: {string.Join(", ", projections.Distinct().Order().Select(p => $"`{ProjectionNames.Of(p)}`"))}.";
}
