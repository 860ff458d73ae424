using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Concave.Datasets.Bag;

namespace Concave.Datasets.Reporting;

/// <summary>
/// <c>croissant.json</c>: what the delivery is, which files it has and what their columns mean, as JSON-LD after MLCommons
/// Croissant 1.1 with the properties of its RAI vocabulary 1.0. Catalogues and loaders of several frameworks read it.
/// </summary>
internal static class CroissantFile
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The file's bytes; the same delivery gives the same.</summary>
    /// <param name="records">What the delivery carries.</param>
    /// <param name="payload">Every file under <c>data/</c>, ordered by path.</param>
    /// <param name="configurations">The files that trainers read.</param>
    internal static byte[] Of(DeliveryRecords records, IReadOnlyList<BagFile> payload, IEnumerable<RecordFile> configurations)
    {
        JsonObject file = new() { ["@context"] = CroissantContext.Of() };
        var facts = CroissantFacts.Of(records, payload, configurations);
        foreach (var (name, value) in CroissantTexts.Of(records).Concat(facts))
            file[name] = value?.DeepClone();
        return Encoding.UTF8.GetBytes(file.ToJsonString(Layout) + "\n");
    }
}
