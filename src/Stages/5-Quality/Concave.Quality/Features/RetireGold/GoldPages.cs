using Concave.Ui.Forms;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Concave.Ui.Http.ActorFromClaims;

namespace Concave.Quality;

/// <summary>The verified pairs that somebody answered.</summary>
public sealed record GoldView(Guid ProjectId, IReadOnlyList<GoldItemView> Items);

/// <summary>What people's answers say about the verified pairs, and the form that retires one.</summary>
internal sealed class GoldPages(ListGold list, RetireGold retire)
{
    internal void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/gold", Show);
        pages.MapPost("/gold/{pairId:guid}/retire", Retire);
    }

    private async Task<IResult> Show(Guid projectId, HttpContext http, CancellationToken stop) =>
        (await list.Handle(new(projectId), ActorOf(http), stop)).Then<GoldView>(items => new GoldView(projectId, items)).ToPage<GoldPage, GoldView>();

    private async Task<IResult> Retire(Guid projectId, Guid pairId, IFormCollection form, HttpContext http, CancellationToken stop) =>
        await (await retire.Handle(new(projectId, pairId, form.Text("reason")), ActorOf(http), stop))
            .After(http, $"/projects/{projectId}/quality/gold", () => Show(projectId, http, stop));
}
