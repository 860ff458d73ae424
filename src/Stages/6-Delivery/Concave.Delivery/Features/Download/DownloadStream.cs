using Concave.Delivery.Links;
using Concave.Delivery.Recipients;

namespace Concave.Delivery;

/// <summary>A packed delivery on its way out. Dispose it: that is when the log learns how it ended.</summary>
public sealed class DownloadStream : IAsyncDisposable
{
    private const int Portion = 1 << 16;
    private readonly Stream content;
    private readonly Envelope? envelope;
    private readonly DownloadLog log;
    private long sent;

    /// <param name="tar">The packed bag; disposed with this.</param>
    /// <param name="deliveryId">The delivery.</param>
    /// <param name="bytes">Length of the packed bag.</param>
    /// <param name="envelope">What it is encrypted in; null when the client has no key of their own.</param>
    /// <param name="log">Learns how it ended.</param>
    internal DownloadStream(Stream tar, Guid deliveryId, long bytes, Envelope? envelope, DownloadLog log) =>
        (content, DeliveryId, Bytes, this.envelope, this.log) = (envelope?.Enclose(tar) ?? tar, deliveryId, envelope?.Length ?? bytes, envelope, log);

    public Guid DeliveryId { get; }

    /// <summary>Length in bytes.</summary>
    public long Bytes { get; }

    /// <summary>What to call the file.</summary>
    public string FileName => $"delivery-{DeliveryId:D}.tar{(IsEncrypted ? ".p7m" : "")}";

    /// <summary>True when it is encrypted to the client's own key.</summary>
    public bool IsEncrypted => envelope is not null;

    /// <summary>Sends everything.</summary>
    /// <exception cref="IOException">The reader went away.</exception>
    /// <exception cref="OperationCanceledException">The request was aborted.</exception>
    public async Task CopyTo(Stream to, CancellationToken stop)
    {
        if (envelope is not null)
        {
            await to.WriteAsync(envelope.Head, stop);
            sent = envelope.Head.Length;
        }

        var buffer = new byte[Portion];
        for (int length; (length = await content.ReadAsync(buffer, stop)) > 0; sent += length)
            await to.WriteAsync(buffer.AsMemory(0, length), stop);
        await to.FlushAsync(stop);
    }

    public async ValueTask DisposeAsync()
    {
        await content.DisposeAsync();
        envelope?.Dispose();
        await log.Enter(sent == Bytes ? DownloadStep.Completed : DownloadStep.Broken, sent);
    }
}
