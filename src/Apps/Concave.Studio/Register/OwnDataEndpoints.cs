using Concave.Data.Register;
using Concave.Kernel;
using Concave.Ui.Forms;
using Concave.Ui.Http;
using Concave.Ui.Pages;

namespace Concave.Studio.Register;

/// <summary>Somebody's own data: the page, and the same over HTTP.</summary>
internal static class OwnDataEndpoints
{
    private const string Page = "/account/data";

    internal static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup(Page).ExcludeFromDescription();
        pages.MapGet("", (HttpContext http, OwnData own, CancellationToken stop) => Show(http, own, stop));
        pages.MapGet("/export", Export);
        pages.MapPost("/consents", async (IFormCollection form, HttpContext http, OwnData own, CancellationToken stop) =>
            await (await own.Consent(new(form.Number("version") ?? 0, form.Text("language"), form.Ticked("given")), ActorFromClaims.ActorOf(http), stop)).After(http, Page, () => Show(http, own, stop)));
        pages.MapPost("/requests", async (IFormCollection form, HttpContext http, OwnData own, CancellationToken stop) =>
            await (form.One<DataRequestKind>("kind") is { } kind ? await own.Ask(new(kind, form.Text("text")), ActorFromClaims.ActorOf(http), stop) : NoKind)
                .After(http, Page, () => Show(http, own, stop)));

        var api = routes.MapGroup("/api" + Page);
        api.MapGet("", async (HttpContext http, OwnData own, CancellationToken stop) => Results.Json(await own.Show(ActorFromClaims.ActorOf(http), stop))).Produces<OwnDataView>();
        api.MapGet("/export", Export);
        api.MapPost("/consents", async (ConsentGiven body, HttpContext http, OwnData own, CancellationToken stop) => (await own.Consent(body, ActorFromClaims.ActorOf(http), stop)).ToHttp());
        api.MapPost("/requests", async (DataAsked body, HttpContext http, OwnData own, CancellationToken stop) => (await own.Ask(body, ActorFromClaims.ActorOf(http), stop)).ToHttp());
    }

    private static readonly Problem NoKind = new("request-kind", ProblemKind.Invalid, "It is not said what is asked for.", "Choose one.", "kind");

    private static async Task<IResult> Export(HttpContext http, OwnData own, CancellationToken stop)
    {
        http.Response.Headers.ContentDisposition = "attachment; filename=\"own-data.json\"";
        return Results.Json(await own.Export(ActorFromClaims.ActorOf(http), stop));
    }

    private static async Task<IResult> Show(HttpContext http, OwnData own, CancellationToken stop) =>
        PageAnswers.Page<OwnDataPage, OwnDataView>(await own.Show(ActorFromClaims.ActorOf(http), stop));
}
