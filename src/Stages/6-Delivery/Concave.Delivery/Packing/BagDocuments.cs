using System.Text;
using Concave.Datasets.Bag;
using Concave.Datasets.Projections;
using Concave.Datasets.Reporting;

namespace Concave.Delivery.Packing;

/// <summary>What a delivery holds for people and programs beside its records, each made from the records alone.</summary>
internal static class BagDocuments
{
    private const string Licence = """
        # Licence

        This delivery is licensed to the client named in `data/evidence/delivery.jsonl` under the agreement between the
        parties. Nothing in this file widens or narrows that agreement.

        `verify.py` is licensed under the Apache License 2.0.

        """;

    /// <summary>Path in the bag and bytes.</summary>
    /// <param name="records">What the bag is written from.</param>
    /// <param name="superseded">The release that this one corrects, if any.</param>
    /// <param name="projections">Shapes beside <c>preference</c>.</param>
    internal static IReadOnlyDictionary<string, byte[]> Of(DeliveryRecords records, SupersededBag? superseded, IReadOnlyCollection<Projection> projections)
    {
        var report = QaReport.From(records);
        Dictionary<string, byte[]> documents = new(StringComparer.Ordinal)
        {
            ["README.md"] = Utf8(DataCard.Render(records, report, projections)),
            ["data/parquet/README.md"] = Utf8(DataCard.RenderParquet(records, report, projections)),
            ["LICENSE.md"] = Utf8(Licence.ReplaceLineEndings("\n")),
            ["data/docs/qa-report.json"] = report.ToJson(),
            ["data/docs/qa-report.html"] = Utf8(ReportPage.Render(report)),
            ["data/docs/guidelines.md"] = Utf8(GuidelinesText.Markdown(records.Guidelines)),
            ["data/docs/guidelines.html"] = Utf8(GuidelinesText.Html(records.Guidelines)),
        };
        foreach (var language in ReportPage.Languages.Skip(1))
            documents[$"data/docs/qa-report.{language}.html"] = Utf8(ReportPage.Render(report, language));
        if (superseded is not null)
        {
            var changes = DeliveryChanges.Between(records, superseded.Records, superseded.Digest);
            documents["data/docs/changes.json"] = changes.ToJson();
            documents["data/docs/changes.md"] = Utf8(ChangesPage.Render(changes));
        }

        return documents;
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
