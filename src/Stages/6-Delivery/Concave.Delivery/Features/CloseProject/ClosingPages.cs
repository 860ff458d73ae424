using System.Globalization;
using Concave.Ui.Forms;
using Concave.Ui.Http;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Concave.Delivery;

/// <summary>The page on which a project is closed.</summary>
internal sealed class ClosingPages(ShowClosing show, CloseProject close, CallOffClosing callOff, KeepArchive archive)
{
    internal void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/closing", (Guid projectId, HttpContext http, CancellationToken stop) => Show(projectId, http, stop));
        pages.MapPost("/closing", async (Guid projectId, IFormCollection form, HttpContext http, CancellationToken stop) => await (form.Ticked("sure")
                ? await close.Handle(new(projectId), ActorFromClaims.ActorOf(http), stop)
                : Errors.ClosingUnsure)
            .After(http, PathOf(projectId), () => Show(projectId, http, stop)));
        pages.MapPost("/closing/call-off", async (Guid projectId, IFormCollection form, HttpContext http, CancellationToken stop) =>
            await (await callOff.Handle(new(projectId), ActorFromClaims.ActorOf(http), stop)).After(http, PathOf(projectId), () => Show(projectId, http, stop)));
        pages.MapPost("/closing/archive", async (Guid projectId, IFormCollection form, HttpContext http, CancellationToken stop) =>
            await (await archive.Handle(new(projectId, Day(form)), ActorFromClaims.ActorOf(http), stop)).After(http, PathOf(projectId), () => Show(projectId, http, stop)));
    }

    private static string PathOf(Guid projectId) => $"/projects/{projectId}/delivery/closing";

    // What is no day is one that the rule refuses.
    private static DateOnly Day(IFormCollection form) =>
        DateOnly.TryParseExact(form.Text("until"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : DateOnly.MinValue;

    private async Task<IResult> Show(Guid projectId, HttpContext http, CancellationToken stop) =>
        (await show.Handle(new(projectId), ActorFromClaims.ActorOf(http), stop)).ToPage<ClosingPage, ClosingView>();
}
