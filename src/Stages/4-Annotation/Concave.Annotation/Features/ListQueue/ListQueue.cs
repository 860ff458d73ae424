using Concave.Annotation.Working;
using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Ui.Projects;
using Microsoft.EntityFrameworkCore;

namespace Concave.Annotation.Features;

/// <summary>One project in somebody's queue.</summary>
/// <param name="Qualified">False while calibration is before them.</param>
/// <param name="Held">The task they hold; null when none.</param>
/// <param name="Drafted">True when that task has a draft.</param>
/// <param name="Wanted">Judgments that open rounds still want from anybody; how many of them are theirs to give depends on domain and language.</param>
/// <param name="Today">Their judgments since midnight UTC.</param>
/// <param name="Done">All of their judgments that stand.</param>
/// <param name="Returned">Tasks they gave back.</param>
public sealed record QueueLine(Guid ProjectId, string Title, bool Simulated, bool Qualified, Guid? Held, bool Drafted, int Wanted, int Today, int Done, int Returned);

/// <summary>What waits for an annotator, project by project. Nobody else's work is counted.</summary>
public sealed class ListQueue(Store store, SeeProjects see, TimeProvider clock)
{
    public sealed record Request;

    /// <returns>The projects that are open to them; those with work first.</returns>
    public async Task<Result<IReadOnlyList<QueueLine>>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Annotator) is { } refused)
            return refused;
        List<QueueLine> lines = [];
        await using var db = store.Read();
        foreach (var project in await see.All(actor, stop))
            lines.Add(await Line(db, project, actor.Id, stop));
        return lines.OrderByDescending(l => l.Held is not null).ThenByDescending(l => l.Qualified && l.Wanted > 0).ThenBy(l => l.Title, StringComparer.Ordinal).ToArray();
    }

    private async Task<QueueLine> Line(ConcaveDb db, ProjectLine project, Guid person, CancellationToken stop)
    {
        var id = project.ProjectId;
        var qualified = await db.QualifiedAnnotators.AnyAsync(q => q.ProjectId == id && q.AnnotatorId == person && !db.QualificationEnds.Any(e => e.QualificationId == q.Id), stop);
        var held = await db.Assignments.Where(a => a.ProjectId == id && a.AnnotatorId == person && a.State == AssignmentState.Leased)
            .Select(a => new { a.Id, a.DraftRevision }).FirstOrDefaultAsync(stop);
        var open = await db.Rows(ClaimSql.OpenRounds, row => row.GetGuid(0), stop, id, person);
        var own = db.SubmittedJudgments.Where(j => j.ProjectId == id && j.AnnotatorId == person);
        DateTimeOffset midnight = new(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        return new(
            id, project.Title, project.Simulated, qualified, held?.Id, held?.DraftRevision > 0,
            await db.RoundProgress.Where(p => open.Contains(p.RoundId)).SumAsync(p => p.OpenSlots, stop),
            await own.CountAsync(j => j.SubmittedAt >= midnight, stop), await own.CountAsync(stop),
            await db.TaskReturns.CountAsync(r => r.ProjectId == id && r.AnnotatorId == person, stop));
    }
}
