using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Delivery.Access;
using Concave.Delivery.FollowUp;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Delivery;

/// <summary>One answer on one delivery.</summary>
public sealed record AnswerView(Guid DeliveryId, int BatchNumber, FollowUpAnswer Answer);

/// <summary>A proposed change and what became of it.</summary>
/// <param name="Accepted">Null while nobody decided.</param>
/// <param name="Drafted">True when a draft took it up.</param>
public sealed record ProposalView(Guid ProposalId, ProposedChange Change, DateTimeOffset ProposedAt, bool? Accepted, bool Drafted);

/// <summary>The finding report of a project, across its deliveries [D5].</summary>
/// <param name="Asked">Deliveries whose client was asked.</param>
/// <param name="Answers">Oldest first.</param>
/// <param name="Proposals">Undecided ones first.</param>
public sealed record FindingsView(Guid ProjectId, string ProjectTitle, bool Simulated, int Asked, IReadOnlyList<AnswerView> Answers, IReadOnlyList<ProposalView> Proposals);

/// <summary>Reads the finding report.</summary>
public sealed class ShowFindings(Store store, ContentVault vault)
{
    public sealed record Request(Guid ProjectId);

    /// <returns>The report; project-not-found when there is none for this actor.</returns>
    public async Task<Result<FindingsView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead | Roles.Client) is { } refused)
            return refused;
        await using var db = store.Read();
        var project = await db.ProjectFor(request.ProjectId, actor, stop);
        if (project.Failed)
            return project.Problem;
        return new FindingsView(
            project.Value.Id, project.Value.Title, project.Value.Simulated, await db.FollowUpAsks.CountAsync(a => a.ProjectId == request.ProjectId, stop),
            await Answers(db, request.ProjectId, stop), await Proposals(db, request.ProjectId, stop));
    }

    private async Task<IReadOnlyList<AnswerView>> Answers(ConcaveDb db, Guid projectId, CancellationToken stop)
    {
        var rows =
            from signal in db.FeedbackSignals
            join delivery in db.SealedDeliveries on signal.DeliveryId equals delivery.Id
            join batch in db.Batches on delivery.BatchId equals batch.Id
            where signal.ProjectId == projectId
            orderby signal.ReceivedAt
            select new { signal.DeliveryId, batch.Number, signal.Content };
        List<AnswerView> answers = [];
        foreach (var row in await rows.ToListAsync(stop))
            answers.Add(new(row.DeliveryId, row.Number, await vault.Open<FollowUpAnswer>(projectId, row.Content, stop)));
        return answers;
    }

    private async Task<IReadOnlyList<ProposalView>> Proposals(ConcaveDb db, Guid projectId, CancellationToken stop)
    {
        var rows =
            from proposal in db.GuidelinesProposals
            join made in db.ProposalDecisions on proposal.Id equals made.ProposalId into decisions
            from decision in decisions.DefaultIfEmpty()
            where proposal.ProjectId == projectId
            orderby proposal.ProposedAt, proposal.Id
            select new { proposal.Id, proposal.Content, proposal.ProposedAt, Accepted = decision == null ? (bool?)null : decision.Accepted, Drafted = db.DraftedProposals.Any(d => d.ProposalId == proposal.Id) };
        List<ProposalView> proposals = [];
        foreach (var row in await rows.ToListAsync(stop))
            proposals.Add(new(row.Id, await vault.Open<ProposedChange>(projectId, row.Content, stop), row.ProposedAt, row.Accepted, row.Drafted));
        return [.. proposals.OrderBy(p => p.Accepted is not null)];
    }
}
