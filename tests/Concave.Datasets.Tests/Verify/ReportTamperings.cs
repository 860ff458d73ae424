using System.Text.Json.Nodes;

namespace Concave.Datasets.Tests.Verify;

/// <summary>The report made to say something else, all digests redone and signed with the house's own key.</summary>
internal static class ReportTamperings
{
    private const string Report = "data/docs/qa-report.json";

    internal static IEnumerable<Tampering> All =>
    [
        .. new (string Path, Action<JsonNode> Change)[]
        {
            ("$.gates[3].value", r => r["gates"]![3]!["value"] = 0.99),
            ("$.gates[3].threshold", r => r["gates"]![3]!["threshold"] = 0.5),
            ("$.gates[3].note", r => r["gates"]![3]!["note"] = "Pooled κ of 9999 pairs."),
            ("$.release.reasons", r => r["release"]!["reasons"]!.AsArray().Add("none")),
            ("$.agreement.pooled.undefined", r => r["agreement"]!["pooled"]!["undefined"] = "perfect"),
            ("$.quality_confidence.formula", r => r["quality_confidence"]!["formula"] = "100"),
            ("$.gates[4].outcome", r => r["gates"]![4]!["outcome"] = "failed"),
            ("$.agreement.pooled.lower95", r => r["agreement"]!["pooled"]!["lower95"] = Value(r["agreement"]!["pooled"]!["lower95"]!) + 1e-8),
            ("$.agreement.symmetrised.kappa", r => r["agreement"]!["symmetrised"]!["kappa"] = null),
            ("$.gold.accuracy.n", r => r["gold"]!["accuracy"]!["n"] = Value(r["gold"]!["accuracy"]!["n"]!) + 1),
            ("$.gold.state", r => r["gold"]!["state"] = "proven beyond doubt"),
            ("$.counts.dropped", r => r["counts"]!["dropped"] = "0"),
            ("$.ai.time_ratio", r => r["ai"]!["time_ratio"] = 0.4),
            ("$.ai.time_ratio_high95", r => r["ai"]!["time_ratio_high95"] = 0.4),
            ("$.ai.pull.pull", r => r["ai"]!["pull"]!["pull"] = 0.01),
            ("$.ai.switched_to_wrong.n", r => r["ai"]!["switched_to_wrong"]!["n"] = 1000),
            ("$.effects.formatted_chosen.figure.n", r => r["effects"]!["formatted_chosen"]!["figure"]!["n"] = 7),
            ("$.effects.flattering_chosen.figure.n", r => r["effects"]!["flattering_chosen"]!["figure"]!["n"] = 7),
            ("$.effects.left_chosen.p_value", r => r["effects"]!["left_chosen"]!["p_value"] = 0.5),
            ("$.probe.accuracy.hits", r => r["probe"]!["accuracy"]!["hits"] = Value(r["probe"]!["accuracy"]!["hits"]!) + 1),
            ("$.probe.remainders[0].share", r => r["probe"]!["remainders"]![0]!["share"] = 0.97),
            ("$.probe.learning_curve", r => r["probe"]!["learning_curve"]!.AsArray().RemoveAt(0)),
            ("$.probe.advice", r => r["probe"]!["advice"]!.AsArray().Add("beyond_habits")),
            ("$.header.client_name", r => r["header"]!["client_name"] = "Another sample client"),
            ("$.header.simulated", r => r["header"]!["simulated"] = true),
            ("$.header.thresholds.batch_kappa", r => r["header"]!["thresholds"]!["batch_kappa"] = 0.6),
            ("$.qualification.pilot", r => r["qualification"]!["pilot"] = null),
            ("$.quality_confidence.score", r => r["quality_confidence"]!["score"] = 100),
            ("$.agreement.by_annotator", r => r["agreement"]!["by_annotator"]!.AsArray().RemoveAt(0)),
            ("$.resolution_log", r => r["resolution_log"]!.AsArray().Clear()),
            ("$.effects", r => r.AsObject().Remove("effects")),
            ("$.award", r => r["award"] = "best data of the year"),
        }.Select(c => Of(c.Path, c.Path, c.Change)),
        Of("the report of another batch", "$.header.batch", r => r["header"]!["batch"] = $"{Reporting.MadeBatch.Id(9, 9):D}"),
        new("a report that is no JSON", "figures", Report, f =>
        {
            File.WriteAllText(f.At(Report), "{");
            f.Redo();
        }),
        new("no report", "figures", Report, f =>
        {
            File.Delete(f.At(Report));
            f.Redo();
        }),
    ];

    private static Tampering Of(string name, string path, Action<JsonNode> change) => new(name, "figures", $"{Report} {path}", f =>
    {
        f.Json(Report, change);
        f.Redo();
    });

    private static double Value(JsonNode node) => node.GetValue<double>();
}
