using System.Globalization;
using Concave.Data.Jobs;
using Concave.Kernel;
using Concave.Studio.Accounts;
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
        pages.MapPost("/accounts", Open);
        pages.MapPost("/jobs/{jobId:guid}/retry", async (Guid jobId, HttpContext http, IFormCollection form, RetryJob retry, CancellationToken stop) =>
        {
            var again = await retry.Handle(new(jobId), ActorFromClaims.ActorOf(http), stop);
            return again.Failed ? again.Problem.ToPage() : PageAnswers.SeeOther("/installation");
        });
    }

    private static async Task<IResult> Open(
        IFormCollection form, HttpContext http, OpenAccounts open, ViewInstallation view, TimeProvider clock, CancellationToken stop)
    {
        var actor = ActorFromClaims.ActorOf(http);
        NewAccount account = new(
            clock.NewId(), form["login"].ToString(), form["name"].ToString(), Held(form["role"]),
            Guid.TryParse(form["client"], CultureInfo.InvariantCulture, out var client) ? client : null);
        var opened = await open.Handle(account, actor, stop);
        var now = await view.Handle(actor, stop);
        if (now.Failed)
            return now.Problem.ToPage();
        return PageAnswers.Page<InstallationPage, InstallationView>(
            now.Value with { Opened = opened.Value, Problem = opened.Problem },
            opened.Failed ? ProblemAnswers.StatusOf(opened.Problem.Kind) : StatusCodes.Status200OK);
    }

    private static Roles Held(IEnumerable<string?> names) =>
        names.Aggregate(Roles.None, (held, name) => Enum.TryParse<Roles>(name, ignoreCase: true, out var role) ? held | role : held);
}
