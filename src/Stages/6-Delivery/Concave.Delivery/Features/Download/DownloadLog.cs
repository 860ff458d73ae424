using Concave.Data.Writing;
using Concave.Delivery.Links;
using Concave.Kernel;

namespace Concave.Delivery;

/// <summary>Writes the steps of one download. What happened is written whether or not the reader is still there.</summary>
internal sealed class DownloadLog(Store store, TimeProvider clock, Guid deliveryId, TicketUse use, Guid downloadId)
{
    internal async Task Enter(DownloadStep step, long bytes)
    {
        var entry = new DownloadEntry
        {
            Id = clock.NewId(),
            DownloadId = downloadId,
            DeliveryId = deliveryId,
            TicketId = use.TicketId,
            By = use.By,
            Step = step,
            Bytes = bytes,
            At = clock.GetUtcNow(),
        };
        await store.Write(db =>
        {
            db.DownloadEntries.Add(entry with { });
            return Task.FromResult<Result<Done>>(default(Done));
        }, CancellationToken.None);
    }
}
