using System.Globalization;
using Concave.Data.Register;
using Concave.Ui.Forms;
using Concave.Ui.Http;
using Concave.Ui.Pages;

namespace Concave.Studio.Register;

/// <summary>The operator's register: the page, and the same over HTTP.</summary>
internal static class RegisterEndpoints
{
    private const string Page = "/installation/register";

    internal static void Map(IEndpointRouteBuilder routes)
    {
        MapPages(routes.MapGroup(Page).ExcludeFromDescription());
        MapApi(routes.MapGroup("/api" + Page));
    }

    private static void MapPages(RouteGroupBuilder pages)
    {
        pages.MapGet("", (HttpContext http, KeepRegister book, CancellationToken stop) => Show(http, book, stop));
        pages.MapPost("/notices", async (IFormCollection form, HttpContext http, KeepRegister book, CancellationToken stop) =>
            await (await book.Publish(new(form.Number("version") ?? 0, form.Text("language"), form.Text("text"), form.Ticked("tells")), ActorFromClaims.ActorOf(http), stop)).After(http, Page, () => Show(http, book, stop)));
        pages.MapPost("/requests/{requestId:guid}", async (Guid requestId, IFormCollection form, HttpContext http, KeepRegister book, CancellationToken stop) =>
            await (await book.Answer(requestId, new(form.Text("text")), ActorFromClaims.ActorOf(http), stop)).After(http, Page, () => Show(http, book, stop)));
        pages.MapPost("/breaches", async (IFormCollection form, HttpContext http, KeepRegister book, CancellationToken stop) =>
            await (await book.Record(new(form.Text("what"), Time(form)), ActorFromClaims.ActorOf(http), stop)).After(http, Page, () => Show(http, book, stop)));
        pages.MapPost("/breaches/{breachId:guid}", async (Guid breachId, IFormCollection form, HttpContext http, KeepRegister book, CancellationToken stop) =>
            await (form.One<BreachDuty>("duty") is { } duty ? await book.Did(breachId, duty, ActorFromClaims.ActorOf(http), stop) : RegisterRules.BreachUnknown)
                .After(http, Page, () => Show(http, book, stop)));
    }

    private static void MapApi(RouteGroupBuilder api)
    {
        api.MapGet("", async (HttpContext http, KeepRegister book, CancellationToken stop) => (await book.Show(ActorFromClaims.ActorOf(http), stop)).ToHttp()).Produces<RegisterView>();
        api.MapPost("/notices", async (NoticeText body, HttpContext http, KeepRegister book, CancellationToken stop) => (await book.Publish(body, ActorFromClaims.ActorOf(http), stop)).ToHttp());
        api.MapPost("/requests/{requestId:guid}", async (Guid requestId, RequestAnswer body, HttpContext http, KeepRegister book, CancellationToken stop) =>
            (await book.Answer(requestId, body, ActorFromClaims.ActorOf(http), stop)).ToHttp());
        api.MapPost("/breaches", async (BreachNoticed body, HttpContext http, KeepRegister book, CancellationToken stop) => (await book.Record(body, ActorFromClaims.ActorOf(http), stop)).ToHttp());
        api.MapPost("/breaches/{breachId:guid}", async (Guid breachId, BreachDone body, HttpContext http, KeepRegister book, CancellationToken stop) =>
            (await book.Did(breachId, body.Duty, ActorFromClaims.ActorOf(http), stop)).ToHttp());
    }

    // datetime-local has no zone; the form says UTC.
    private static DateTimeOffset? Time(IFormCollection form) =>
        DateTimeOffset.TryParse(form.Text("noticed"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    private static async Task<IResult> Show(HttpContext http, KeepRegister book, CancellationToken stop) =>
        (await book.Show(ActorFromClaims.ActorOf(http), stop)).ToPage<RegisterPage, RegisterView>();
}
