using System.Text.Json;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Simulation;

/// <summary>A planted defect: the exact words that are wrong.</summary>
public sealed record PlantedDefect(string Response, string Kind, string Quote);

/// <summary>A sample pair with what a perfect expert would see in it.</summary>
public sealed record KnownPair
{
    public required string Id { get; init; }
    public required IReadOnlyList<MessageRecord> Prompt { get; init; }
    public required string ResponseA { get; init; }
    public required string ResponseB { get; init; }
    public required string Domain { get; init; }
    public required string Language { get; init; }
    public required string TaskType { get; init; }
    public required Choice Truth { get; init; }
    public required string TruthWhy { get; init; }
    public required IReadOnlyList<PlantedDefect> Defects { get; init; }

    /// <summary>Words of both responses: what has to be read closely.</summary>
    public int Words => ResponseA.Split(' ').Length + ResponseB.Split(' ').Length;

    /// <summary>Reads a sample file, one pair a line.</summary>
    public static IEnumerable<KnownPair> ReadAll(string path) =>
        File.ReadLines(path).Select(line => JsonSerializer.Deserialize<KnownPair>(line, RecordJson.Options)!);
}

/// <summary>Finds a sample pair again by what is on the screen, because a screen never names the pair.</summary>
public sealed class Memory
{
    private readonly Dictionary<(string, string), KnownPair> byResponses = [];

    public Memory(IEnumerable<KnownPair> pairs)
    {
        foreach (var pair in pairs)
        {
            byResponses[(pair.ResponseA, pair.ResponseB)] = pair;
            byResponses[(pair.ResponseB, pair.ResponseA)] = pair;
        }
    }

    /// <summary>The pair whose responses are shown.</summary>
    /// <exception cref="KeyNotFoundException">Nobody showed this pair to the simulation.</exception>
    public KnownPair Recall(string left, string right) => byResponses[(left, right)];
}
