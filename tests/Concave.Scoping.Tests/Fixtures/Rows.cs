using System.Text.Json;

namespace Concave.Scoping.Tests;

/// <summary>Lines of a client's file.</summary>
internal static class Rows
{
    internal static string Many(int count, int from = 1) => string.Concat(Enumerable.Range(from, count).Select(i => Pair($"p-{i}", $"Question {i}?")));

    internal static string Pair(string id, string prompt, string a = "Yes, it does.", string b = "No, never.", string? truth = null, string domain = "General") =>
        JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["id"] = id,
            ["prompt"] = prompt,
            ["response_a"] = a,
            ["response_b"] = b,
            ["domain"] = domain,
            ["language"] = "en-in",
            ["truth"] = truth,
            ["truth_why"] = truth is null ? null : "It is so.",
        }.Where(f => f.Value is not null).ToDictionary(f => f.Key, f => f.Value)) + "\n";
}
