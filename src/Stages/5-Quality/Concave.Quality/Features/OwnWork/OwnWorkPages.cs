using Concave.Kernel;
using Concave.Ui.Forms;
using Concave.Ui.Pages;
using Concave.Ui.Projects;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Concave.Ui.Http.ActorFromClaims;

namespace Concave.Quality;

/// <summary>The list of disputes as a page.</summary>
public sealed record DisputesView(Guid ProjectId, IReadOnlyList<DisputeView> Disputes);

/// <summary>Own work with its feedback, and disputes. They stand beside the stages: an annotator has no page of this one.</summary>
internal static class OwnWorkPages
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapProject(slug: null);
        pages.MapGet("/work", async (Guid projectId, Guid? before, HttpContext http, ListOwnWork list, CancellationToken stop) =>
            (await list.Handle(new(projectId, before), ActorOf(http), stop)).ToPage<OwnWorkPage, OwnWorkView>());
        pages.MapGet("/work/{judgmentId:guid}", Show);
        pages.MapPost("/work/{judgmentId:guid}/dispute", async (Guid projectId, Guid judgmentId, IFormCollection form, HttpContext http, OpenDispute open, ReadOwnJudgment read, CancellationToken stop) =>
            await (await open.Handle(new(projectId, judgmentId, form.Text("text")), ActorOf(http), stop))
                .After(http, $"/projects/{projectId}/work/{judgmentId}", () => Show(projectId, judgmentId, http, read, stop)));
        pages.MapGet("/disputes", ShowDisputes);
        pages.MapPost("/disputes/{disputeId:guid}", async (Guid projectId, Guid disputeId, IFormCollection form, HttpContext http, AnswerDispute answer, ListDisputes list, CancellationToken stop) =>
            await (await Answer(projectId, disputeId, form, http, answer, stop)).After(http, $"/projects/{projectId}/disputes", () => ShowDisputes(projectId, http, list, stop)));
    }

    private static async Task<IResult> Show(Guid projectId, Guid judgmentId, HttpContext http, ReadOwnJudgment read, CancellationToken stop) =>
        (await read.Handle(new(projectId, judgmentId), ActorOf(http), stop)).ToPage<OwnJudgmentPage, OwnJudgmentView>();

    private static async Task<IResult> ShowDisputes(Guid projectId, HttpContext http, ListDisputes list, CancellationToken stop) =>
        (await list.Handle(new(projectId), ActorOf(http), stop)).Then<DisputesView>(all => new DisputesView(projectId, all)).ToPage<DisputesPage, DisputesView>();

    private static async Task<Result<Done>> Answer(Guid projectId, Guid disputeId, IFormCollection form, HttpContext http, AnswerDispute answer, CancellationToken stop) =>
        form["upheld"].ToString() is "yes" or "no"
            ? await answer.Handle(new(projectId, disputeId, form["upheld"] == "yes", form.Text("text")), ActorOf(http), stop)
            : Errors.Invalid("Upheld", "It is not said who is right.", "Choose one of the two.");
}
