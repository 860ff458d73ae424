using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping;

/// <summary>
/// The client freezes the newest draft by its exact hash [S4]. Nobody else can: not the lead, not another client.
/// Gives the id of the approved version; approving it again gives the same id.
/// </summary>
public sealed class ApproveGuidelines(Store store, ContentVault vault, TimeProvider clock)
{
    /// <param name="ProjectId">The client's project.</param>
    /// <param name="Hash">The hash of the draft that the client has read, lower hex.</param>
    public sealed record Request(Guid ProjectId, string Hash);

    public async Task<Result<Guid>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Client) is { } refused)
            return refused;
        await using (var db = store.Read())
        {
            if (await Refuse(db, request, actor, stop) is { } problem)
                return problem;
        }

        return await store.Write<Guid>(db => Approve(db, request, actor, stop), stop);
    }

    private async Task<Problem?> Refuse(ConcaveDb db, Request request, Actor actor, CancellationToken stop)
    {
        // The lead may see every project; approving takes being its client.
        var project = await db.Projects.SingleOrDefaultAsync(p => p.Id == request.ProjectId, stop);
        if (project is null || project.ClientId != actor.ClientId)
            return ProjectAccess.NotFound;
        if (await db.NewestDraft(request.ProjectId, stop) is not { } draft)
            return GuidelinesErrors.NoDraft;
        if (draft.Hash != request.Hash)
            return null; // decided under the lock, where the newest cannot change any more
        var faults = GuidelinesRules.Check(await vault.Open<GuidelinesDocument>(draft.ProjectId, draft.Document, stop));
        return faults.Count == 0 ? null : GuidelinesErrors.Faulty(faults);
    }

    private async Task<Result<Guid>> Approve(ConcaveDb db, Request request, Actor actor, CancellationToken stop)
    {
        var inForce = await db.ApprovedGuidelines.AsNoTracking().Where(g => g.ProjectId == request.ProjectId)
            .OrderByDescending(g => g.Version).FirstOrDefaultAsync(stop);
        var newest = (await db.NewestDraft(request.ProjectId, stop))!;
        if (newest.Hash != request.Hash)
            return inForce?.Hash == request.Hash ? inForce.Id : GuidelinesErrors.NotTheNewest(request.Hash, newest.Hash);
        if (inForce?.Hash == newest.Hash)
            return inForce.Id;

        var approved = new ApprovedGuidelines
        {
            Id = clock.NewId(),
            ProjectId = request.ProjectId,
            Version = newest.Version,
            Hash = newest.Hash,
            Document = newest.Document,
            DerivedFrom = newest.DerivedFrom,
            ApprovedBy = actor.Id,
            ApprovedAt = Kernel.Records.RecordJson.Stamp(clock.GetUtcNow()),
        };
        db.ApprovedGuidelines.Add(approved);
        db.EnterDigest(request.ProjectId, Guid.Empty, LedgerKinds.Guidelines, approved.Id, approved.Hash, clock);
        return approved.Id;
    }
}
