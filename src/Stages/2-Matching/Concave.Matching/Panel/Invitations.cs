using Concave.Data.Context;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching.Panel;

/// <summary>Who was asked, who agreed, and whether that still stands.</summary>
internal static class Invitations
{
    /// <summary>The invitations of one annotator to one project, newest first.</summary>
    internal static IQueryable<Invitation> LastTo(this IQueryable<Invitation> invitations, Guid project, Guid annotator) =>
        invitations.Where(i => i.ProjectId == project && i.AnnotatorId == annotator).OrderByDescending(i => i.Number);

    /// <summary>True when a qualification of the invited was ended after the invitation: ending takes the place away.</summary>
    internal static Task<bool> EndedSince(this ConcaveDb db, Invitation invitation, CancellationToken stop) =>
        db.QualificationEnds.AnyAsync(
            end => end.ProjectId == invitation.ProjectId && end.EndedAt >= invitation.InvitedAt
                && db.QualifiedAnnotators.Any(q => q.Id == end.QualificationId && q.AnnotatorId == invitation.AnnotatorId),
            stop);

    /// <summary>The refusal for somebody without a standing, accepted invitation, or null.</summary>
    internal static async Task<Problem?> RefuseUninvited(this ConcaveDb db, Guid project, Guid annotator, CancellationToken stop)
    {
        var last = await db.Invitations.LastTo(project, annotator).FirstOrDefaultAsync(stop);
        if (last is null || await db.EndedSince(last, stop))
            return NotInvited;
        return await db.Acceptances.AnyAsync(a => a.InvitationId == last.Id, stop) ? null : NotAccepted;
    }

    internal static readonly Problem NotInvited = new(
        "not-invited", ProblemKind.Refused, "You are not invited to this project.", "Ask the lead of the project.");

    internal static readonly Problem NotAccepted = new(
        "not-accepted", ProblemKind.Refused, "You have not accepted the invitation and its terms.", "Accept the invitation first.");
}
