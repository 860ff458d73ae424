using Concave.Data.Content;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>The root causes of every round of a batch, the newest first.</summary>
public sealed class ListRootCauses(Store store, ContentVault vault)
{
    public sealed record Request(Guid BatchId);

    /// <returns>None when nobody logged one.</returns>
    public async Task<Result<IReadOnlyList<RootCauseRecord>>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refusal)
            return refusal;
        await using var db = store.Read();
        var entries = await db.QualityEntries
            .Where(e => e.Kind == QualityEntryKind.RootCause && db.Rounds.Any(r => r.Id == e.RoundId && r.BatchId == request.BatchId))
            .OrderByDescending(e => e.At).ThenBy(e => e.Id).ToListAsync(stop);
        List<RootCauseRecord> causes = [];
        foreach (var entry in entries)
            causes.Add(await vault.Open<RootCauseRecord>(entry.ProjectId, entry.Content, stop));
        return causes;
    }
}
