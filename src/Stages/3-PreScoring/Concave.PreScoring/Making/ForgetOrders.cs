using Concave.Data.Content;
using Concave.Data.Context;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Making;

/// <summary>What orders of responses have to forget: prompts and responses become unreadable.</summary>
internal sealed class ForgetOrders : IForgetProject
{
    public async Task<IReadOnlyList<Forgotten>> Rows(ConcaveDb db, Guid projectId, CancellationToken stop) =>
    [
        new("prompts", await db.OrderedPrompts.CountAsync(p => p.ProjectId == projectId, stop), Forgetting.Unreadable),
        new("responses of models", await db.MadeAnswers.CountAsync(a => a.ProjectId == projectId, stop), Forgetting.Unreadable),
    ];

    public Task<IReadOnlyList<string>> Blobs(ConcaveDb db, Guid projectId, CancellationToken stop) => Task.FromResult<IReadOnlyList<string>>([]);
}
