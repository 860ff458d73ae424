using Concave.Data.Content;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping;

/// <summary>Begins a project for a client, with the key that its content will be sealed with. Gives the project's id.</summary>
public sealed class CreateProject(Store store, ContentVault vault, TimeProvider clock)
{
    /// <param name="ClientId">Whom it is done for.</param>
    /// <param name="Title">At most 200 characters.</param>
    /// <param name="Simulated">True when a program plays the annotators.</param>
    public sealed record Request(Guid ClientId, string Title, bool Simulated);

    public async Task<Result<Guid>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if ((actor.Refuse(Roles.Lead) ?? NameRules.Check(request.Title, "title")) is { } refused)
            return refused;
        var project = new Project
        {
            Id = clock.NewId(),
            ClientId = request.ClientId,
            Title = request.Title.Trim(),
            Simulated = request.Simulated,
            CreatedAt = clock.GetUtcNow(),
        };
        return await store.Write<Guid>(async db =>
        {
            if (!await db.Clients.AnyAsync(c => c.Id == request.ClientId, stop))
                return ProjectAccess.ClientNotFound;
            db.Projects.Add(project);
            vault.AddKey(db, project.Id);
            return project.Id;
        }, stop);
    }
}
