using Concave.Data;
using Concave.Datasets.Bag;
using Concave.Datasets.Projections;
using Concave.Datasets.Proof;
using Concave.Kernel;

namespace Concave.Delivery.Packing;

/// <summary>A bag that lies in a working folder. It keeps nothing of the records: they are gone before the bag is read back.</summary>
/// <param name="Folder">Where.</param>
/// <param name="Delivery">Its header.</param>
/// <param name="Round">The round that it delivers.</param>
/// <param name="Supersedes">The delivery that it corrects.</param>
/// <param name="Sealed">Digest and key.</param>
internal sealed record WrittenBag(string Folder, DeliveryHeader Delivery, Guid Round, Guid? Supersedes, SealedBag Sealed)
{
    internal static Result<WrittenBag> Of(DeliveryRecords records, SupersededBag? superseded, IReadOnlyCollection<Projection> projections, SigningKey key, WorkFolder work)
    {
        var folder = work.File("bag");
        var bag = BagWriter.Write(folder, records, () => BagDocuments.Of(records, superseded, projections), key, projections, parquet: true);
        return bag.Then<WrittenBag>(written => new WrittenBag(folder, records.Delivery, records.Rounds.MaxBy(r => r.Number)!.Round, superseded?.Id, written));
    }
}
