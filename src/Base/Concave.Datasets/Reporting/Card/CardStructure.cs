namespace Concave.Datasets.Reporting;

/// <summary>What the rows are.</summary>
internal static class CardStructure
{
    internal static string Of(QaReport report)
    {
        var counts = report.Counts;
        return Text.Of($$"""
            ## Dataset Structure

            Two configurations: `preference` (the default) for trainers, `annotations` with one row a judgment.

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
}
