using Concave.Data.Jobs;
using Concave.Ui.Forms;
using Concave.Ui.Http;
using Concave.Ui.Pages;

namespace Concave.Studio.Installations;

/// <summary>The operator's page, and the same over HTTP.</summary>
internal static class InstallationEndpoints
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/installation").ExcludeFromDescription();
        pages.MapGet("", (HttpContext http, CancellationToken stop) => Show(http, stop));
        pages.MapPost("/jobs/{jobId:guid}/retry", async (Guid jobId, HttpContext http, IFormCollection form, RetryJob retry, CancellationToken stop) =>
        {
            var again = await retry.Handle(new(jobId), ActorFromClaims.ActorOf(http), stop);
            return again.Failed ? again.Problem.ToPage() : PageAnswers.SeeOther("/installation");
        });
        pages.MapPost("/backups", async (IFormCollection form, HttpContext http, NoteBackup note, CancellationToken stop) =>
        {
            var noted = await note.Handle(new(form.Text("how"), form.Ticked("keys")), ActorFromClaims.ActorOf(http), stop);
            return await noted.After(http, "/installation", () => Show(http, stop));
        });

        var api = routes.MapGroup("/api/installation");
        api.MapGet("", async (HttpContext http, ViewInstallation view, CancellationToken stop) =>
            (await view.Handle(ActorFromClaims.ActorOf(http), stop)).ToHttp()).Produces<InstallationView>();
        api.MapPost("/jobs/{jobId:guid}/retry", async (Guid jobId, HttpContext http, RetryJob retry, CancellationToken stop) =>
            (await retry.Handle(new(jobId), ActorFromClaims.ActorOf(http), stop)).ToHttp());
        api.MapPost("/backups", async (NoteBackup.Request body, HttpContext http, NoteBackup note, CancellationToken stop) =>
            (await note.Handle(body, ActorFromClaims.ActorOf(http), stop)).ToHttp());
    }

    private static async Task<IResult> Show(HttpContext http, CancellationToken stop)
    {
        var view = http.RequestServices.GetRequiredService<ViewInstallation>();
        return (await view.Handle(ActorFromClaims.ActorOf(http), stop)).ToPage<InstallationPage, InstallationView>();
    }
}
