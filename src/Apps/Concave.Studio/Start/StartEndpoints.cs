using Concave.Ui.Http;
using Concave.Ui.Pages;

namespace Concave.Studio.Start;

/// <summary>The start page, and where the bare address leads: to work where there is some, else to the start page.</summary>
internal static class StartEndpoints
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/", async (HttpContext http, ViewStart view, CancellationToken stop) =>
            PageAnswers.SeeOther((await view.Handle(ActorFromClaims.ActorOf(http), stop)).Projects > 0 ? "/projects" : "/start"));
        pages.MapGet("/start", async (HttpContext http, ViewStart view, CancellationToken stop) =>
            PageAnswers.Page<StartPage, StartView>(await view.Handle(ActorFromClaims.ActorOf(http), stop)));
    }
}
