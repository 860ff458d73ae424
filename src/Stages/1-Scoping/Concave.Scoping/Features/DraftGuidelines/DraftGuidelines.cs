using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping;

/// <summary>A draft as the lead and the client see it.</summary>
/// <param name="DraftId">Its id.</param>
/// <param name="Version">1 for the first; approval keeps the number.</param>
/// <param name="Hash">What the client approves: SHA-256 of the canonical document, lower hex.</param>
/// <param name="Faults">Why it cannot be approved yet; empty when it can.</param>
/// <param name="LooserThanHouse">What its plan asks less of than the house standard, as <see cref="PlanRules.LooserThanHouse"/> words it.</param>
public sealed record DraftView(Guid DraftId, int Version, string Hash, IReadOnlyList<Problem> Faults, IReadOnlyList<string> LooserThanHouse);

/// <summary>
/// Keeps a new version of the guidelines, faults and all, for the client to read [S4]. The same document as the newest
/// draft gives that draft again.
/// </summary>
public sealed class DraftGuidelines(Store store, ContentVault vault, TimeProvider clock)
{
    /// <param name="ProjectId">The project they are for.</param>
    /// <param name="Document">Brief, rubric and plan.</param>
    /// <param name="DerivedFrom">Id of the approved version this began as, of this client's projects [S6].</param>
    public sealed record Request(Guid ProjectId, GuidelinesDocument Document, Guid? DerivedFrom = null);

    public async Task<Result<DraftView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refused)
            return refused;
        await using (var db = store.Read())
        {
            if (await Refuse(db, request, actor, stop) is { } problem)
                return problem;
        }

        var faults = GuidelinesRules.Check(request.Document);
        var draft = new GuidelinesDraft
        {
            Id = clock.NewId(),
            ProjectId = request.ProjectId,
            Version = 0,
            Hash = RecordDigests.Guidelines(request.Document),
            Document = await vault.Close(request.ProjectId, request.Document, stop),
            DerivedFrom = request.DerivedFrom,
            DraftedBy = actor.Id,
            DraftedAt = clock.GetUtcNow(),
        };
        return (await store.Write<GuidelinesDraft>(db => Add(db, draft, stop), stop))
            .Then<DraftView>(kept => new DraftView(kept.Id, kept.Version, kept.Hash, faults, PlanRules.LooserThanHouse(request.Document.Plan)));
    }

    private static async Task<Result<GuidelinesDraft>> Add(ConcaveDb db, GuidelinesDraft draft, CancellationToken stop)
    {
        var newest = await db.NewestDraft(draft.ProjectId, stop);
        if (newest?.Hash == draft.Hash && newest.DerivedFrom == draft.DerivedFrom)
            return newest;
        var next = draft with { Version = (newest?.Version ?? 0) + 1 };
        db.GuidelinesDrafts.Add(next);
        return next;
    }

    private static async Task<Problem?> Refuse(ConcaveDb db, Request request, Actor actor, CancellationToken stop)
    {
        var project = await db.ProjectFor(request.ProjectId, actor, stop);
        if (project.Failed || request.DerivedFrom is null)
            return project.Problem;

        // One client's guidelines never become another's.
        var clientId = project.Value.ClientId;
        return await db.ApprovedGuidelines.AnyAsync(
            g => g.Id == request.DerivedFrom && db.Projects.Any(p => p.Id == g.ProjectId && p.ClientId == clientId), stop)
            ? null
            : GuidelinesErrors.OriginNotFound;
    }
}
