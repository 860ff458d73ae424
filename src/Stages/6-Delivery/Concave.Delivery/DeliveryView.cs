using System.Text.Json;
using Concave.Data.HandOffs;
using Concave.Kernel.Records;

namespace Concave.Delivery;

/// <summary>A sealed delivery.</summary>
/// <param name="DeliveryId">The delivery.</param>
/// <param name="ProjectId">Its project.</param>
/// <param name="BatchId">The batch it delivers.</param>
/// <param name="BagDigest">SHA-256 of the bag's tag manifest, lower hex: what the signature and the ledger name.</param>
/// <param name="KeyId">SHA-256 of the signer's public key, lower hex.</param>
/// <param name="LooserThanHouse">Thresholds that asked less than the house standard; empty when none did.</param>
/// <param name="SealedAt">When it was sealed.</param>
/// <param name="PackedDigest">SHA-256 of the file that is downloaded, lower hex.</param>
/// <param name="PackedBytes">Its length.</param>
/// <param name="Supersedes">The delivery of the same batch that this one corrects, if any.</param>
public sealed record DeliveryView(
    Guid DeliveryId, Guid ProjectId, Guid BatchId, string BagDigest, string KeyId, IReadOnlyList<string> LooserThanHouse, DateTimeOffset SealedAt,
    string PackedDigest, long PackedBytes, Guid? Supersedes)
{
    /// <summary>The delivery that corrects this one; only lists fill it in.</summary>
    public Guid? SupersededBy { get; init; }

    internal static DeliveryView Of(SealedDelivery delivery) => new(
        delivery.Id, delivery.ProjectId, delivery.BatchId, delivery.BagDigest, delivery.KeyId,
        JsonSerializer.Deserialize<string[]>(delivery.Looser, RecordJson.Options)!, delivery.SealedAt,
        delivery.PackedDigest, delivery.PackedBytes, delivery.Supersedes);
}
