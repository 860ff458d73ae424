using System.Text.Json.Nodes;

namespace Concave.Datasets.Tests.Verify;

/// <summary>croissant.json made to say something else, all digests redone and signed with the house's own key.</summary>
internal static class CroissantTamperings
{
    private const string File = "croissant.json";

    internal static IEnumerable<Tampering> All =>
    [
        .. new (string Name, string Path, Action<JsonNode> Change)[]
        {
            ("croissant: another digest", "$.distribution[0]", c => c["distribution"]![0]!["sha256"] = new string('0', 64)),
            ("croissant: another size", "$.distribution[1]", c => c["distribution"]![1]!["contentSize"] = "1 B"),
            ("croissant: a file left out", "$.distribution", c => c["distribution"]!.AsArray().RemoveAt(0)),
            ("croissant: a file elsewhere", "$.distribution[2]", c => c["distribution"]![2]!["contentUrl"] = "https://example.org/other.jsonl"),
            ("croissant: another type of a column", "$.recordSet[0]", c => c["recordSet"]![0]!["field"]![0]!["dataType"] = "sc:Integer"),
            ("croissant: another source of a column", "$.recordSet[1]", c => c["recordSet"]![1]!["field"]![0]!["source"]!["fileObject"]!["@id"] = "data/annotations/train.jsonl"),
            ("croissant: a column left out", "$.recordSet[1]", c => c["recordSet"]![1]!["field"]!.AsArray().RemoveAt(3)),
            ("croissant: another name", "$.name", c => c["name"] = "Better data"),
            ("croissant: another day", "$.datePublished", c => c["datePublished"] = "2030-01-01"),
            ("croissant: another version", "$.version", c => c["version"] = "9.0.0"),
            ("croissant: another licence", "$.license", c => c["license"] = "https://creativecommons.org/publicdomain/zero/1.0/"),
            ("croissant: another vocabulary", "$.@context.rai", c => c["@context"]!["rai"] = "https://example.org/"),
            ("croissant: no context", "$.@context.cr", c => c["@context"] = "https://schema.org/"),
            ("croissant: no annotation protocol", "$.rai:dataAnnotationProtocol", c => c.AsObject().Remove("rai:dataAnnotationProtocol")),
            ("croissant: limits without words", "$.rai:dataLimitations", c => c["rai:dataLimitations"] = ""),
        }.Select(c => Of(c.Name, $"{File} {c.Path}", f => f.Json(File, c.Change))),
        Of("croissant: no file", File, f => System.IO.File.Delete(f.At(File))),
        Of("croissant: no JSON", File, f => System.IO.File.WriteAllText(f.At(File), "[")),
        Of("croissant: a key twice", File, f => f.Text(File, t => "{\"name\": \"\"," + t[1..])),
    ];

    private static Tampering Of(string name, string place, Action<Forge> change) => new(name, "croissant", place, f =>
    {
        change(f);
        f.Redo();
    });
}
