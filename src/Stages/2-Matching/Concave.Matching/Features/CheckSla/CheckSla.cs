using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Matching.Panel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching;

/// <summary>Holds everybody's work on a project against the terms they agreed to, and raises each breach once [C4].</summary>
public sealed class CheckSla(Store store, TimeProvider clock)
{
    public sealed record Request(Guid ProjectId);

    /// <returns>Every alert of the project, newest first.</returns>
    public async Task<Result<SlaAlerts>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refused)
            return refused;
        return await store.Write<SlaAlerts>(async db =>
        {
            await Exclusive.Lock(db, "sla", request.ProjectId, stop);
            var known = await db.SlaAlerts.AsNoTracking().Where(a => a.ProjectId == request.ProjectId).ToListAsync(stop);
            var raised = known.Select(Key).ToHashSet();
            List<SlaAlert> added = [];
            foreach (var (annotator, sla, work) in await db.WorkUnderTerms(request.ProjectId, clock.GetUtcNow(), stop))
                added.AddRange(SlaRules.Breaches(sla, work).Select(b => Raise(request.ProjectId, annotator, b)).Where(a => raised.Add(Key(a))));
            db.AddRange(added);
            return SlaAlerts.Of([.. known, .. added], await db.AllExperts(only: null, stop));
        }, stop);
    }

    private static (Guid, SlaTerm, string) Key(SlaAlert alert) => (alert.AnnotatorId, alert.Term, alert.Day);

    private SlaAlert Raise(Guid project, Guid annotator, Breach breach) => new()
    {
        Id = clock.NewId(),
        ProjectId = project,
        AnnotatorId = annotator,
        Term = breach.Term,
        Day = breach.Day,
        Figure = breach.Figure,
        Agreed = breach.Agreed,
        RaisedAt = clock.GetUtcNow(),
    };
}
