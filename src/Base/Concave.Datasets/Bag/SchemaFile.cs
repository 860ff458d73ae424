using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Concave.Kernel.Records;

namespace Concave.Datasets.Bag;

/// <summary>JSON Schema (draft 2020-12) of a row, told from the record type, so that it cannot drift from the rows.</summary>
internal static class SchemaFile
{
    private static readonly JsonSerializerOptions Strict = new(RecordJson.Options) { RespectRequiredConstructorParameters = true };

    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static JsonNode Of(Type row)
    {
        var schema = JsonSchemaExporter.GetJsonSchemaAsNode(Strict, row, new()
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => context.TypeInfo.Type == typeof(DateTimeOffset) ? Time() : node,
        }).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        return schema;
    }

    public static byte[] Bytes(JsonNode schema) => Encoding.UTF8.GetBytes(schema.ToJsonString(Layout) + "\n");

    private static JsonObject Time() => new()
    {
        ["type"] = "string",
        ["pattern"] = @"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$",
    };
}
