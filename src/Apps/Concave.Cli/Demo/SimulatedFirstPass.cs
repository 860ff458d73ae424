using System.Text.Json;
using Concave.Kernel;
using Concave.Simulation;

namespace Concave.Cli.Demo;

/// <summary>Opinions of a simulated AI first pass, written as the file that recorded opinions are read from.</summary>
internal static class SimulatedFirstPass
{
    private const double Skill = 0.85;

    internal static async Task Write(DemoWorld world, string path, CancellationToken stop)
    {
        Chance chance = new(DemoWorld.Seed);
        await using var file = new StreamWriter(path);
        // Gold pairs too: one without an opinion could be told apart from the rest.
        foreach (var pair in new[] { "pairs.jsonl", "gold.jsonl" }.SelectMany(f => KnownPair.ReadAll(world.Sample(f))))
        {
            var choice = chance.Of(pair.Id, "first pass") < Skill ? pair.Truth : Other(pair.Truth);
            var swapped = chance.Of(pair.Id, "swapped") < 0.9 ? choice : Other(choice);
            var confidence = Math.Round(0.6 + (0.39 * chance.Of(pair.Id, "confidence")), 3);
            await file.WriteLineAsync(JsonSerializer.Serialize(new
            {
                pair = pair.Id,
                choice = Letter(choice),
                choice_swapped = Letter(swapped),
                confidence,
                reason = "Simulated opinion of a simulated first pass.",
            }).AsMemory(), stop);
        }
    }

    private static Choice Other(Choice choice) => choice == Choice.A ? Choice.B : Choice.A;

    private static string Letter(Choice choice) => choice == Choice.A ? "a" : "b";
}
