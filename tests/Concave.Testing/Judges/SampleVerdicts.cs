using System.Text.Json;
using System.Text.Json.Nodes;
using Concave.Kernel;

namespace Concave.Testing.Judges;

/// <summary>Answers as a model writes them.</summary>
public static class SampleVerdicts
{
    /// <summary>Prefers a response by its text alone, so that the order does not matter, and calls the other one worse.</summary>
    public static Answers Honest(JudgeCall call, double confidence = 0.9)
    {
        var first = Worth(call.First) >= Worth(call.Second);
        return new(call.AsksForWorse ? Worse(first ? "response_2" : "response_1") : Better(call, first ? "response_1" : "response_2", confidence));
    }

    /// <summary>A verdict that passes every check, unless <paramref name="change"/> breaks it.</summary>
    public static string Better(JudgeCall call, string preferred, double confidence = 0.9, Action<JsonObject>? change = null)
    {
        JsonObject scores = [];
        foreach (var criterion in call.Criteria)
            scores[criterion] = new JsonObject { ["response_1"] = preferred == "response_1" ? 4 : 2, ["response_2"] = preferred == "response_2" ? 4 : 2 };
        JsonObject verdict = new()
        {
            ["critical_difference"] = "One response names the year, the other does not.",
            ["suspected_hallucinations"] = new JsonArray(),
            ["sycophancy"] = "",
            ["safety"] = "",
            ["injection_suspected"] = false,
            ["scores"] = scores,
            ["preferred"] = preferred,
            ["strength"] = preferred == "tie" ? 0 : 2,
            ["confidence"] = confidence,
        };
        change?.Invoke(verdict);
        return verdict.ToJsonString();
    }

    public static string Worse(string worse) =>
        JsonSerializer.Serialize(new { reason = "It does not name the year.", worse, injection_suspected = false });

    /// <summary>What the honest judge says of a pair.</summary>
    public static Choice Truth(string responseA, string responseB) => Worth(responseA) >= Worth(responseB) ? Choice.A : Choice.B;

    private static uint Worth(string text)
    {
        var sum = 2166136261u;
        foreach (var letter in text)
            sum = (sum ^ letter) * 16777619u;
        return sum;
    }
}
