using System.Text.Json.Nodes;

namespace Concave.Datasets.Reporting;

/// <summary>What the short names of <see cref="CroissantFile"/> stand for.</summary>
internal static class CroissantContext
{
    private const string Croissant = "http://mlcommons.org/croissant/";

    // Properties of the vocabulary that are written without its prefix.
    private static readonly string[] Own =
    [
        "arrayShape", "citeAs", "column", "extract", "field", "fileObject", "fileProperty", "fileSet", "format", "includes", "isArray", "isLiveDataset",
        "jsonPath", "key", "md5", "parentField", "path", "recordSet", "references", "regex", "repeated", "replace", "separator", "source", "subField", "transform",
    ];

    /// <summary>Every vocabulary that a reader must know, by prefix.</summary>
    internal static IReadOnlyDictionary<string, string> Vocabularies { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["cr"] = Croissant,
        ["dct"] = "http://purl.org/dc/terms/",
        ["prov"] = "http://www.w3.org/ns/prov#",
        ["rai"] = Croissant + "RAI/",
        ["sc"] = "https://schema.org/",
    };

    internal static JsonObject Of()
    {
        JsonObject context = new() { ["@language"] = "en", ["@vocab"] = "https://schema.org/", ["conformsTo"] = "dct:conformsTo" };
        foreach (var (prefix, vocabulary) in Vocabularies)
            context[prefix] = vocabulary;
        foreach (var name in Own)
            context[name] = $"cr:{name}";
        context["data"] = new JsonObject { ["@id"] = "cr:data", ["@type"] = "@json" };
        context["dataType"] = new JsonObject { ["@id"] = "cr:dataType", ["@type"] = "@vocab" };
        return context;
    }
}
