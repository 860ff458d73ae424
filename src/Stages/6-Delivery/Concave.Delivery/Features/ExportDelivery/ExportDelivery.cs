using Concave.Data.Blobs;
using Concave.Data.Writing;
using Concave.Delivery.Packing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Delivery;

/// <summary>Unpacks a sealed delivery into a folder of this machine. Clients download theirs by a link instead.</summary>
public sealed class ExportDelivery(Store store, SealedBlobs blobs, TimeProvider clock)
{
    /// <param name="DeliveryId">The delivery.</param>
    /// <param name="Folder">Absent or empty. Everything is written beside it and moved there in one step.</param>
    public sealed record Request(Guid DeliveryId, string Folder);

    /// <returns>The delivery that was written; delivery-unknown, folder-not-empty or delivery-damaged.</returns>
    public async Task<Result<DeliveryView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refused)
            return refused;
        await using var db = store.Read();
        if (await db.SealedDeliveries.AsNoTracking().SingleOrDefaultAsync(d => d.Id == request.DeliveryId, stop) is not { } delivery)
            return Errors.DeliveryUnknown;
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(request.Folder));
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
            return Errors.FolderTaken(request.Folder);
        var tar = await new StoredBag(blobs).Open(delivery, stop);
        if (tar.Failed)
            return tar.Problem;
        await using (tar.Value)
            await Unpack(tar.Value, target, stop);
        return DeliveryView.Of(delivery);
    }

    private async Task Unpack(Stream tar, string target, CancellationToken stop)
    {
        var draft = $"{target}.{clock.NewId():N}.partial";
        Directory.CreateDirectory(draft);
        try
        {
            await BagTar.Unpack(tar, draft, stop);
            if (Directory.Exists(target))
                Directory.Delete(target);
            Directory.Move(draft, target);
        }
        finally
        {
            if (Directory.Exists(draft))
                Directory.Delete(draft, recursive: true);
        }
    }
}
