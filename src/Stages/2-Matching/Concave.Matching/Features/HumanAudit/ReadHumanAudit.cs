using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Datasets;
using Concave.Datasets.Auditing;
using Concave.Datasets.Reading;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Matching.Exercises;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching;

/// <summary>How far one expert is.</summary>
/// <param name="Name">Who; for the client the name under which the report knows them.</param>
/// <param name="Answered">Pairs answered.</param>
public sealed record AuditExpertView(string Name, int Answered);

/// <summary>Where the audit of a project's labels by people stands.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="Labelled">Pairs imported for the purpose audit.</param>
/// <param name="Pairs">Pairs that each expert judges; 0 before it is started.</param>
/// <param name="Experts">The two, when they were asked.</param>
/// <param name="StartedAt">When they were asked.</param>
/// <param name="Due">The working day by whose end it is promised.</param>
/// <param name="DaysLeft">Working days until then; 0 on the last one and after it.</param>
/// <param name="Late">True when it ended after that day, or has not ended although it is over.</param>
/// <param name="EndedAt">When both were done.</param>
/// <param name="Result">What came out; null before the end.</param>
public sealed record HumanAuditView(
    Guid ProjectId, int Labelled, int Pairs, IReadOnlyList<AuditExpertView> Experts, DateTimeOffset? StartedAt, DateOnly? Due, int DaysLeft, bool Late,
    DateTimeOffset? EndedAt, ExpertBaseline? Result);

/// <summary>Where an audit by people stands, and the report it ends in. Nothing of the answers shows before both experts are done.</summary>
public sealed class ReadHumanAudit(Store store, ContentVault vault, TimeProvider clock)
{
    private const int MostPairs = 50_000;

    public sealed record Request(Guid ProjectId);

    public async Task<Result<HumanAuditView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        await using var db = store.Read();
        var project = await Find(db, request.ProjectId, actor, stop);
        return project.Failed ? project.Problem : await View(db, project.Value, actor.Has(Roles.Lead), stop);
    }

    /// <summary>The report of the free audit over all labelled pairs of the project, with what the experts said in it.</summary>
    public async Task<Result<AuditReport>> Report(Request request, Actor actor, CancellationToken stop)
    {
        await using var db = store.Read();
        var project = await Find(db, request.ProjectId, actor, stop);
        if (project.Failed)
            return project.Problem;
        var view = await View(db, project.Value, named: false, stop);
        if (view.Result is not { } result)
            return view.StartedAt is null ? HumanAuditErrors.NotStarted : HumanAuditErrors.Unfinished;
        var format = await db.PairImports.Where(i => i.ProjectId == request.ProjectId && i.Purpose == PairPurpose.Audit).OrderBy(i => i.Id).Select(i => i.Format).FirstAsync(stop);
        var audit = new PairAudit(project.Value.Title, PairFormats.Named(format).Value);
        await foreach (var pair in Labelled(db, request.ProjectId, stop))
            audit.Add(new Accepted(pair));
        return audit.Finish().Then<AuditReport>(report => report.With(result));
    }

    private static async Task<Result<Project>> Find(ConcaveDb db, Guid projectId, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead | Roles.Client) is { } refused)
            return refused;
        var lead = actor.Has(Roles.Lead);
        return await db.Projects.SingleOrDefaultAsync(p => p.Id == projectId && (lead || p.ClientId == actor.ClientId), stop) is { } project ? project : Projects.ProjectErrors.NotFound;
    }

    private async Task<HumanAuditView> View(ConcaveDb db, Project project, bool named, CancellationToken stop)
    {
        var labelled = await db.Pairs.CountAsync(p => p.ProjectId == project.Id && p.Purpose == PairPurpose.Audit, stop);
        if (await db.LastAudit(project.Id, stop) is not { } audit)
            return new(project.Id, labelled, 0, [], null, null, 0, Late: false, null, null);
        var ended = await db.HumanAuditEnds.Where(e => e.AuditId == audit.Id).Select(e => (DateTimeOffset?)e.EndedAt).SingleOrDefaultAsync(stop);
        var day = DateOnly.FromDateTime((ended ?? clock.GetUtcNow()).UtcDateTime);
        return new(
            project.Id, labelled, audit.Pairs, await Experts(db, audit, named, stop), audit.StartedAt, audit.Due, WorkingDays.Between(day, audit.Due), day > audit.Due,
            ended, ended is null ? null : await Result(db, audit, project.Simulated, stop));
    }

    private static async Task<IReadOnlyList<AuditExpertView>> Experts(ConcaveDb db, HumanAudit audit, bool named, CancellationToken stop)
    {
        List<AuditExpertView> experts = [];
        foreach (var part in await db.PartsOf(audit, stop))
        {
            var name = named ? (await Panel.Experts.FindExpert(db, part.AnnotatorId, stop))?.Profile.DisplayName : null;
            experts.Add(new(name ?? part.Pseudonym, await db.ExerciseAnswers.CountAsync(a => a.ExerciseId == part.Id, stop)));
        }

        return experts;
    }

    private static async Task<ExpertBaseline> Result(ConcaveDb db, HumanAudit audit, bool simulated, CancellationToken stop)
    {
        var answers = await db.QualificationAnswers.Where(a => a.ProjectId == audit.ProjectId && a.Purpose == PairPurpose.Audit && a.Attempt == audit.Number)
            .Select(a => new ExpertAnswer(a.Pseudonym, a.PairId, a.Choice, a.Truth)).ToListAsync(stop);
        return ExpertBaseline.Of(answers, simulated);
    }

    private async IAsyncEnumerable<ReadPair> Labelled(ConcaveDb db, Guid project, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var rows = db.Pairs.Where(p => p.ProjectId == project && p.Purpose == PairPurpose.Audit).OrderBy(p => p.Id).Take(MostPairs)
            .Join(db.VerifiedAnswers, p => p.Id, v => v.PairId, (p, v) => new { p.Content, p.ContentHash, v.Truth }).AsAsyncEnumerable();
        var number = 0;
        await foreach (var row in rows.WithCancellation(stop))
        {
            var pair = await vault.Open<PairRecord>(project, row.Content, stop);
            yield return new()
            {
                Row = ++number,
                ExternalId = pair.ExternalId,
                Prompt = [.. pair.Prompt.Select(m => new Message(m.Role, m.Content))],
                ResponseA = pair.ResponseA,
                ResponseB = pair.ResponseB,
                SourcePreference = new(row.Truth, Strength: null),
                ContentHash = row.ContentHash,
            };
        }
    }
}
