using Concave.Data;
using Concave.Data.HandOffs;
using Concave.Datasets.Bag;
using Concave.Kernel;

namespace Concave.Delivery.Packing;

/// <summary>The delivery that a corrected one supersedes, read back from what was sealed.</summary>
/// <param name="Id">The delivery.</param>
/// <param name="Records">Its records.</param>
/// <param name="Digest">SHA-256 of its tag manifest.</param>
internal sealed record SupersededBag(Guid Id, DeliveryRecords Records, string Digest)
{
    /// <returns>The bag; delivery-damaged when it is not what was sealed.</returns>
    internal static async Task<Result<SupersededBag>> Read(SealedDelivery delivery, StoredBag stored, WorkFolder work, CancellationToken stop)
    {
        var tar = await stored.Open(delivery, stop);
        if (tar.Failed)
            return tar.Problem;
        var folder = work.File("superseded");
        await using (tar.Value)
            await BagTar.Unpack(tar.Value, folder, stop);
        return BagReader.Read(folder).Records is { } records ? new SupersededBag(delivery.Id, records, delivery.BagDigest) : Errors.Damaged(delivery.Id);
    }
}
