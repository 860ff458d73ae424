using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Matching.Panel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching;

/// <summary>The annotator agrees to the terms of the newest invitation to a project [C4].</summary>
public sealed class AcceptInvitation(Store store, TimeProvider clock)
{
    public sealed record Request(Guid ProjectId);

    /// <returns>The terms agreed to.</returns>
    public async Task<Result<Sla>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Annotator) is { } refused)
            return refused;
        return await store.Write<Sla>(async db =>
        {
            await Exclusive.Lock(db, "annotator", actor.Id, stop);
            var last = await db.Invitations.LastTo(request.ProjectId, actor.Id).FirstOrDefaultAsync(stop);
            if (last is null || await db.EndedSince(last, stop))
                return Invitations.NotInvited;
            if (!await db.Acceptances.AnyAsync(a => a.InvitationId == last.Id, stop))
                db.Add(new Acceptance { InvitationId = last.Id, AcceptedAt = clock.GetUtcNow() });
            return last.Sla;
        }, stop);
    }
}
