using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Matching.Panel;
using Concave.Matching.Projects;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching;

/// <summary>Offers a matched annotator a place on a project, with its terms. Nobody unmatched is invited [C1, C4].</summary>
public sealed class InviteAnnotator(Store store, ContentVault vault, TimeProvider clock)
{
    public sealed record Request(Guid ProjectId, Guid AnnotatorId, Sla Sla);

    /// <returns>The invitation's id; the same one when the same terms are offered again.</returns>
    public async Task<Result<Guid>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if ((actor.Refuse(Roles.Lead) ?? SlaRules.Refuse(request.Sla)) is { } refused)
            return refused;
        var read = await GuidelinesInForce.Read(store, vault, request.ProjectId, stop);
        if (read.Failed)
            return read.Problem;
        if (read.Value.Plan.Recorded is not null)
            return ProjectErrors.Recorded;
        var needs = Needs.Of(read.Value);
        return await store.Write<Guid>(async db =>
        {
            await Exclusive.Lock(db, "annotator", request.AnnotatorId, stop);
            if (await db.FindExpert(request.AnnotatorId, stop) is not { } expert)
                return ProjectErrors.AnnotatorNotFound;
            var match = MatchingRules.Match(needs, Candidate.Of(expert, PastWork.None));
            if (!match.Matched)
                return InviteErrors.NotMatched(match);
            var last = await db.Invitations.LastTo(request.ProjectId, request.AnnotatorId).FirstOrDefaultAsync(stop);
            if (last?.Sla == request.Sla && !await db.EndedSince(last, stop))
                return last.Id;
            var invitation = Invite(request, actor, (last?.Number ?? 0) + 1);
            db.Add(invitation);
            return invitation.Id;
        }, stop);
    }

    private Invitation Invite(Request request, Actor actor, int number) => new()
    {
        Id = clock.NewId(),
        ProjectId = request.ProjectId,
        AnnotatorId = request.AnnotatorId,
        Number = number,
        MaxTurnaroundHours = request.Sla.MaxTurnaroundHours,
        PairsPerDay = request.Sla.PairsPerDay,
        MinGoldAccuracy = request.Sla.MinGoldAccuracy,
        InvitedBy = actor.Id,
        InvitedAt = clock.GetUtcNow(),
    };
}
