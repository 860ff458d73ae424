using Concave.Kernel;
using Concave.Ui.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Concave.Ui.Http.ActorFromClaims;

namespace Concave.Scoping;

/// <summary>Guidelines over HTTP: draft, read, compare and derive; the client approves or returns by hash.</summary>
internal static class GuidelinesEndpoints
{
    /// <summary>The approved version to begin from.</summary>
    internal sealed record Origin(Guid From);

    /// <summary>The hash of the draft that was read.</summary>
    internal sealed record Approval(string? Hash = null);

    /// <summary>What has to change in the draft that was read.</summary>
    internal sealed record Objection(string? Hash = null, string? Text = null);

    internal static void Map(RouteGroupBuilder project)
    {
        project.MapPost("/guidelines", async (Guid projectId, HttpContext http, DraftGuidelines draft, CancellationToken stop) =>
            await Draft(projectId, http, draft, stop)).Accepts<GuidelinesDocument>("application/json");
        project.MapGet("/guidelines", async (Guid projectId, string? hash, HttpContext http, ReadGuidelines read, CancellationToken stop) =>
            (await read.Handle(new(projectId, hash), ActorOf(http), stop)).ToHttp(GuidelinesBody.Answer));
        project.MapGet("/guidelines/differences", async (Guid projectId, string? from, string? to, HttpContext http, CompareGuidelines compare, CancellationToken stop) =>
            (await compare.Handle(new(projectId, from ?? "", to ?? ""), ActorOf(http), stop)).ToHttp());
        project.MapPost("/guidelines/derivations", async (Guid projectId, Origin body, HttpContext http, DeriveGuidelines derive, CancellationToken stop) =>
            (await derive.Handle(new(projectId, body.From), ActorOf(http), stop)).ToHttp());
        project.MapPost("/guidelines/take-up", async (Guid projectId, HttpContext http, TakeUpProposals take, CancellationToken stop) =>
            (await take.Handle(new(projectId), ActorOf(http), stop)).ToHttp());
        project.MapPost("/guidelines/approvals", async (Guid projectId, Approval body, HttpContext http, ApproveGuidelines approve, CancellationToken stop) =>
            (await approve.Handle(new(projectId, body.Hash ?? ""), ActorOf(http), stop)).ToHttp());
        project.MapPost("/guidelines/returns", async (Guid projectId, Objection body, HttpContext http, ReturnGuidelines give, CancellationToken stop) =>
            (await give.Handle(new(projectId, body.Hash ?? "", body.Text ?? ""), ActorOf(http), stop)).ToHttp());
        project.MapGet("/guidelines/returns", async (Guid projectId, string? hash, HttpContext http, ListRemarks list, CancellationToken stop) =>
            (await list.Handle(new(projectId, hash ?? ""), ActorOf(http), stop)).ToHttp());
    }

    private static async Task<IResult> Draft(Guid projectId, HttpContext http, DraftGuidelines draft, CancellationToken stop)
    {
        var document = http.Request.HasJsonContentType() ? await GuidelinesBody.Read(http.Request.Body, stop) : GuidelinesBody.NotJson;
        return document.Failed
            ? document.Problem.ToHttp()
            : (await draft.Handle(new(projectId, document.Value), ActorOf(http), stop)).ToHttp();
    }
}
