using System.Globalization;
using Concave.Kernel;
using Concave.Ui.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Concave.Ui.Http.ActorFromClaims;

namespace Concave.Scoping;

/// <summary>Clients, projects and their NDA over HTTP.</summary>
internal static class ProjectEndpoints
{
    /// <summary>A new client.</summary>
    internal sealed record NewClient(string? Name = null);

    /// <summary>What the client says to audited pairs as calibration material.</summary>
    internal sealed record Consent(bool Agreed, string? Reference = null);

    /// <summary>How to go on from an audit.</summary>
    internal sealed record GoOn(bool Calibration = false);

    /// <summary>A new project.</summary>
    internal sealed record NewProject(Guid ClientId, string? Title = null, bool Simulated = false);

    internal static void Map(RouteGroupBuilder stage, RouteGroupBuilder project)
    {
        stage.MapPost("/clients", async (NewClient body, HttpContext http, CreateClient create, CancellationToken stop) =>
            (await create.Handle(new(body.Name ?? ""), ActorOf(http), stop)).ToHttp());
        stage.MapGet("/clients", async (HttpContext http, ListClients list, CancellationToken stop) =>
            (await list.Handle(new(), ActorOf(http), stop)).ToHttp());
        stage.MapPost("/projects", async (NewProject body, HttpContext http, CreateProject create, CancellationToken stop) =>
            (await create.Handle(new(body.ClientId, body.Title ?? "", body.Simulated), ActorOf(http), stop)).ToHttp());
        stage.MapGet("/projects", async (HttpContext http, ListProjects list, CancellationToken stop) =>
            (await list.Handle(new(), ActorOf(http), stop)).ToHttp());
        project.MapGet("", async (Guid projectId, HttpContext http, ViewProject view, CancellationToken stop) =>
            (await view.Handle(new(projectId), ActorOf(http), stop)).ToHttp());
        project.MapPost("/audit-material", async (Guid projectId, Consent body, HttpContext http, AgreeToMaterial agree, CancellationToken stop) =>
            (await agree.Handle(new(projectId, body.Agreed, body.Reference ?? ""), ActorOf(http), stop)).ToHttp());
        project.MapPost("/from-audit", async (Guid projectId, GoOn body, HttpContext http, GoOnFromAudit go, CancellationToken stop) =>
            (await go.Handle(new(projectId, body.Calibration), ActorOf(http), stop)).ToHttp());
        project.MapPost(
            "/nda",
            async (Guid projectId, string? parties, string? signedOn, string? fileName, HttpContext http, RecordNda record, CancellationToken stop) =>
                await Record(new(projectId, parties ?? "", Day(signedOn), fileName ?? "", default), http, record, stop)).TakesFile();
    }

    private static async Task<IResult> Record(RecordNda.Request nda, HttpContext http, RecordNda record, CancellationToken stop)
    {
        var actor = ActorOf(http);
        if (actor.Refuse(Roles.Lead) is { } refused)
            return refused.ToHttp();
        if (FileUpload.Refuse(http) is { } odd)
            return odd.ToHttp();
        var document = await FileUpload.Read(http.Request.Body, NdaRules.LargestDocument, stop);
        return (await record.Handle(nda with { Document = document }, actor, stop)).ToHttp();
    }

    // What is no day is refused as one that lies in the future.
    private static DateOnly Day(string? said) =>
        DateOnly.TryParseExact(said, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : DateOnly.MaxValue;
}
