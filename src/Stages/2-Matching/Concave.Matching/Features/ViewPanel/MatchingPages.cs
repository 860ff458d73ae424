using Concave.Kernel;
using Concave.Ui.Forms;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Concave.Ui.Http.ActorFromClaims;

namespace Concave.Matching;

/// <summary>The stage's page, and the lead's forms on it: register, verify, invite, end, alerts, pilot.</summary>
internal sealed class MatchingPages(
    ViewPanel panel, RankAnnotators rank, ListExperts people, ReadCalibration own, NextPilotPair pilot, NextAuditPair audit, RegisterAnnotator register, VerifyCredential verify,
    InviteAnnotator invite, EndQualification end, CheckSla check, StartPilot startPilot, FinishPilot finishPilot)
{
    internal void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("", Show);
        pages.MapPost("/experts", (Guid projectId, IFormCollection form, HttpContext http, CancellationToken stop) =>
            Then(projectId, http, register.Handle(Profile(form), ActorOf(http), stop), stop));
        pages.MapPost("/experts/{annotatorId:guid}/credentials/{credentialId:guid}", (Guid projectId, Guid annotatorId, Guid credentialId, IFormCollection form, HttpContext http, CancellationToken stop) =>
            Then(projectId, http, verify.Handle(new(annotatorId, credentialId, form.Text("evidence")), ActorOf(http), stop), stop));
        pages.MapPost("/invitations/{annotatorId:guid}", (Guid projectId, Guid annotatorId, IFormCollection form, HttpContext http, CancellationToken stop) =>
            Then(projectId, http, invite.Handle(new(projectId, annotatorId, Terms(form)), ActorOf(http), stop), stop));
        pages.MapPost("/experts/{annotatorId:guid}/end", (Guid projectId, Guid annotatorId, IFormCollection form, HttpContext http, CancellationToken stop) =>
            Then(projectId, http, end.Handle(new(projectId, annotatorId, form.Text("reason")), ActorOf(http), stop), stop));
        pages.MapPost("/alerts", (Guid projectId, IFormCollection form, HttpContext http, CancellationToken stop) =>
            Then(projectId, http, check.Handle(new(projectId), ActorOf(http), stop), stop));
        pages.MapPost("/pilot/start", (Guid projectId, IFormCollection form, HttpContext http, CancellationToken stop) =>
            Then(projectId, http, startPilot.Handle(new(projectId), ActorOf(http), stop), stop));
        pages.MapPost("/pilot/end", (Guid projectId, IFormCollection form, HttpContext http, CancellationToken stop) =>
            Then(projectId, http, finishPilot.Handle(new(projectId), ActorOf(http), stop), stop));
    }

    private async Task<IResult> Then<T>(Guid projectId, HttpContext http, Task<Result<T>> done, CancellationToken stop) =>
        await (await done).After(http, $"/projects/{projectId}/matching", () => Show(projectId, http, stop));

    private async Task<IResult> Show(Guid projectId, HttpContext http, CancellationToken stop)
    {
        var actor = ActorOf(http);
        var seen = actor.Has(Roles.Lead | Roles.Client) ? await panel.Handle(new(projectId), actor, stop) : default;
        var mine = actor.Has(Roles.Annotator) ? await own.Handle(new(projectId, actor.Id), actor, stop) : default;
        if ((seen.Problem ?? mine.Problem) is { } problem)
            return problem.ToPage();
        var lead = actor.Has(Roles.Lead);
        var ranking = lead ? await rank.Handle(new(projectId), actor, stop) : default;
        var experts = lead ? await people.Handle(new(projectId), actor, stop) : default;
        var part = mine.Value is { Qualified: true } ? await pilot.Handle(new(projectId), actor, stop) : default;
        var auditing = mine.Value is not null ? await audit.Handle(new(projectId), actor, stop) : default;
        return PageAnswers.Page<MatchingPage, MatchingView>(new(projectId, seen.Value, ranking.Value, experts.Value, mine.Value, part.Value, auditing.Value));
    }

    private static RegisterAnnotator.Request Profile(IFormCollection form)
    {
        var (account, simulated) = form["account"].ToString().Split('|') is [var id, var nature] ? (id, nature == "program") : ("", false);
        RegisterAnnotator.ClaimedCredential credential = new(form["kind"].ToString(), form.Text("title"), form.Text("issuer"), form["domain"].ToString());
        return new(
            Guid.TryParse(account, out var annotator) ? annotator : Guid.Empty, form.Text("display_name"), form.Words("domains"), form.Words("languages"),
            credential.Title.Length > 0 ? [credential] : [], form.Number("hours_per_week") ?? -1, simulated);
    }

    private static Sla Terms(IFormCollection form) =>
        new(form.Number("sla.max_turnaround_hours") ?? -1, form.Number("sla.pairs_per_day") ?? -1, form.Decimal("sla.min_gold_accuracy"));
}
