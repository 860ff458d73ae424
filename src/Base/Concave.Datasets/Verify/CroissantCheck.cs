using System.Text.Json;
using System.Text.Json.Nodes;
using Concave.Datasets.Bag;
using Concave.Datasets.Reporting;

namespace Concave.Datasets.Verify;

/// <summary>Holds <c>croissant.json</c> against the delivery: name, day, every file with its digest, every column with its type.</summary>
internal static class CroissantCheck
{
    internal static IEnumerable<Fault> Faults(BagFolder folder, DeliveryRecords records)
    {
        if (folder.Read(BagFiles.Croissant) is not { } bytes)
            return [new("The file is not there.", BagFiles.Croissant)];
        try
        {
            return JsonNode.Parse(bytes, documentOptions: new() { AllowDuplicateProperties = false }) is JsonObject stated
                ? [.. Facts(stated, CroissantFacts.Of(records, Payload(folder), ProjectionFiles.Configurations(folder))), .. Words(stated)]
                : [new("It is no JSON object.", BagFiles.Croissant)];
        }
        catch (JsonException)
        {
            return [new("It is no JSON object.", BagFiles.Croissant)];
        }
    }

    private static IEnumerable<Fault> Facts(JsonObject stated, JsonObject derived) => derived.SelectMany(fact =>
        stated.TryGetPropertyValue(fact.Key, out var said) && said is JsonArray list && fact.Value is JsonArray due && list.Count == due.Count
            ? due.Index().Where(d => !JsonNode.DeepEquals(d.Item, list[d.Index])).Select(d => Differs(FormattableString.Invariant($"$.{fact.Key}[{d.Index}]")))
            : JsonNode.DeepEquals(stated[fact.Key], fact.Value) ? [] : [Differs($"$.{fact.Key}")]);

    private static IEnumerable<Fault> Words(JsonObject stated)
    {
        var context = stated["@context"] as JsonObject;
        foreach (var (prefix, vocabulary) in CroissantContext.Vocabularies.Where(v => !JsonNode.DeepEquals(context?[v.Key], JsonValue.Create(v.Value))))
            yield return new($"{prefix} does not stand for {vocabulary}.", BagFiles.Croissant, $"$.@context.{prefix}");
        foreach (var name in CroissantTexts.Required.Where(name => IsEmpty(stated[name])))
            yield return new("It is not there, or says nothing.", BagFiles.Croissant, $"$.{name}");
    }

    private static bool IsEmpty(JsonNode? node) => node switch
    {
        JsonArray list => list.Count == 0,
        JsonObject members => members.Count == 0,
        JsonValue value => value.GetValueKind() != JsonValueKind.String || value.GetValue<string>().Length == 0,
        _ => true,
    };

    private static Fault Differs(string path) => new("It is not what the delivery gives.", BagFiles.Croissant, path);

    // Digests as the manifest lists them: that they are the files' own is the check of the manifest.
    private static IReadOnlyList<BagFile> Payload(BagFolder folder) =>
    [
        .. FolderCheck.Listed(folder, BagFiles.Manifest).DistinctBy(f => f.Path, StringComparer.Ordinal).Select(f => new BagFile(f.Path, f.Sha256, folder.Place(f.Path) is { } place ? new FileInfo(place).Length : 0)),
    ];
}
