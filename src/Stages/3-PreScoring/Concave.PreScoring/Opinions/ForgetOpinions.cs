using Concave.Data.Content;
using Concave.Data.Context;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Opinions;

/// <summary>What pre-scoring has to forget: explanations of the AI become unreadable.</summary>
internal sealed class ForgetOpinions : IForgetProject
{
    public async Task<IReadOnlyList<Forgotten>> Rows(ConcaveDb db, Guid projectId, CancellationToken stop) =>
        [new("opinions of the AI", await db.Opinions.CountAsync(o => o.ProjectId == projectId, stop), Forgetting.Unreadable)];

    public Task<IReadOnlyList<string>> Blobs(ConcaveDb db, Guid projectId, CancellationToken stop) => Task.FromResult<IReadOnlyList<string>>([]);
}
