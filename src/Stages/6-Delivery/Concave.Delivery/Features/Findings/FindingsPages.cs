using Concave.Ui.Forms;
using Concave.Ui.Http;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Concave.Delivery;

/// <summary>The pages of what came after delivery: the finding report, decisions on proposals, answers.</summary>
internal sealed class FindingsPages(ShowFindings show, CompileFindings compile, DecideProposal decide)
{
    internal void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/findings", (Guid projectId, HttpContext http, CancellationToken stop) => Show(projectId, http, stop));
        pages.MapPost("/findings", async (Guid projectId, IFormCollection form, HttpContext http, CancellationToken stop) =>
            await (await compile.Handle(new(projectId), ActorFromClaims.ActorOf(http), stop)).After(http, PathOf(projectId), () => Show(projectId, http, stop)));
        pages.MapPost("/findings/{proposalId:guid}", async (Guid projectId, Guid proposalId, IFormCollection form, HttpContext http, CancellationToken stop) =>
            await (await decide.Handle(new(projectId, proposalId, form.Ticked("accept")), ActorFromClaims.ActorOf(http), stop))
                .After(http, PathOf(projectId), () => Show(projectId, http, stop)));
    }

    private static string PathOf(Guid projectId) => $"/projects/{projectId}/delivery/findings";

    private async Task<IResult> Show(Guid projectId, HttpContext http, CancellationToken stop) =>
        (await show.Handle(new(projectId), ActorFromClaims.ActorOf(http), stop)).ToPage<FindingsPage, FindingsView>();
}
