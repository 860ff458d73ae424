using Concave.Data.Content;
using Concave.Data.Context;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>What quality has to forget: reviews that wait. What was decided is a hand-off and becomes unreadable.</summary>
internal sealed class ForgetReviews : IForgetProject
{
    public async Task<IReadOnlyList<Forgotten>> Rows(ConcaveDb db, Guid projectId, CancellationToken stop) =>
        [new("review tasks", await db.ReviewTasks.Where(r => r.ProjectId == projectId).ExecuteDeleteAsync(stop), Forgetting.Erased)];

    public Task<IReadOnlyList<string>> Blobs(ConcaveDb db, Guid projectId, CancellationToken stop) => Task.FromResult<IReadOnlyList<string>>([]);
}
