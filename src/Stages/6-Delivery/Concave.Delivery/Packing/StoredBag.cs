using System.Security.Cryptography;
using Concave.Data.Blobs;
using Concave.Data.Content;
using Concave.Data.HandOffs;
using Concave.Kernel;

namespace Concave.Delivery.Packing;

/// <summary>
/// A packed bag in the blob store. It is read whole and held against the digest of its sealing before a byte is handed
/// on: encryption shows a changed blob, the digest shows another one in its place.
/// </summary>
internal sealed class StoredBag(SealedBlobs blobs)
{
    private const int Portion = 1 << 16;

    /// <returns>The packed bag for reading, from its beginning; delivery-damaged when it is not what was sealed, content-destroyed when the project was closed.</returns>
    internal async Task<Result<Stream>> Open(SealedDelivery delivery, CancellationToken stop)
    {
        try
        {
            if (!await IsWhole(delivery, stop))
                return Errors.Damaged(delivery.Id);
            return await blobs.Open(delivery.ProjectId, delivery.BlobKey, stop);
        }
        catch (ContentDestroyedException)
        {
            return Errors.ContentDestroyed;
        }
    }

    private async Task<bool> IsWhole(SealedDelivery delivery, CancellationToken stop)
    {
        try
        {
            await using var tar = await blobs.Open(delivery.ProjectId, delivery.BlobKey, stop);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[Portion];
            for (int length; (length = await tar.ReadAsync(buffer, stop)) > 0;)
                hash.AppendData(buffer, 0, length);
            return Convert.ToHexStringLower(hash.GetHashAndReset()) == delivery.PackedDigest;
        }
        catch (Exception damage) when (damage is CryptographicException or InvalidDataException or EndOfStreamException or FileNotFoundException or DirectoryNotFoundException)
        {
            return false; // every way a changed, shortened, swapped or missing blob shows
        }
    }
}
