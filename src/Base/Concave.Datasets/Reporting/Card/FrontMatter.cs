using Concave.Datasets.Bag;
using Concave.Datasets.Projections;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>The YAML block that the Hugging Face loader and hub read. The file must begin with it.</summary>
internal static class FrontMatter
{
    /// <param name="place">Where a JSONL file of the bag, or what stands in its place, lies relative to the card.</param>
    internal static string Of(DeliveryRecords records, QaReport report, IReadOnlyCollection<Projection> projections, Func<string, string> place) => $"""
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
        - config_name: preference
          default: true
          data_files:
        {Splits(report.Counts, place)}- config_name: annotations
          data_files:
          - {"{"}split: train, path: {place("data/annotations/train.jsonl")}{"}"}
        {Configurations(records, projections, place)}dataset_info:
        - config_name: preference
          features:
        {Features.Of(typeof(PreferenceRow), 2)}- config_name: annotations
          features:
        {Features.Of(typeof(JudgmentRecord), 2)}---

        """.ReplaceLineEndings("\n");

    // A split without rows is no split: the loader refuses an empty file.
    private static string Splits(CountsSection counts, Func<string, string> place) => string.Concat(
        new[] { ("train", counts.PreferenceTrain), ("test", counts.PreferenceTest) }
            .Where(split => split.Item2 > 0)
            .Select(split => $"  - {{split: {split.Item1}, path: {place($"data/preference/{split.Item1}.jsonl")}}}\n"));

    // Their features are not declared: every value of theirs is of a kind that its first row shows.
    private static string Configurations(DeliveryRecords records, IReadOnlyCollection<Projection> projections, Func<string, string> place)
    {
        var splits = projections.Count == 0 ? null : PreferenceProjection.Of(records);
        return splits is null ? "" : string.Concat(projections.Distinct().Order().Select(p => Configuration(p, records, splits, place)));
    }

    private static string Configuration(Projection projection, DeliveryRecords records, PreferenceSplits splits, Func<string, string> place)
    {
        var files = ProjectionFiles.Of(projection, splits).Where(f => f.Lines(records).Any()).Select(f => $"  - {{split: {Path.GetFileNameWithoutExtension(f.Path)}, path: {place(f.Path)}}}\n").ToArray();
        return files.Length == 0 ? "" : $"- config_name: {ProjectionNames.Of(projection)}\n  data_files:\n{string.Concat(files)}";
    }

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
