using Concave.Data.Blobs;

namespace Concave.Delivery.Tests.Fixtures;

/// <summary>A blob store whose process dies right after the next blob is durable, or whose disk is full in the middle of it.</summary>
internal sealed class DyingBlobs(string folder) : IBlobStore
{
    private readonly FolderBlobStore inner = new(folder);

    internal bool DieAfterPut { get; set; }

    /// <summary>Bytes of a blob that the disk has room for.</summary>
    internal int? Room { get; set; }

    public async Task Put(string key, Stream content, CancellationToken stop)
    {
        if (Room is { } room)
        {
            await content.ReadExactlyAsync(new byte[room], stop);
            throw new IOException("The sample disk is full.");
        }

        await inner.Put(key, content, stop);
        if (DieAfterPut)
            throw new IOException("The sample process dies here.");
    }

    public Task<Stream> Open(string key, CancellationToken stop) => inner.Open(key, stop);

    public Task<bool> Exists(string key, CancellationToken stop) => inner.Exists(key, stop);

    public Task Remove(string key, CancellationToken stop) => inner.Remove(key, stop);
}
