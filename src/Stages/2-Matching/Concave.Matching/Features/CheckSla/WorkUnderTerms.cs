using Concave.Data.Context;
using Concave.Kernel;
using Concave.Matching.Panel;
using Concave.Matching.Projects;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching;

/// <summary>What the rules need to know of everybody who is qualified and has agreed to terms.</summary>
internal static class WorkUnderTermsQuery
{
    internal static async Task<IReadOnlyList<(Guid Annotator, Sla Sla, WorkDone Work)>> WorkUnderTerms(
        this ConcaveDb db, Guid project, DateTimeOffset now, CancellationToken stop)
    {
        var agreed = await db.Invitations.AsNoTracking().Where(i => i.ProjectId == project)
            .Join(db.Acceptances, i => i.Id, a => a.InvitationId, (i, a) => new { Invitation = i, a.AcceptedAt }).ToListAsync(stop);
        var qualified = await db.Qualified(project).Select(q => new { q.AnnotatorId, q.QualifiedAt }).ToListAsync(stop);
        var steps = await db.BatchTransitions.AsNoTracking()
            .Where(t => db.Batches.Any(b => b.Id == t.BatchId && b.ProjectId == project)).ToListAsync(stop);
        var judged = await db.SubmittedJudgments.Where(j => j.ProjectId == project)
            .Select(j => new
            {
                j.AnnotatorId,
                j.SubmittedAt,
                Right = j.Purpose == PairPurpose.Gold && !db.GoldRetirements.Any(r => r.PairId == j.PairId) ? db.VerifiedAnswers.Where(v => v.PairId == j.PairId).Select(v => (bool?)(v.Truth == j.Choice)).FirstOrDefault() : null,
            })
            .ToListAsync(stop);
        var open = OpenTimes.Of(steps, now);
        var of = judged.OrderBy(j => j.SubmittedAt).ToLookup(j => j.AnnotatorId);
        List<(Guid, Sla, WorkDone)> work = [];
        foreach (var person in qualified)
        {
            // Terms bind from the moment there is work one may do: agreed to, and qualified.
            if (agreed.Where(a => a.Invitation.AnnotatorId == person.AnnotatorId).MaxBy(a => a.Invitation.Number) is not { } terms)
                continue;
            var from = terms.AcceptedAt > person.QualifiedAt ? terms.AcceptedAt : person.QualifiedAt;
            work.Add((person.AnnotatorId, terms.Invitation.Sla, new(
                from, open, [.. of[person.AnnotatorId].Select(j => j.SubmittedAt)],
                [.. of[person.AnnotatorId].Where(j => j.Right is not null).Select(j => (j.SubmittedAt, j.Right!.Value))])));
        }

        return work;
    }
}
