using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping;

/// <summary>Begins a project's next version as a copy of an approved one, of this or another project of the same client [S6].</summary>
public sealed class DeriveGuidelines(Store store, ContentVault vault, DraftGuidelines draft)
{
    /// <param name="ProjectId">The project that gets the draft.</param>
    /// <param name="From">Id of the approved version.</param>
    public sealed record Request(Guid ProjectId, Guid From);

    public async Task<Result<DraftView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refused)
            return refused;
        await using var db = store.Read();
        var project = await db.ProjectFor(request.ProjectId, actor, stop);
        if (project.Failed)
            return project.Problem;
        var (clientId, elsewhere) = (project.Value.ClientId, actor.HasEverywhere(Roles.Lead));
        var origin = await db.ApprovedGuidelines.SingleOrDefaultAsync(
            g => g.Id == request.From && db.Projects.Any(p => p.Id == g.ProjectId && p.ClientId == clientId && (elsewhere || p.Id == request.ProjectId)), stop);
        if (origin is null)
            return GuidelinesErrors.OriginNotFound;
        var document = await vault.Open<GuidelinesDocument>(origin.ProjectId, origin.Document, stop);
        return await draft.Handle(new(request.ProjectId, document, request.From), actor, stop);
    }
}
