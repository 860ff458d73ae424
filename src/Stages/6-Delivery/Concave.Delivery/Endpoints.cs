using Concave.Delivery.FollowUp;
using Concave.Ui.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Concave.Delivery;

/// <summary>The stage over HTTP. A delivery leaves by a link that a ticket became; there is no other way out.</summary>
internal static class Endpoints
{
    /// <summary>Which shapes a delivery holds beside <c>preference</c>.</summary>
    internal sealed record Shapes(IReadOnlyList<string>? Projections = null);

    /// <summary>How long a ticket may wait to be used.</summary>
    internal sealed record TicketLife(int? Hours = null);

    /// <summary>A ticket's secret.</summary>
    internal sealed record Ticket(string? Secret = null);

    /// <summary>Why the signing key is replaced.</summary>
    internal sealed record Rotation(string? Why = null, bool Compromised = false);

    /// <summary>What a client says after training.</summary>
    internal sealed record Said(
        TrainingMethod Method, IReadOnlyList<BenchmarkResult>? Benchmarks = null, string? Training = null, IReadOnlyList<RemainingFailure>? Failures = null);

    /// <summary>A lead's word on a proposed change.</summary>
    internal sealed record Decision(bool Accept);

    /// <summary>The client's own public key in PEM; null ends the one in force.</summary>
    internal sealed record Own(string? Pem = null);

    /// <summary>Until when the content is kept.</summary>
    internal sealed record Archive(DateOnly Until);

    internal static void Map(IEndpointRouteBuilder routes)
    {
        var stage = routes.MapGroup("/api/delivery").WithTags("delivery");
        Deliveries(stage);
        Tickets(stage);
        Keys(stage);
        Closing(stage.MapGroup("/projects/{projectId:guid}"));
        OwnKey(stage.MapGroup("/projects/{projectId:guid}"));
        FollowUps(stage);
    }

    private static void Closing(RouteGroupBuilder project)
    {
        project.MapGet("/closing", async (Guid projectId, HttpContext http, ShowClosing show, CancellationToken stop) =>
            (await show.Handle(new(projectId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        project.MapPost("/closing", async (Guid projectId, HttpContext http, CloseProject close, CancellationToken stop) =>
            (await close.Handle(new(projectId), ActorFromClaims.ActorOf(http), stop)).ToHttp(due => Results.Json(new { Due = due })));
        project.MapPost("/closing/call-off", async (Guid projectId, HttpContext http, CallOffClosing callOff, CancellationToken stop) =>
            (await callOff.Handle(new(projectId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        project.MapPost("/closing/archive", async (Guid projectId, Archive body, HttpContext http, KeepArchive keep, CancellationToken stop) =>
            (await keep.Handle(new(projectId, body.Until), ActorFromClaims.ActorOf(http), stop)).ToHttp(due => Results.Json(new { Due = due })));
        project.MapGet("/certificate", (Guid projectId, HttpContext http, ShowClosing show, CancellationToken stop) =>
            Certificate(projectId, http, show, c => Results.File(c.Content, "application/json", "certificate.json"), stop));
        project.MapGet("/certificate.sig", (Guid projectId, HttpContext http, ShowClosing show, CancellationToken stop) =>
            Certificate(projectId, http, show, c => Results.File(Convert.FromBase64String(c.Signature), "application/octet-stream", "certificate.sig"), stop));
    }

    private static void OwnKey(RouteGroupBuilder project)
    {
        project.MapGet("/own-key", async (Guid projectId, HttpContext http, UseClientKey key, CancellationToken stop) =>
            (await key.Show(projectId, ActorFromClaims.ActorOf(http), stop)).ToHttp());
        project.MapPost("/own-key", async (Guid projectId, Own body, HttpContext http, UseClientKey key, CancellationToken stop) =>
            (await key.Handle(new(projectId, body.Pem), ActorFromClaims.ActorOf(http), stop)).ToHttp());
    }

    private static void FollowUps(RouteGroupBuilder stage)
    {
        stage.MapPost("/deliveries/{deliveryId:guid}/answers", async (Guid deliveryId, Said body, HttpContext http, AnswerFollowUp answer, CancellationToken stop) =>
            (await answer.Handle(new(deliveryId, body.Benchmarks ?? [], body.Method, body.Training ?? "", body.Failures ?? []), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapGet("/projects/{projectId:guid}/findings", async (Guid projectId, HttpContext http, ShowFindings show, CancellationToken stop) =>
            (await show.Handle(new(projectId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapGet("/projects/{projectId:guid}/findings.md", async (Guid projectId, HttpContext http, ShowFindings show, CancellationToken stop) =>
            (await show.Handle(new(projectId), ActorFromClaims.ActorOf(http), stop)).ToHttp(view => Results.Text(FindingsText.Of(view), "text/markdown; charset=utf-8")));
        stage.MapPost("/projects/{projectId:guid}/findings", async (Guid projectId, HttpContext http, CompileFindings compile, CancellationToken stop) =>
            (await compile.Handle(new(projectId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapPost("/projects/{projectId:guid}/findings/{proposalId:guid}", async (Guid projectId, Guid proposalId, Decision body, HttpContext http, DecideProposal decide, CancellationToken stop) =>
            (await decide.Handle(new(projectId, proposalId, body.Accept), ActorFromClaims.ActorOf(http), stop)).ToHttp());
    }

    private static async Task<IResult> Certificate(Guid projectId, HttpContext http, ShowClosing show, Func<CertificateView, IResult> file, CancellationToken stop)
    {
        var closing = await show.Handle(new(projectId), ActorFromClaims.ActorOf(http), stop);
        if (closing.Failed)
            return closing.Problem.ToHttp();
        return closing.Value.Certificate is { } signed ? file(signed) : Errors.CertificateUnknown.ToHttp();
    }

    private static void Deliveries(RouteGroupBuilder stage)
    {
        stage.MapGet("/projects/{projectId:guid}/deliveries", async (Guid projectId, HttpContext http, ListDeliveries list, CancellationToken stop) =>
            (await list.Handle(new(projectId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapGet("/batches/{batchId:guid}", async (Guid batchId, HttpContext http, ShowSealing show, CancellationToken stop) =>
            (await show.Handle(new(batchId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapPost("/batches/{batchId:guid}/seal", async (Guid batchId, Shapes? body, HttpContext http, RequestSeal ask, CancellationToken stop) =>
            await ask.Handle(new(batchId, body?.Projections), ActorFromClaims.ActorOf(http), stop) is { Problem: { } refused }
                ? refused.ToHttp()
                : Results.Accepted($"/api/delivery/batches/{batchId:D}"));
        stage.MapGet("/deliveries/{deliveryId:guid}/downloads", async (Guid deliveryId, HttpContext http, ListDownloads list, CancellationToken stop) =>
            (await list.Handle(new(deliveryId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
    }

    private static void Tickets(RouteGroupBuilder stage)
    {
        stage.MapPost("/deliveries/{deliveryId:guid}/tickets", async (Guid deliveryId, TicketLife body, HttpContext http, IssueTicket issue, CancellationToken stop) =>
            (await issue.Handle(new(deliveryId, body.Hours), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapPost("/tickets/redeem", async (Ticket body, HttpContext http, RedeemTicket redeem, CancellationToken stop) =>
            (await redeem.Handle(new(body.Secret ?? ""), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapPost("/tickets/{ticketId:guid}/revoke", async (Guid ticketId, HttpContext http, RevokeTicket revoke, CancellationToken stop) =>
            (await revoke.Handle(new(ticketId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        stage.MapGet("/downloads/{ticketId:guid}", async (Guid ticketId, long until, string signature, DownloadDelivery download, CancellationToken stop) =>
            (await download.Handle(new(ticketId, until, signature), stop)).ToHttp(opened => new DownloadAnswer(opened))).AllowAnonymous();
    }

    private static void Keys(RouteGroupBuilder stage)
    {
        stage.MapGet("/keys", async (KeyHistory history, CancellationToken stop) => (await history.Handle(stop)).ToHttp()).AllowAnonymous();
        stage.MapPost("/keys/rotate", async (Rotation body, HttpContext http, RotateKey rotate, CancellationToken stop) =>
            (await rotate.Handle(new(body.Why ?? "", body.Compromised), ActorFromClaims.ActorOf(http), stop)).ToHttp(key => Results.Json(new { KeyId = key })));
    }
}
