using Concave.Kernel.Records;

namespace Concave.PreScoring.Rounds;

/// <summary>A batch whose round has just been opened.</summary>
/// <param name="BatchId">The batch.</param>
/// <param name="RoundId">The round.</param>
/// <param name="Number">The batch's number in its project, 1 for the first.</param>
/// <param name="Pairs">Production pairs.</param>
/// <param name="Sampled">Of these, drawn for the random sample.</param>
/// <param name="Borderline">Of these, judged twice because the AI's opinion could not be relied on.</param>
/// <param name="Slots">Judgments wanted of production pairs.</param>
/// <param name="GoldPool">Verified pairs that may appear in the streams.</param>
/// <param name="Round">The round's number in its batch, 1 for the first.</param>
public sealed record BatchView(Guid BatchId, Guid RoundId, int Number, int Pairs, int Sampled, int Borderline, int Slots, int GoldPool, int Round)
{
    internal static BatchView Of(PreparedRound prepared, int number)
    {
        var draft = prepared.Draft;
        return new(
            prepared.BatchId, prepared.Id, number, draft.Production.Count, draft.Production.Count(r => r.InSample),
            draft.Production.Count(r => r.Reason is not (RouteReason.Single or RouteReason.Sample or RouteReason.Recorded)),
            draft.SlotCount, draft.Gold.Count, prepared.Number);
    }
}
