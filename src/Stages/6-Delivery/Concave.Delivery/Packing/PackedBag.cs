using System.IO.Pipelines;
using Concave.Data.Blobs;

namespace Concave.Delivery.Packing;

/// <summary>A bag that was packed, encrypted and stored.</summary>
/// <param name="Digest">SHA-256 of the packed bag, before it was encrypted, lower hex.</param>
/// <param name="Bytes">Its length.</param>
internal sealed record PackedBag(string Digest, long Bytes)
{
    private const int Ahead = 1 << 20; // bytes that may be packed and not yet stored

    /// <summary>Packs straight into the store: the packed bag never lies on the disk in clear, and never beside the stored one.</summary>
    /// <exception cref="IOException">The bag could not be read, or the store refused it; nothing of it is kept.</exception>
    internal static async Task<PackedBag> Keep(WrittenBag bag, SealedBlobs blobs, Guid projectId, string key, CancellationToken stop)
    {
        Pipe pipe = new(new(pauseWriterThreshold: Ahead, resumeWriterThreshold: Ahead / 2));
        await using var packed = new MeasuredStream(pipe.Writer.AsStream(leaveOpen: true));
        await using var stored = pipe.Reader.AsStream(leaveOpen: true);
        await Task.WhenAll(
            Run(() => blobs.Put(projectId, key, stored, stop), end => pipe.Reader.CompleteAsync(end)),
            Run(() => BagTar.Pack(bag.Folder, $"delivery-{bag.Delivery.Delivery:D}", bag.Delivery.CreatedAt, packed, stop), end => pipe.Writer.CompleteAsync(end)));
        return new(packed.Digest(), packed.Bytes);
    }

    // Whichever side fails tells the other one, which would wait for it for ever.
    private static async Task Run(Func<Task> side, Func<Exception?, ValueTask> complete)
    {
        try
        {
            await side();
        }
        catch (Exception failure)
        {
            await complete(failure);
            throw;
        }

        await complete(null);
    }
}
