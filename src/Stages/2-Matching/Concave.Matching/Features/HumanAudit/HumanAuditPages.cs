using Concave.Kernel;
using Concave.Matching.Exercises;
using Concave.Ui.Forms;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using static Concave.Ui.Http.ActorFromClaims;

namespace Concave.Matching;

/// <summary>What the page of the audit shows.</summary>
/// <param name="Audit">Where it stands.</param>
/// <param name="Experts">Whom a lead may ask; empty for the client.</param>
public sealed record HumanAuditPageView(HumanAuditView Audit, IReadOnlyList<AnnotatorView> Experts);

/// <summary>The audit by people as pages: the lead asks two experts, they judge, lead and client read the result.</summary>
internal sealed class HumanAuditPages(ReadHumanAudit read, StartHumanAudit start, ListExperts people, NextAuditPair next, AnswerAuditPair answer)
{
    internal void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/audit", Show);
        pages.MapPost("/audit", Start);
        pages.MapGet("/audit/report", Report);
        pages.MapGet("/audit/pairs", ShowPair);
        pages.MapPost("/audit/pairs", Answer);
    }

    private static string Path(Guid projectId) => $"/projects/{projectId}/matching/audit";

    private async Task<IResult> Show(Guid projectId, HttpContext http, CancellationToken stop)
    {
        var actor = ActorOf(http);
        var audit = await read.Handle(new(projectId), actor, stop);
        if (audit.Failed)
            return audit.Problem.ToPage();
        var experts = actor.Has(Roles.Lead) ? await people.Handle(new(projectId), actor, stop) : default;
        return PageAnswers.Page<HumanAuditPage, HumanAuditPageView>(new(audit.Value, [.. experts.Value?.Experts.Select(e => e.Expert) ?? []]));
    }

    private async Task<IResult> Start(Guid projectId, IFormCollection form, HttpContext http, CancellationToken stop) =>
        await (await start.Handle(new(projectId, form.Id("first") ?? Guid.Empty, form.Id("second") ?? Guid.Empty), ActorOf(http), stop))
            .After(http, Path(projectId), () => Show(projectId, http, stop));

    private async Task<IResult> Report(Guid projectId, [FromQuery(Name = "as")] string? form, HttpContext http, CancellationToken stop)
    {
        var report = await read.Report(new(projectId), ActorOf(http), stop);
        return report.Failed ? report.Problem.ToPage() : AuditAnswers.Of(report.Value, form, http);
    }

    // The next pair; when none is left, back to the stage.
    private async Task<IResult> ShowPair(Guid projectId, HttpContext http, CancellationToken stop)
    {
        var task = await next.Handle(new(projectId), ActorOf(http), stop);
        if (task.Problem == ExerciseErrors.NoneLeft)
            return PageAnswers.SeeOther($"/projects/{projectId}/matching");
        return task.Failed
            ? task.Problem.ToPage()
            : PageAnswers.Page<ExercisePage, ExercisePageView>(new(projectId, $"{Path(projectId)}/pairs", PairPurpose.Audit, task.Value));
    }

    private async Task<IResult> Answer(Guid projectId, IFormCollection form, HttpContext http, CancellationToken stop)
    {
        var (task, choice) = ExercisePages.Given(form);
        var kept = choice is { } said ? await answer.Handle(new(projectId, task, said), ActorOf(http), stop) : ExercisePages.Unanswered;
        return await kept.After(http, $"{Path(projectId)}/pairs", () => ShowPair(projectId, http, stop));
    }
}
