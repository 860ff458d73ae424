using System.Text.Json.Nodes;
using Concave.Datasets.Bag;

namespace Concave.Datasets.Reporting;

/// <summary>The columns of one file, told from the type of its rows.</summary>
internal static class CroissantRecordSet
{
    // What a model learns to predict.
    private static readonly HashSet<string> Labels = new(["preferred", "choice", "label"], StringComparer.Ordinal);

    /// <summary>data/pairs_flat/train.jsonl is the record set <c>pairs_flat_train</c>.</summary>
    internal static JsonObject Of(RecordFile file)
    {
        var name = file.Path["data/".Length..^".jsonl".Length].Replace('/', '_');
        return new()
        {
            ["@type"] = "cr:RecordSet",
            ["@id"] = name,
            ["name"] = name,
            ["field"] = new JsonArray([.. RowColumns.Of(file.Row).Select(c => Field($"{name}/{c.Name}", c.Type, new(file.Path, c.Name, [])))]),
        };
    }

    private static JsonObject Field(string id, Type type, Place place)
    {
        JsonObject field = new() { ["@type"] = "cr:Field", ["@id"] = id, ["name"] = id };
        var item = RowColumns.Scalar(type) is null && type.IsGenericType ? type.GetGenericArguments()[0] : type;
        if (RowColumns.Scalar(item) is { } scalar)
        {
            field["dataType"] = DataType(scalar, place);
            field["source"] = place.Source();
        }
        else
        {
            field["subField"] = new JsonArray([.. RowColumns.Of(item).Select(c => Field($"{id}/{c.Name}", c.Type, place with { Inside = [.. place.Inside, c.Name] }))]);
        }

        if (item != type)
        {
            field["isArray"] = true;
            field["arrayShape"] = "-1";
        }

        return field;
    }

    private static JsonNode DataType(string scalar, Place place)
    {
        var type = scalar switch
        {
            "int64" => "sc:Integer",
            "float64" => "sc:Float",
            "bool" => "sc:Boolean",
            _ => "sc:Text",
        };
        return place.Inside.Length == 0 && Labels.Contains(place.Column) ? new JsonArray(type, "cr:Label") : JsonValue.Create(type);
    }

    /// <summary>Where a value stands: the file, the column, and the keys inside the column's objects.</summary>
    private sealed record Place(string File, string Column, string[] Inside)
    {
        public JsonObject Source()
        {
            JsonObject source = new()
            {
                ["fileObject"] = new JsonObject { ["@id"] = File },
                ["extract"] = new JsonObject { ["column"] = Column },
            };
            if (Inside.Length > 0)
                source["transform"] = new JsonArray([.. Inside.Select(key => new JsonObject { ["jsonPath"] = key })]);
            return source;
        }
    }
}
