using System.Security.Cryptography;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Delivery.Access;
using Concave.Delivery.Recipients;
using Concave.Kernel;

namespace Concave.Delivery;

/// <summary>A client's own key.</summary>
/// <param name="Fingerprint">SHA-256 of the public key, lower hex.</param>
public sealed record ClientKeyView(string Fingerprint, DateTimeOffset Since);

/// <summary>Puts a client's own public key in force, or ends it [D6]. Only somebody of the client does either: the house cannot point deliveries at another key.</summary>
public sealed class UseClientKey(Store store, TimeProvider clock)
{
    /// <param name="ProjectId">A project of the client; the key holds for all of them.</param>
    /// <param name="Pem">RSA public key or certificate in PEM; null ends the key in force.</param>
    public sealed record Request(Guid ProjectId, string? Pem);

    /// <returns>The key in force, null when there is none; client-key-is-clients, client-key-invalid or project-not-found.</returns>
    public async Task<Result<ClientKeyView?>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (!actor.Has(Roles.Client))
            return Errors.ClientKeyIsClients;
        if (request.Pem is null)
            return await store.Write(db => End(db, request.ProjectId, actor, stop), stop);
        var key = ClientKeyRules.Read(request.Pem);
        if (key.Failed)
            return key.Problem;
        using (key.Value)
            return await store.Write(db => Add(db, request.ProjectId, key.Value, actor, stop), stop);
    }

    /// <summary>The key in force for whoever may see the project.</summary>
    public async Task<Result<ClientKeyView?>> Show(Guid projectId, Actor actor, CancellationToken stop)
    {
        await using var db = store.Read();
        var project = await db.ProjectFor(projectId, actor, stop);
        return project.Failed ? project.Problem : View(await db.KeyOf(project.Value.ClientId, stop));
    }

    private async Task<Result<ClientKeyView?>> Add(ConcaveDb db, Guid projectId, RSA key, Actor actor, CancellationToken stop)
    {
        var project = await OwnProject(db, projectId, actor, stop);
        if (project.Failed)
            return project.Problem;
        var added = new ClientKey
        {
            Id = clock.NewId(),
            ClientId = project.Value.ClientId,
            PublicPem = key.ExportSubjectPublicKeyInfoPem(),
            Fingerprint = ClientKeyRules.Fingerprint(key),
            By = actor.Id,
            At = clock.GetUtcNow(),
        };
        db.ClientKeys.Add(added);
        return View(added);
    }

    private async Task<Result<ClientKeyView?>> End(ConcaveDb db, Guid projectId, Actor actor, CancellationToken stop)
    {
        var project = await OwnProject(db, projectId, actor, stop);
        if (project.Failed)
            return project.Problem;
        // Every one that stands: an older key must not come into force again.
        while (await db.KeyOf(project.Value.ClientId, stop) is { } standing)
        {
            db.ClientKeyEnds.Add(new() { KeyId = standing.Id, By = actor.Id, At = clock.GetUtcNow() });
            await db.SaveChangesAsync(stop);
        }

        return (ClientKeyView?)null;
    }

    // A lead who is a client's user as well still acts for that client alone.
    private static Task<Result<Project>> OwnProject(ConcaveDb db, Guid projectId, Actor actor, CancellationToken stop) =>
        db.ProjectFor(projectId, actor with { Roles = Roles.Client }, stop);

    private static ClientKeyView? View(ClientKey? key) => key is null ? null : new(key.Fingerprint, key.At);
}
