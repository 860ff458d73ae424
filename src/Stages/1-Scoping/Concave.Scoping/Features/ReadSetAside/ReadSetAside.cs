using Concave.Data.Blobs;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping;

/// <summary>Every row that a finished import set aside, with the reason and how to mend it: for the lead and the client whose rows they are.</summary>
public sealed class ReadSetAside(Store store, SealedBlobs blobs)
{
    /// <param name="ProjectId">The project.</param>
    /// <param name="ImportId">One of its imports.</param>
    public sealed record Request(Guid ProjectId, Guid ImportId);

    /// <returns>JSON Lines, one <see cref="Datasets.Reading.SetAside"/> a line in the order of the file, to be disposed; empty when nothing was set aside.</returns>
    public async Task<Result<Stream>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead | Roles.Client) is { } refused)
            return refused;
        await using var db = store.Read();
        if ((await db.ProjectFor(request.ProjectId, actor, stop)).Problem is { } missing)
            return missing;
        var outcome = await db.ImportOutcomes.SingleOrDefaultAsync(o => o.ImportId == request.ImportId && o.ProjectId == request.ProjectId, stop);
        if (outcome is null)
            return ImportErrors.NotFound;
        return outcome.Read == outcome.Accepted + outcome.Unchanged
            ? Stream.Null
            : await blobs.OpenSetAside(request.ProjectId, request.ImportId, stop);
    }
}
