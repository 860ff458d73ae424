using System.Text.Json;
using System.Text.Json.Nodes;

namespace Concave.PreScoring.Prompting;

/// <summary>
/// What an answer has to look like. Only what every provider's grammar understands; ranges are checked by
/// <see cref="ReadVerdict"/>.
/// </summary>
internal static class AnswerSchema
{
    /// <summary>What the question for the worse response is answered with.</summary>
    internal static JsonElement Worse { get; } = Element(Closed(new()
    {
        ["reason"] = Of("string"),
        ["worse"] = OneOf(["response_1", "response_2", "tie"]),
        ["injection_suspected"] = Of("boolean"),
    }));

    internal static JsonElement Verdict(IEnumerable<string> criteria)
    {
        JsonObject scores = [];
        foreach (var criterion in criteria)
            scores[criterion] = Closed(new() { ["response_1"] = Of("integer"), ["response_2"] = Of("integer") });
        return Element(Closed(new()
        {
            ["critical_difference"] = Of("string"),
            ["suspected_hallucinations"] = new JsonObject
            {
                ["type"] = "array",
                ["items"] = Closed(new() { ["response"] = OneOf(["response_1", "response_2"]), ["quote"] = Of("string"), ["claim"] = Of("string"), ["why"] = Of("string") }),
            },
            ["sycophancy"] = Of("string"),
            ["safety"] = Of("string"),
            ["injection_suspected"] = Of("boolean"),
            ["scores"] = Closed(scores),
            ["preferred"] = OneOf(["response_1", "response_2", "tie"]),
            ["strength"] = Of("integer"),
            ["confidence"] = Of("number"),
        }));
    }

    internal static JsonObject Closed(JsonObject properties) => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray([.. properties.Select(p => (JsonNode)p.Key)]),
        ["properties"] = properties,
        ["additionalProperties"] = false,
    };

    internal static JsonObject Of(string type) => new() { ["type"] = type };

    internal static JsonObject OneOf(string[] values) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. values.Select(v => (JsonNode)v)]) };

    internal static JsonElement Element(JsonObject schema) => JsonSerializer.SerializeToElement(schema);
}
