using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Delivery.Access;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Delivery;

/// <summary>A lead accepts or declines a proposed change, once. What is accepted waits for the next draft of the guidelines.</summary>
public sealed class DecideProposal(Store store, TimeProvider clock)
{
    public sealed record Request(Guid ProjectId, Guid ProposalId, bool Accept);

    /// <returns>Done; proposal-unknown, or proposal-decided when somebody was first.</returns>
    public async Task<Result<Done>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refused)
            return refused;
        return await store.Write(db => Decide(db, request, actor, stop), stop);
    }

    private async Task<Result<Done>> Decide(ConcaveDb db, Request request, Actor actor, CancellationToken stop)
    {
        if ((await db.ProjectFor(request.ProjectId, actor, stop)).Problem is { } unknown)
            return unknown;
        if (!await db.GuidelinesProposals.AnyAsync(p => p.Id == request.ProposalId && p.ProjectId == request.ProjectId, stop))
            return Errors.ProposalUnknown;
        if (await db.ProposalDecisions.AnyAsync(d => d.ProposalId == request.ProposalId, stop))
            return Errors.ProposalDecided;
        db.ProposalDecisions.Add(new() { ProposalId = request.ProposalId, ProjectId = request.ProjectId, Accepted = request.Accept, By = actor.Id, At = clock.GetUtcNow() });
        return default(Done);
    }
}
