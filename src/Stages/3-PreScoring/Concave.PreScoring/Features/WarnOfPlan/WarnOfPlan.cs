using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Datasets.Planning;
using Concave.Kernel;
using Concave.PreScoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Features.WarnOfPlan;

/// <summary>What the approved plan would not prove about the batch that can be opened now, said before it is opened. For leads.</summary>
public sealed class WarnOfPlan(Store store, ContentVault vault)
{
    public sealed record Request(Guid ProjectId);

    /// <returns>The warnings of a batch of every free pair; none when no batch can be opened.</returns>
    public async Task<Result<FreeBatch>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refusal)
            return refusal;
        await using var db = store.Read();
        var guidelines = await db.ApprovedGuidelines.Where(g => g.ProjectId == request.ProjectId).OrderByDescending(g => g.Version).FirstOrDefaultAsync(stop);
        var free = await GatherRound.Unused(db, request.ProjectId, PairPurpose.Production, stop);
        if (guidelines is null || free.Count == 0)
            return new FreeBatch(free.Count, []);
        var plan = (await vault.Open<GuidelinesDocument>(request.ProjectId, guidelines.Document, stop)).Plan;
        var people = await db.QualifiedAnnotators
            .Where(q => q.ProjectId == request.ProjectId && !db.QualificationEnds.Any(e => e.QualificationId == q.Id)).Select(q => q.AnnotatorId).Distinct().CountAsync(stop);
        if (plan.Recorded is not null || people < 2)
            return new FreeBatch(free.Count, []); // judged already, or by nobody yet
        var answer = Planner.Answer(new() { Pairs = free.Count, BatchSize = free.Count, Plan = plan, People = people, Subjects = free.DistinctBy(p => p.Subject).Count() });
        return answer.Then<FreeBatch>(known => new FreeBatch(free.Count, known.Warnings));
    }
}

/// <summary>The batch that would be opened if all free pairs were taken.</summary>
/// <param name="Pairs">Production pairs that are in no batch.</param>
/// <param name="Warnings">Sentences that name the field of the plan to change.</param>
public sealed record FreeBatch(int Pairs, IReadOnlyList<string> Warnings);
