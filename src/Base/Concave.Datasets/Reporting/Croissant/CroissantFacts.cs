using System.Text.Json.Nodes;
using Concave.Datasets.Bag;

namespace Concave.Datasets.Reporting;

/// <summary>
/// What <see cref="CroissantFile"/> says that follows from the delivery: its name and day, every file with size and digest,
/// every column with its type. The verifiers derive it again.
/// </summary>
internal static class CroissantFacts
{
    /// <summary>Name and value, in the order of the file.</summary>
    internal static JsonObject Of(DeliveryRecords records, IReadOnlyList<BagFile> payload, IEnumerable<RecordFile> configurations)
    {
        var sizes = payload.ToDictionary(f => f.Path, f => f.Bytes, StringComparer.Ordinal);
        var header = records.Delivery;
        return new()
        {
            ["@type"] = "sc:Dataset",
            ["conformsTo"] = new JsonArray("http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0"),
            ["name"] = Text.Of($"{header.ProjectTitle}, batch {header.BatchNumber}"),
            ["url"] = $"urn:uuid:{header.Delivery:D}",
            ["license"] = "LICENSE.md",
            ["datePublished"] = Text.Of($"{header.CreatedAt.UtcDateTime:yyyy-MM-dd}"),
            // A correction is another round, and changes rows: by Semantic Versioning a new major version.
            ["version"] = Text.Of($"{records.Rounds.Max(r => r.Number)}.0.0"),
            ["isLiveDataset"] = false,
            ["distribution"] = new JsonArray([.. payload.Select(File)]),
            // A file without rows has no columns that a reader could find.
            ["recordSet"] = new JsonArray([.. configurations.Where(f => sizes.GetValueOrDefault(f.Path) > 0).OrderBy(f => f.Path, StringComparer.Ordinal).Select(CroissantRecordSet.Of)]),
        };
    }

    private static JsonObject File(BagFile file) => new()
    {
        ["@type"] = "cr:FileObject",
        ["@id"] = file.Path,
        ["name"] = file.Path,
        ["contentUrl"] = file.Path,
        ["contentSize"] = Text.Of($"{file.Bytes} B"),
        ["encodingFormat"] = Path.GetExtension(file.Path) switch
        {
            ".jsonl" => "application/jsonlines",
            ".parquet" => "application/x-parquet",
            ".json" => "application/json",
            ".md" => "text/markdown",
            ".html" => "text/html",
            _ => "application/octet-stream",
        },
        ["sha256"] = file.Sha256,
    };
}
