using Concave.Delivery.Links;

namespace Concave.Delivery;

/// <summary>A packed delivery on its way out. Dispose it: that is when the log learns how it ended.</summary>
public sealed class DownloadStream : IAsyncDisposable
{
    private const int Portion = 1 << 16;
    private readonly Stream tar;
    private readonly DownloadLog log;
    private long sent;

    internal DownloadStream(Stream tar, Guid deliveryId, long bytes, DownloadLog log) =>
        (this.tar, DeliveryId, Bytes, this.log) = (tar, deliveryId, bytes, log);

    public Guid DeliveryId { get; }

    /// <summary>Length in bytes.</summary>
    public long Bytes { get; }

    /// <summary>What to call the file.</summary>
    public string FileName => $"delivery-{DeliveryId:D}.tar";

    /// <summary>Sends everything.</summary>
    /// <exception cref="IOException">The reader went away.</exception>
    /// <exception cref="OperationCanceledException">The request was aborted.</exception>
    public async Task CopyTo(Stream to, CancellationToken stop)
    {
        var buffer = new byte[Portion];
        for (int length; (length = await tar.ReadAsync(buffer, stop)) > 0; sent += length)
            await to.WriteAsync(buffer.AsMemory(0, length), stop);
        await to.FlushAsync(stop);
    }

    public async ValueTask DisposeAsync()
    {
        await tar.DisposeAsync();
        await log.Enter(sent == Bytes ? DownloadStep.Completed : DownloadStep.Broken, sent);
    }
}
