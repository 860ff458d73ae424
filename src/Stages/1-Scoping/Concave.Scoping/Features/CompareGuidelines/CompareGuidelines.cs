using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Kernel;

namespace Concave.Scoping;

/// <summary>What changed between two versions of a client's guidelines [S6].</summary>
public sealed class CompareGuidelines(Store store, ContentVault vault)
{
    /// <param name="ProjectId">The project whose versions are compared.</param>
    /// <param name="FromHash">The earlier version: a draft of the project, or an approved version of any project of the client.</param>
    /// <param name="ToHash">The later version, likewise.</param>
    public sealed record Request(Guid ProjectId, string FromHash, string ToHash);

    /// <returns>The differences in the order of the document; empty when the two are the same.</returns>
    public async Task<Result<IReadOnlyList<Difference>>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead | Roles.Client) is { } refused)
            return refused;
        await using var db = store.Read();
        var project = await db.ProjectFor(request.ProjectId, actor, stop);
        if (project.Failed)
            return project.Problem;
        var before = await db.DocumentOf(vault, project.Value, request.FromHash, stop);
        if (before.Failed)
            return before.Problem;
        var after = await db.DocumentOf(vault, project.Value, request.ToHash, stop);
        return after.Failed ? after.Problem : Differences.Between(before.Value, after.Value).ToArray();
    }
}
