using Concave.Data.Content;
using Concave.Data.Context;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping;

/// <summary>What scoping has to forget: drafts become unreadable, the lists of rows set aside go.</summary>
internal sealed class ForgetScoping : IForgetProject
{
    public async Task<IReadOnlyList<Forgotten>> Rows(ConcaveDb db, Guid projectId, CancellationToken stop) =>
        [new("drafts of guidelines", await db.GuidelinesDrafts.CountAsync(d => d.ProjectId == projectId, stop), Forgetting.Unreadable)];

    public async Task<IReadOnlyList<string>> Blobs(ConcaveDb db, Guid projectId, CancellationToken stop) =>
        (await db.PairImports.Where(i => i.ProjectId == projectId).Select(i => i.Id).ToListAsync(stop)).ConvertAll(i => KeptSetAside.KeyOf(projectId, i));
}
