using Concave.Data.Jobs;
using Concave.Ui.Http;
using Concave.Ui.Pages;

namespace Concave.Studio.Installations;

/// <summary>The operator's page.</summary>
internal static class InstallationEndpoints
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/installation").ExcludeFromDescription();
        pages.MapGet("", async (HttpContext http, ViewInstallation view, CancellationToken stop) =>
            (await view.Handle(ActorFromClaims.ActorOf(http), stop)).ToPage<InstallationPage, InstallationView>());
        pages.MapPost("/jobs/{jobId:guid}/retry", async (Guid jobId, HttpContext http, IFormCollection form, RetryJob retry, CancellationToken stop) =>
        {
            var again = await retry.Handle(new(jobId), ActorFromClaims.ActorOf(http), stop);
            return again.Failed ? again.Problem.ToPage() : PageAnswers.SeeOther("/installation");
        });
    }
}
