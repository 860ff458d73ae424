using Concave.Data.Content;
using Concave.Data.Context;
using Microsoft.EntityFrameworkCore;

namespace Concave.Annotation.Working;

/// <summary>What annotation has to forget: unsent answers go, the reasons of tasks given back become unreadable, and nobody holds a task.</summary>
internal sealed class ForgetWork : IForgetProject
{
    public async Task<IReadOnlyList<Forgotten>> Rows(ConcaveDb db, Guid projectId, CancellationToken stop)
    {
        var drafts = await db.Assignments.Where(a => a.ProjectId == projectId && a.Draft != null).ExecuteUpdateAsync(set => set.SetProperty(a => a.Draft, (byte[]?)null), stop);
        await db.Assignments.Where(a => a.ProjectId == projectId && a.State == AssignmentState.Leased)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.State, AssignmentState.Returned), stop);
        return
        [
            new("unsent answers", drafts, Forgetting.Erased),
            new("reasons of tasks given back", await db.TaskReturns.CountAsync(r => r.ProjectId == projectId, stop), Forgetting.Unreadable),
        ];
    }

    public Task<IReadOnlyList<string>> Blobs(ConcaveDb db, Guid projectId, CancellationToken stop) => Task.FromResult<IReadOnlyList<string>>([]);
}
