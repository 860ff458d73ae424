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

    internal static void Map(IEndpointRouteBuilder routes)
    {
        var stage = routes.MapGroup("/api/delivery").WithTags("delivery");
        Deliveries(stage);
        Tickets(stage);
        Keys(stage);
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
