using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping;

/// <summary>Derives the next draft from the guidelines in force with every accepted change that no draft has taken up yet [D5, S6].</summary>
public sealed class TakeUpProposals(Store store, ContentVault vault, DraftGuidelines draft, TimeProvider clock)
{
    public sealed record Request(Guid ProjectId);

    /// <returns>The draft; project-not-found, guidelines-not-approved, or proposals-none when no accepted change waits.</returns>
    public async Task<Result<DraftView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refused)
            return refused;
        await using var db = store.Read();
        if ((await db.ProjectFor(request.ProjectId, actor, stop)).Problem is { } missing)
            return missing;
        var waiting = await Waiting(db, request.ProjectId).ToListAsync(stop);
        if (waiting.Count == 0)
            return GuidelinesErrors.NoProposals;
        var approved = await db.ApprovedGuidelines.Where(g => g.ProjectId == request.ProjectId).OrderByDescending(g => g.Version).FirstOrDefaultAsync(stop);
        if (approved is null)
            return GuidelinesErrors.NotApproved;
        List<ProposedChange> changes = [];
        foreach (var proposal in waiting)
            changes.Add(await vault.Open<ProposedChange>(request.ProjectId, proposal.Content, stop));
        var document = ChangeRules.Apply(await vault.Open<GuidelinesDocument>(request.ProjectId, approved.Document, stop), changes);
        var drafted = await draft.Handle(new(request.ProjectId, document, approved.Id), actor, stop);
        if (drafted.Failed)
            return drafted.Problem;
        // Cut off here, the same proposals make the same draft again, which is then the one there is.
        var noted = await store.Write(write => Note(write, [.. waiting.Select(p => p.Id)], drafted.Value.Hash, stop), stop);
        return noted.Failed ? noted.Problem : drafted.Value;
    }

    /// <summary>Accepted proposals that no draft has taken up.</summary>
    internal static IQueryable<GuidelinesProposal> Waiting(ConcaveDb db, Guid projectId) =>
        db.GuidelinesProposals.Where(p => p.ProjectId == projectId
            && db.ProposalDecisions.Any(d => d.ProposalId == p.Id && d.Accepted) && !db.DraftedProposals.Any(d => d.ProposalId == p.Id)).OrderBy(p => p.Id);

    private async Task<Result<Done>> Note(ConcaveDb db, Guid[] proposals, string hash, CancellationToken stop)
    {
        var noted = await db.DraftedProposals.Where(d => proposals.Contains(d.ProposalId)).Select(d => d.ProposalId).ToListAsync(stop);
        db.DraftedProposals.AddRange(proposals.Except(noted).Select(p => new DraftedProposal { ProposalId = p, Accepted = true, DraftHash = hash, At = clock.GetUtcNow() }));
        return default(Done);
    }
}
