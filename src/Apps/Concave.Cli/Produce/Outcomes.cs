using System.Text.Json;
using Concave.Cli.Home;
using Concave.Data.Writing;
using Concave.Datasets.Reporting;
using Concave.Datasets.Verify;
using Concave.Delivery;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Cli.Produce;

/// <summary>What a judged batch came to: sealed and written out, or withheld with the reasons.</summary>
internal sealed class Outcomes(OwnHome home, Actor actor)
{
    internal static ProduceOutcome NothingJudged(RunFacts facts) => new()
    {
        Outcome = "withheld",
        Reasons = ["The record holds no judgment of a pair that was accepted, so there is nothing to gate. Give --judgments."],
        Rows = facts.Rows,
        Judgments = 0,
        Annotators = 0,
        Gates = [],
        LooserThanHouse = [],
        Agreement = null,
        Delivery = null,
    };

    internal async Task<Result<ProduceOutcome>> Of(RunFacts facts, Guid batch, Action<string> step, CancellationToken stop)
    {
        await using var db = home.Get<Store>().Read();
        var verdict = await db.BatchVerdicts.Where(v => v.BatchId == batch).OrderByDescending(v => v.DecidedAt).FirstOrDefaultAsync(stop);
        if (verdict is null)
            return await Unfinished(db, batch, stop);
        var records = await home.Get<CollectRecords>().Handle(batch, stop);
        if (records.Failed)
            return records.Problem;
        var report = QaReport.From(records.Value);
        var outcome = new ProduceOutcome
        {
            Outcome = verdict.Released ? "released" : "withheld",
            Reasons = JsonSerializer.Deserialize<string[]>(verdict.Reasons, RecordJson.Options)!,
            Rows = facts.Rows,
            Judgments = facts.Judged.Count,
            Annotators = facts.Annotators,
            Gates = report.Gates,
            LooserThanHouse = records.Value.Delivery.LooserThanHouse,
            Agreement = report.Agreement,
            Delivery = null,
        };
        return verdict.Released ? await Deliver(outcome, batch, records.Value.Verdicts.Count(v => v.Released), facts.Input, step, stop) : outcome;
    }

    private async Task<Result<ProduceOutcome>> Deliver(ProduceOutcome outcome, Guid batch, int released, ProduceInput input, Action<string> step, CancellationToken stop)
    {
        var folder = input.Out;
        step("Sealing the delivery …");
        var delivery = await home.Get<SealDelivery>().Handle(new(batch, input.Projections), actor, stop);
        if (delivery.Failed)
            return delivery.Problem;
        if ((await home.Get<ExportDelivery>().Handle(new(delivery.Value.DeliveryId, folder), actor, stop)).Problem is { } failed)
            return failed;
        step("Verifying the delivery …");
        var checks = DeliveryVerifier.Run(folder);
        return checks.FirstOrDefault(c => !c.Passed) is { } fault
            ? new Problem("delivery-unverified", ProblemKind.Refused, $"The delivery written does not verify: {fault.Name}: {fault.Detail}", "Do not use it; report this as a fault of Concave.", fault.File)
            : outcome with { Delivery = new(folder, delivery.Value.BagDigest, delivery.Value.KeyId, released, checks.Count) };
    }

    private static async Task<Result<ProduceOutcome>> Unfinished(Data.Context.ConcaveDb db, Guid batch, CancellationToken stop)
    {
        var last = await db.BatchTransitions.Where(t => t.BatchId == batch).OrderByDescending(t => t.Number).FirstAsync(stop);
        var error = await db.Jobs.Where(j => j.LastError != null).Select(j => j.LastError).FirstOrDefaultAsync(stop);
        return new Problem("batch-unfinished", ProblemKind.Refused, $"The batch stands at {last.To} and was not decided. {error}", "Report this as a fault of Concave.");
    }
}
