using Concave.Data.Content;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Datasets.Bag;
using Concave.Delivery.Collecting;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Delivery;

/// <summary>
/// Gathers everything a delivery of a batch would carry, from the database alone: what its report is computed from and
/// its bag is written from. Works for a withheld batch too, whose report says why; sealing one is another matter.
/// </summary>
/// <remarks>The records are client content in the clear. Callers answer for who sees them.</remarks>
public sealed class CollectRecords(Store store, ContentVault vault)
{
    private static readonly string Generator = $"Concave {typeof(CollectRecords).Assembly.GetName().Version!.ToString(fieldCount: 3)}";

    /// <param name="batchId">A batch whose last round was put to the gates.</param>
    /// <param name="stop">Stops reading.</param>
    /// <returns>The records; batch-unknown, or batch-undecided.</returns>
    public async Task<Result<DeliveryRecords>> Handle(Guid batchId, CancellationToken stop)
    {
        await using var db = store.Read();
        var ground = await DeliveryGround.Of(db, vault, batchId, stop);
        if (ground.Failed)
            return ground.Problem;
        var ledger = await LedgerPart.Of(db, ground.Value, stop);
        return await Collect(new(db, vault, ground.Value, stop), ground.Value, ledger);
    }

    private static async Task<DeliveryRecords> Collect(DeliveryReading reading, DeliveryGround ground, LedgerPart ledger)
    {
        var annotators = await reading.Annotators();
        return new()
        {
            Delivery = Header(ground, annotators),
            Guidelines = ground.Guidelines,
            Import = reading.Import(),
            Pairs = await reading.Pairs(),
            Truths = await reading.Truths(),
            Rounds = reading.Rounds(),
            Seeds = await reading.Seeds(),
            Routings = await reading.Routings(),
            Judgments = await reading.Judgments(ledger),
            Withdrawn = await reading.Withdrawn(),
            Flags = await reading.Entries<FlagRecord>(QualityEntryKind.Flag),
            Resolutions = await reading.Entries<ResolutionRecord>(QualityEntryKind.Resolution),
            SpotChecks = await reading.Entries<SpotCheckRecord>(QualityEntryKind.SpotCheck),
            RootCauses = await reading.Entries<RootCauseRecord>(QualityEntryKind.RootCause),
            RetiredGold = await reading.RetiredGold(),
            Verdicts = await reading.Verdicts(),
            Annotators = annotators,
            CalibrationAnswers = await reading.Calibration(),
            PilotAnswers = await reading.Pilot(),
            LedgerEntries = ledger.Entries,
            Seals = ledger.Seals,
        };
    }

    private static DeliveryHeader Header(DeliveryGround ground, IReadOnlyList<AnnotatorRecord> annotators) => new()
    {
        Delivery = ground.DeliveryId,
        Project = ground.ProjectId,
        ProjectTitle = ground.Project.Title,
        ClientName = ground.ClientName,
        Batch = ground.Batch.Id,
        BatchNumber = ground.Batch.Number,
        CreatedAt = RecordJson.Stamp(ground.Verdict.DecidedAt),
        Generator = Generator,
        GuidelinesHash = ground.Approved.Hash,
        GuidelinesApprovedAt = RecordJson.Stamp(ground.Approved.ApprovedAt),
        LooserThanHouse = PlanRules.LooserThanHouse(ground.Guidelines.Plan),
        Simulated = ground.Project.Simulated || annotators.Any(a => a.Simulated),
    };
}
