using System.Globalization;
using Concave.Cli.Home;
using Concave.Datasets.Verify;
using Concave.Delivery;
using Concave.Kernel.Records;
using Concave.PreScoring.Features.OpenBatch;
using Concave.PreScoring.Features.RecordOpinions;
using Concave.PreScoring.Features.ReopenBatch;
using Concave.Quality;
using Concave.Studio.Accounts;
using Spectre.Console;

namespace Concave.Cli.Demo;

/// <summary>
/// The sample project from brief to delivery, told act by act. Simulated people, the real handlers, the real gates: one
/// of the panel fails calibration, one batch is withheld, done again and released.
/// </summary>
internal sealed class DemoStory(DemoWorld world, OwnHome home, string folder, IAnsiConsole told)
{
    internal async Task<DemoOutcome> Tell(CancellationToken stop)
    {
        Say(1, "Scoping", await ActOne.Run(world, stop));
        Say(2, "Matching", await ActTwo.Run(world, stop));
        Say(3, "PreScoring", await OpenTheBatch(stop));
        var first = await WorkARound("round 1", stop);
        if (first.State != Data.HandOffs.BatchState.Withheld)
            return await Deliver(withheldOnce: false, stop);
        Say(5, "Quality", $"[red]WITHHELD[/]: {Markup.Escape(string.Join(" ", first.Reasons))}");
        Say(5, "Quality", Markup.Escape(await ActFive.FindTheCause(world, stop)));
        await home.Get<ReopenBatch>().Handle(new(world.BatchId), world.Lead, stop).OrBreak();
        Say(3, "PreScoring", "a new round with a new seed");
        var second = await WorkARound("round 2", stop);
        return second.State == Data.HandOffs.BatchState.Passed
            ? await Deliver(withheldOnce: true, stop)
            : throw new DemoBroken(new("demo-withheld", Kernel.ProblemKind.Refused, $"The second round was withheld too: {string.Join(" ", second.Reasons)}", "Change the sample panel."));
    }

    private async Task<string> OpenTheBatch(CancellationToken stop)
    {
        var opinions = Path.Combine(folder, "simulated-opinions.jsonl");
        await SimulatedFirstPass.Write(world, opinions, stop);
        await home.Get<RecordOpinions>().Handle(new(world.ProjectId, opinions, "simulated-first-pass"), world.Lead, stop).OrBreak();
        var batch = await home.Get<OpenBatch>().Handle(new(world.ProjectId), world.Lead, stop).OrBreak();
        world.BatchId = batch.BatchId;
        return string.Create(CultureInfo.InvariantCulture,
            $"{batch.Pairs} pairs routed: {batch.Sampled} in the random sample, {batch.Borderline} borderline, {batch.Slots} judgments wanted; {batch.GoldPool} gold pairs mixed in");
    }

    private async Task<BatchRow> WorkARound(string occasion, CancellationToken stop)
    {
        var made = await ActFour.Run(world, occasion, stop);
        Say(4, "Annotation", string.Create(CultureInfo.InvariantCulture, $"{occasion}: {made} judgments, gold among them"));
        var batch = await ActFive.Run(world, occasion, stop);
        foreach (var gate in batch.Gates)
            Say(5, "Quality", Gate(gate));
        return batch;
    }

    private async Task<DemoOutcome> Deliver(bool withheldOnce, CancellationToken stop)
    {
        var delivery = await home.Get<SealDelivery>().Handle(new(world.BatchId), world.Lead, stop).OrBreak();
        var release = Path.Combine(folder, "release");
        await home.Get<ExportDelivery>().Handle(new(delivery.DeliveryId, release), world.Lead, stop).OrBreak();
        var checks = DeliveryVerifier.Run(release);
        var failed = checks.Where(c => !c.Passed).ToList();
        Say(6, "Delivery", failed.Count == 0
            ? $"[green]sealed and verified[/]: {checks.Count} checks passed; {Markup.Escape(release)}"
            : $"[red]does not verify[/]: {Markup.Escape(failed[0].Name)}: {Markup.Escape(failed[0].Detail)}");
        return new(world.ProjectId, world.ClientId, release, withheldOnce, failed.Count == 0, await SampleAccounts.Open(world, home, stop));
    }

    private static string Gate(GateRecord gate) => string.Create(CultureInfo.InvariantCulture,
        $"{gate.Gate.Replace('_', ' ')} {gate.Value:0.000} (asked {gate.Threshold:0.00}, n {gate.N}) {gate.Outcome switch
        {
            GateOutcome.Passed => "[green]passed[/]",
            GateOutcome.Failed => "[red]failed[/]",
            GateOutcome.NotEvaluated => "[yellow]not evaluated[/]",
            _ => throw new ArgumentOutOfRangeException(nameof(gate)),
        }}");

    private void Say(int stage, string name, string what) =>
        told.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"[bold]{stage} {name,-11}[/] {what}"));
}

/// <summary>What the demo left behind.</summary>
internal sealed record DemoOutcome(Guid ProjectId, Guid ClientId, string Release, bool WithheldOnce, bool Verified, IReadOnlyList<OpenedAccount> Accounts);
