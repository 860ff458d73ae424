using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Kernel;

namespace Concave.Scoping;

/// <summary>Enters somebody whom work is done for. Gives the client's id.</summary>
public sealed class CreateClient(Store store, TimeProvider clock)
{
    /// <param name="Name">As the client writes itself, at most 200 characters.</param>
    public sealed record Request(string Name);

    public async Task<Result<Guid>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if ((actor.Refuse(Roles.Lead) ?? NameRules.Check(request.Name, "name")) is { } refused)
            return refused;
        var client = new Client { Id = clock.NewId(), Name = request.Name.Trim(), CreatedAt = clock.GetUtcNow() };
        return await store.Write<Guid>(db =>
        {
            db.Clients.Add(client);
            return Task.FromResult<Result<Guid>>(client.Id);
        }, stop);
    }
}
