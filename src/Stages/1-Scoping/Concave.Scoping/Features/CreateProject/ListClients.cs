using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping;

/// <summary>Somebody whom work is done for.</summary>
public sealed record ClientView(Guid ClientId, string Name);

/// <summary>The clients by name, for the lead.</summary>
public sealed class ListClients(Store store)
{
    public sealed record Request;

    public async Task<Result<IReadOnlyList<ClientView>>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refused)
            return refused;
        await using var db = store.Read();
        return await db.Clients.OrderBy(c => c.Name).ThenBy(c => c.Id).Select(c => new ClientView(c.Id, c.Name)).ToArrayAsync(stop);
    }
}
