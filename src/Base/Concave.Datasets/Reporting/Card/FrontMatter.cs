using Concave.Datasets.Bag;
using Concave.Datasets.Projections;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>The YAML block that the Hugging Face loader and hub read. The file must begin with it.</summary>
internal static class FrontMatter
{
    /// <param name="place">Where a JSONL file of the bag, or what stands in its place, lies relative to the card.</param>
    internal static string Of(DeliveryRecords records, QaReport report, IReadOnlyCollection<Projection> projections, Func<string, string> place)
    {
        var files = Configurations(records, projections);
        return $"""
            ---
            language: {Yaml.List(Languages(records))}
            license: other
            license_name: delivery-agreement
            license_link: LICENSE.md
            pretty_name: {Yaml.Quoted($"{report.Header.ProjectTitle}, batch {report.Header.BatchNumber}")}
            annotations_creators: [{(report.Header.Simulated ? "machine-generated" : report.Header.RecordedOrigin.Length > 0 ? "found" : "expert-generated")}]
            multilinguality: [{(Languages(records).Count > 1 ? "multilingual" : "monolingual")}]
            size_categories: ["{Size(report.Counts.PreferenceTrain + report.Counts.PreferenceTest)}"]
            source_datasets: [original]
            task_categories: [text-generation, reinforcement-learning]
            tags: [preference, rlhf, dpo, reward-modeling, human-feedback, text{(report.Header.Simulated ? ", simulated" : "")}]
            configs:
            {string.Concat(files.Select(c => Files(c, place)))}dataset_info:
            {string.Concat(files.Select(Info))}---

            """.ReplaceLineEndings("\n");
    }

    // A split without rows is no split: the loader refuses an empty file.
    private static IReadOnlyList<Configuration> Configurations(DeliveryRecords records, IReadOnlyCollection<Projection> projections)
    {
        var splits = PreferenceProjection.Of(records);
        IEnumerable<(string Name, IEnumerable<RecordFile> Files)> all =
        [
            ("preference", BagFiles.Preference(splits)),
            ("annotations", [BagFiles.Judgments]),
            .. projections.Distinct().Order().Select(p => (ProjectionNames.Of(p), (IEnumerable<RecordFile>)ProjectionFiles.Of(p, splits))),
        ];
        return
        [
            .. all.Select(c => new Configuration(c.Name, c.Files.First().Row, [.. c.Files.Select(f => (f.Path, f.Count(records))).Where(f => f.Item2 > 0)]))
                .Where(c => c.Files.Count > 0 || c.Name is "preference" or "annotations"),
        ];
    }

    private static string Files(Configuration configuration, Func<string, string> place) =>
        $"- config_name: {configuration.Name}\n{(configuration.Name == "preference" ? "  default: true\n" : "")}  data_files:\n"
        + string.Concat(configuration.Files.Select(f => $"  - {{split: {Split(f.Path)}, path: {place(f.Path)}}}\n"));

    // Types declared spare a loader its guesses; counts declared let it notice a file that was cut.
    private static string Info(Configuration configuration) =>
        $"- config_name: {configuration.Name}\n  features:\n{Features.Of(configuration.Row, 2)}"
        + (configuration.Files.Count == 0 ? "" : "  splits:\n" + string.Concat(configuration.Files.Select(f => Text.Of($"  - {{name: {Split(f.Path)}, num_examples: {f.Count}}}\n"))));

    private static string Split(string path) => Path.GetFileNameWithoutExtension(path);

    private sealed record Configuration(string Name, Type Row, IReadOnlyList<(string Path, int Count)> Files);

    internal static IReadOnlyList<string> Languages(DeliveryRecords records)
    {
        var known = records.Pairs.Where(p => p.Purpose == Kernel.PairPurpose.Production && p.Language.Length > 0)
            .Select(p => p.Language).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return known.Count > 0 ? known : records.Guidelines.Brief.Languages;
    }

    private static string Size(int rows) => rows switch
    {
        < 1_000 => "n<1K",
        < 10_000 => "1K<n<10K",
        < 100_000 => "10K<n<100K",
        < 1_000_000 => "100K<n<1M",
        _ => "1M<n<10M",
    };
}
