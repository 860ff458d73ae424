using System.Text.Json.Nodes;
using Concave.Datasets.Bag;

namespace Concave.Datasets.Reporting;

/// <summary>
/// What <see cref="CroissantFile"/> says in words. Figures are not among them: they stand in the report, where the
/// verifiers recompute them.
/// </summary>
internal static class CroissantTexts
{
    /// <summary>Properties of the RAI vocabulary that the file must have.</summary>
    internal static IReadOnlyList<string> Required { get; } =
    [
        "description", "creator", "keywords", "inLanguage", "citeAs",
        "rai:annotationsPerItem", "rai:annotatorDemographics", "rai:dataAnnotationAnalysis", "rai:dataAnnotationPlatform", "rai:dataAnnotationProtocol",
        "rai:dataBiases", "rai:dataCollection", "rai:dataCollectionTimeframe", "rai:dataLimitations", "rai:dataManipulationProtocol",
        "rai:dataPreprocessingProtocol", "rai:dataReleaseMaintenancePlan", "rai:dataSocialImpact", "rai:dataUseCases", "rai:machineAnnotationTools",
        "rai:personalSensitiveInformation",
    ];

    internal static JsonObject Of(DeliveryRecords records)
    {
        var (header, plan, brief) = (records.Delivery, records.Guidelines.Plan, records.Guidelines.Brief);
        var recorded = plan.Recorded?.Origin;
        return new()
        {
            ["description"] = $"Preference pairs judged by {(IsSimulated(records) ? "programs that play annotators (simulated)" : "people")}, with every raw judgment they rest on. {brief.Purpose}",
            ["creator"] = new JsonObject { ["@type"] = "sc:Organization", ["name"] = "The data house that signed the delivery", ["description"] = header.Generator },
            ["keywords"] = List("preference", "rlhf", "dpo", "reward-modeling", "human-feedback"),
            ["inLanguage"] = List([.. FrontMatter.Languages(records)]),
            ["citeAs"] = $"Delivery {header.Delivery:D}, {header.Generator}.",
            ["prov:wasGeneratedBy"] = new JsonObject
            {
                ["@type"] = "prov:Activity",
                ["prov:label"] = $"Judgment under the guidelines with SHA-256 {header.GuidelinesHash}",
            },
            ["rai:dataCollection"] = Text.Of($"Of {records.Import.Read} rows that were read, {records.Import.Accepted} were accepted. Prompts and responses were supplied or generated for the client of this project."),
            ["rai:dataCollectionTimeframe"] = Timeframe(records),
            ["rai:dataPreprocessingProtocol"] = "Texts stand as they were imported. In the rows for trainers they are trimmed at both ends.",
            ["rai:dataManipulationProtocol"] = "A label follows from its judgments by the rule in data/docs/guidelines.json and docs/delivery-format.md, §8. Ties and unresolved pairs make no row; nothing else is removed.",
            ["rai:dataAnnotationProtocol"] = recorded is null
                ? Text.Of($"data/docs/guidelines.md, approved by the client. Two responses side by side, left and right drawn for each annotator; a random share of {plan.SampleShare} is judged by {plan.SampleJudgments} people independently and without the AI's suggestion; disagreements are adjudicated in writing; a share of {plan.SpotCheckShare} is checked by an engineering team.")
                : $"Recorded elsewhere and replayed. Origin: {recorded}",
            ["rai:dataAnnotationPlatform"] = header.Generator,
            ["rai:dataAnnotationAnalysis"] = "data/docs/qa-report.json: chance-corrected agreement with intervals, by criterion, language, domain, task, annotator and day; accuracy on verified pairs; every disagreement with its resolution.",
            ["rai:annotationsPerItem"] = Text.Of($"1, and {plan.SampleJudgments} for the random sample; more where a pair is borderline, flagged or ambiguous. data/annotations/train.jsonl has every one."),
            ["rai:annotatorDemographics"] = List([.. Annotators(records)]),
            ["rai:machineAnnotationTools"] = List([.. Machines(records)]),
            ["rai:personalSensitiveInformation"] = "Annotators appear under pseudonyms that no other client's deliveries share. Prompts and responses were not searched for personal data.",
            ["rai:dataBiases"] = "Position, length, layout, flattery, and whether a model would learn more than these: sections effects and probe of data/docs/qa-report.json.",
            ["rai:dataLimitations"] = "A label says which of two responses is better under these guidelines, not that the better one is true or safe. README.md lists what the figures themselves show.",
            ["rai:dataSocialImpact"] = "Models trained on the rows take over the preferences of the people who judged, under the guidelines that travel along.",
            ["rai:dataUseCases"] = "Training and testing of reward models and preference optimisation.",
            ["rai:dataReleaseMaintenancePlan"] = "A delivery is never changed. A correction is a new delivery with a difference report that names the one it supersedes.",
        };
    }

    private static JsonArray List(params IReadOnlyList<string> items) => [.. items.Select(i => (JsonNode)i)];

    private static bool IsSimulated(DeliveryRecords records) => records.Delivery.Simulated || records.Annotators.Any(a => a.Simulated);

    private static JsonArray Timeframe(DeliveryRecords records) =>
        records.Judgments.Count == 0 || (records.Guidelines.Plan.Recorded?.AbsentFields.Contains("times", StringComparer.Ordinal) ?? false)
            ? List("not recorded")
            : List(Day(records.Judgments.Min(j => j.SubmittedAt)), Day(records.Judgments.Max(j => j.SubmittedAt)));

    private static string Day(DateTimeOffset at) => Text.Of($"{at.UtcDateTime:yyyy-MM-dd}");

    private static IEnumerable<string> Annotators(DeliveryRecords records)
    {
        yield return Text.Of($"{records.Annotators.Count} annotators; age, gender and place are not recorded");
        yield return $"domains: {Joined(records.Annotators.SelectMany(a => a.Domains))}";
        yield return $"languages: {Joined(records.Annotators.SelectMany(a => a.Languages))}";
        yield return $"credentials: {Joined(records.Annotators.SelectMany(a => a.Credentials).Select(c => c.Verified ? $"{c.Kind} (verified)" : $"{c.Kind} (stated)"))}";
    }

    private static IReadOnlyList<string> Machines(DeliveryRecords records) =>
    [
        .. records.Routings.Select(r => r.Routing.Provider).Where(p => p is not ("none" or "")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).DefaultIfEmpty("none"),
    ];

    private static string Joined(IEnumerable<string> words) => string.Join(", ", words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).DefaultIfEmpty("not recorded"));
}
