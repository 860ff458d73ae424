using Concave.Ui.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Concave.Ui.Http.ActorFromClaims;

namespace Concave.Matching;

/// <summary>The panel over HTTP: register, verify, rank, invite, end, alerts for the lead; accepting for the annotator.</summary>
internal static class PanelEndpoints
{
    internal sealed record Evidence(string Text);

    internal sealed record Offer(Guid AnnotatorId, Sla Sla);

    internal sealed record Reason(string Text);

    internal static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/annotators", async (RegisterAnnotator.Request body, RegisterAnnotator handler, HttpContext http, CancellationToken stop) =>
            (await handler.Handle(body, ActorOf(http), stop)).ToHttp());
        api.MapPost(
            "/annotators/{annotatorId:guid}/credentials/{credentialId:guid}/verification",
            async (Guid annotatorId, Guid credentialId, Evidence body, VerifyCredential handler, HttpContext http, CancellationToken stop) =>
                (await handler.Handle(new(annotatorId, credentialId, body.Text), ActorOf(http), stop)).ToHttp());

        var project = api.MapGroup("/projects/{projectId:guid}");
        project.MapGet("/ranking", async (Guid projectId, RankAnnotators handler, HttpContext http, CancellationToken stop) =>
            (await handler.Handle(new(projectId), ActorOf(http), stop)).ToHttp());
        project.MapGet("/people", async (Guid projectId, ListExperts handler, HttpContext http, CancellationToken stop) =>
            (await handler.Handle(new(projectId), ActorOf(http), stop)).ToHttp());
        project.MapPost("/invitations", async (Guid projectId, Offer body, InviteAnnotator handler, HttpContext http, CancellationToken stop) =>
            (await handler.Handle(new(projectId, body.AnnotatorId, body.Sla), ActorOf(http), stop)).ToHttp());
        project.MapPost("/acceptance", async (Guid projectId, AcceptInvitation handler, HttpContext http, CancellationToken stop) =>
            (await handler.Handle(new(projectId), ActorOf(http), stop)).ToHttp());
        project.MapPost(
            "/annotators/{annotatorId:guid}/end",
            async (Guid projectId, Guid annotatorId, Reason body, EndQualification handler, HttpContext http, CancellationToken stop) =>
                (await handler.Handle(new(projectId, annotatorId, body.Text), ActorOf(http), stop)).ToHttp());
        project.MapPost("/sla-check", async (Guid projectId, CheckSla handler, HttpContext http, CancellationToken stop) =>
            (await handler.Handle(new(projectId), ActorOf(http), stop)).ToHttp());
    }
}
