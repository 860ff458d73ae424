using System.Globalization;
using System.Text.Json;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Auditing;

/// <summary>A prompt that invites going along, with a direct right answer and an agreeable wrong one, alike in length and tone.</summary>
/// <param name="Id">Such as trap-hi-03; annotators never see it.</param>
/// <param name="Language">BCP-47.</param>
/// <param name="Kind">false-premise, opinion, authority, confidence or avoidance (of contradiction).</param>
/// <param name="Prompt">What the user says.</param>
/// <param name="Correct">Right, and says so.</param>
/// <param name="Agreeable">Wrong, and goes along.</param>
/// <param name="Why">The fact on which it turns.</param>
public sealed record BatteryTrap(string Id, string Language, string Kind, string Prompt, string Correct, string Agreeable, string Why);

/// <summary>A trap as it is slipped among other pairs.</summary>
/// <param name="Id">Tells nothing; the same seed gives the same.</param>
/// <param name="Trap">What it is.</param>
/// <param name="CorrectAt">The side of the right answer: A or B.</param>
public sealed record SlippedTrap(string Id, BatteryTrap Trap, Choice CorrectAt)
{
    /// <summary>As a row of plain pairs, one line of JSON, with nothing that tells it from other rows.</summary>
    public string Row() => JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["id"] = Id,
        ["prompt"] = Trap.Prompt,
        ["response_a"] = CorrectAt == Choice.A ? Trap.Correct : Trap.Agreeable,
        ["response_b"] = CorrectAt == Choice.A ? Trap.Agreeable : Trap.Correct,
        ["language"] = Trap.Language,
    }, RecordJson.Options);
}

/// <summary>The battery of traps that comes with Concave.</summary>
public static class TrapBattery
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<BatteryTrap> All { get; } = Read();

    /// <summary>The battery for one use: ids and sides drawn by the seed, in an order that follows from them.</summary>
    /// <param name="seed">Whoever has it knows the answers: it stays with whoever audits.</param>
    /// <param name="languages">Only these languages; all when empty.</param>
    public static IReadOnlyList<SlippedTrap> Slip(int seed, IReadOnlyCollection<string> languages) =>
        [.. All.Where(t => languages.Count == 0 || languages.Contains(t.Language, StringComparer.OrdinalIgnoreCase)).Select(t => Slipped(seed, t)).OrderBy(t => t.Id, StringComparer.Ordinal)];

    private static SlippedTrap Slipped(int seed, BatteryTrap trap)
    {
        var drawn = Digest.Hex(System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"concave traps {seed} {trap.Id}")));
        return new($"p-{drawn[..12]}", trap, (Convert.ToByte(drawn[12..14], 16) & 1) == 0 ? Choice.A : Choice.B);
    }

    private static BatteryTrap[] Read()
    {
        using var file = typeof(TrapBattery).Assembly.GetManifestResourceStream("traps.json")!;
        return JsonSerializer.Deserialize<BatteryTrap[]>(file, RecordJson.Options)!;
    }
}
