using System.Text.Json;
using Concave.Data;
using Concave.Data.Blobs;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Delivery.Closing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Delivery;

/// <summary>
/// Destroys the content of a project whose day has come [D6]: in one transaction the step, the wrapped key and the rows
/// that can be erased; then the other half of the key, the blobs and stale work folders; then the certificate is signed.
/// Cut off anywhere it goes on where it stopped. A project that was opened again, or is not due yet, is left alone.
/// </summary>
internal sealed class DestroyProject(
    Store store, ContentVault vault, IBlobStore blobs, IEnumerable<IForgetProject> parts, IssueCertificate certificate, HomeFolder home, TimeProvider clock)
{
    // The day was set by people; the house's own clockwork carries it out.
    private static readonly Actor House = new(Guid.Empty, Roles.None);

    internal async Task<Result<Done>> Handle(Guid projectId, CancellationToken stop)
    {
        var destroyed = await store.Write(db => Destroy(db, projectId, stop), stop);
        if (destroyed.Failed)
            return destroyed.Problem;
        return destroyed.Value is { } destruction ? await Finish(destruction, stop) : default(Done);
    }

    private async Task<Result<Destruction?>> Destroy(ConcaveDb db, Guid projectId, CancellationToken stop)
    {
        if (await db.Destructions.AsNoTracking().SingleOrDefaultAsync(d => d.ProjectId == projectId, stop) is { } before)
            return before;
        var (last, now) = (await db.LastStepOf(projectId, stop), clock.GetUtcNow());
        if (last is not { To: ProjectState.Closing or ProjectState.Archived } || now < last.Due)
            return (Destruction?)null;
        var step = db.StepProject(projectId, last, ProjectState.Destroyed, House, now, now);
        if (step.Failed)
            return step.Problem;
        await db.SaveChangesAsync(stop); // the key goes only after this step: a trigger holds that
        var destruction = await Forget(db, projectId, now, stop);
        db.Destructions.Add(destruction);
        await db.ProjectKeys.Where(k => k.ProjectId == projectId).ExecuteDeleteAsync(stop);
        return destruction;
    }

    private async Task<Destruction> Forget(ConcaveDb db, Guid projectId, DateTimeOffset now, CancellationToken stop)
    {
        List<string> keys = [];
        List<Forgotten> lines = [];
        foreach (var part in parts)
            keys.AddRange(await part.Blobs(db, projectId, stop));
        foreach (var part in parts)
            lines.AddRange(await part.Rows(db, projectId, stop));
        return new()
        {
            ProjectId = projectId,
            Lines = JsonSerializer.Serialize(lines, RecordJson.Options),
            Blobs = JsonSerializer.Serialize(keys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), RecordJson.Options),
            At = RecordJson.Stamp(now),
        };
    }

    private async Task<Result<Done>> Finish(Destruction destruction, CancellationToken stop)
    {
        vault.Destroy(destruction.ProjectId);
        foreach (var key in JsonSerializer.Deserialize<string[]>(destruction.Blobs, RecordJson.Options)!)
            await blobs.Remove(key, stop);
        WorkFolder.Sweep(home, clock.GetUtcNow());
        return await certificate.Handle(destruction, stop);
    }
}
