using System.Text.Json;
using System.Text.Json.Serialization;
using Concave.Kernel.Records;

namespace Concave.Simulation;

/// <summary>A credential of a sample person.</summary>
public sealed record PanelCredential(string Kind, string Title, bool Verified);

/// <summary>One simulated person of a panel: what they know, how they slip, how fast they are.</summary>
public sealed record PanelMember
{
    public required string Name { get; init; }

    /// <summary>Always true: no figure made from this panel may pass for people's work.</summary>
    public required bool Simulated { get; init; }
    public required IReadOnlyList<string> Domains { get; init; }
    public required IReadOnlyList<string> Languages { get; init; }
    public required IReadOnlyList<PanelCredential> Credentials { get; init; }

    /// <summary>Chance of seeing the better response, in [0, 1].</summary>
    public required double Skill { get; init; }

    /// <summary>Chance of pressing the other key all the same, in [0, 1].</summary>
    public required double Slip { get; init; }

    /// <summary>Chance of taking the left response without looking, in [0, 1].</summary>
    public required double PositionBias { get; init; }
    [JsonPropertyName("seconds_per_100_words")]
    public required double SecondsPer100Words { get; init; }

    /// <summary>Chance of judging at a glance once qualified, in [0, 1]: somebody who passed and then stopped reading.</summary>
    public required double Drift { get; init; }

    /// <summary>annotator, senior or engineer.</summary>
    public required string Role { get; init; }

    /// <summary>Reads a panel file.</summary>
    /// <exception cref="InvalidDataException">A member is not marked as simulated, or the file is not a panel.</exception>
    public static IReadOnlyList<PanelMember> ReadAll(string path)
    {
        var members = JsonSerializer.Deserialize<PanelMember[]>(File.ReadAllBytes(path), RecordJson.Options) ?? [];
        return members.Length > 0 && members.All(m => m.Simulated)
            ? members
            : throw new InvalidDataException($"{path}: every member of a simulated panel must say \"simulated\": true.");
    }
}
