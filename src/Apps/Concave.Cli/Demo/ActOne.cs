using System.Text;
using System.Text.Json;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Scoping;

namespace Concave.Cli.Demo;

/// <summary>Scoping: a client, an NDA, guidelines approved by their hash, and the files taken in.</summary>
internal static class ActOne
{
    private const string Nda = "Sample NDA. Nobody signed it: client, project and annotators of this demo are simulated.";

    internal static async Task<string> Run(DemoWorld world, CancellationToken stop)
    {
        world.ClientId = await world.Get<CreateClient>().Handle(new("Sample client (simulated)"), world.Lead, stop).OrBreak();
        world.ProjectId = await world.Get<CreateProject>().Handle(new(world.ClientId, "Sample project (simulated)", Simulated: true), world.Lead, stop).OrBreak();
        await world.Get<RecordNda>().Handle(
            new(world.ProjectId, "Sample client (simulated) and the house", DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime), "sample-nda.txt", Encoding.UTF8.GetBytes(Nda)),
            world.Lead, stop).OrBreak();

        var document = JsonSerializer.Deserialize<GuidelinesDocument>(await File.ReadAllBytesAsync(world.Sample("guidelines.json"), stop), RecordJson.Options)!;
        var draft = await world.Get<DraftGuidelines>().Handle(new(world.ProjectId, document), world.Lead, stop).OrBreak();
        world.Clock.Pass(TimeSpan.FromHours(20));
        await world.Get<ApproveGuidelines>().Handle(new(world.ProjectId, draft.Hash), world.Client, stop).OrBreak();

        var pairs = await Import(world, "pairs", PairPurpose.Production, stop);
        await Import(world, "calibration", PairPurpose.Calibration, stop);
        await Import(world, "gold", PairPurpose.Gold, stop);
        await Import(world, "pilot", PairPurpose.Pilot, stop);
        return $"{document.Rubric.Criteria.Count} criteria with {document.Rubric.Criteria.Sum(c => c.Examples.Count)} worked examples, approved by hash {draft.Hash[..12]}…; {pairs} pairs taken in";
    }

    private static async Task<int> Import(DemoWorld world, string file, PairPurpose purpose, CancellationToken stop) =>
        (await world.Get<ImportPairs>().Handle(new(world.ProjectId, world.Sample($"{file}.jsonl"), Format: null, purpose), world.Lead, stop).OrBreak()).Accepted;
}
