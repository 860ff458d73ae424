using Concave.Studio.Host;
using Concave.Ui.Forms;
using Concave.Ui.Pages;

namespace Concave.Studio.Accounts.Links;

/// <summary>The page behind a one-time link.</summary>
public sealed record WelcomeView(string Code, string Login);

/// <summary>Where a one-time link leads.</summary>
internal static class LinkEndpoints
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/welcome").ExcludeFromDescription().AllowAnonymous().RequireRateLimiting(AddressLimits.SignIn);
        pages.MapGet("", (string? code, UseLink use, CancellationToken stop) => Show(code, use, stop));
        pages.MapPost("", async (IFormCollection form, HttpContext http, UseLink use, CancellationToken stop) =>
        {
            var code = form.Text("code");
            var set = await use.Handle(new(code, form["password"]), stop);
            return await set.After(http, "/sign-in", () => Show(code, use, stop));
        });
    }

    private static async Task<IResult> Show(string? code, UseLink use, CancellationToken stop)
    {
        var login = await use.Look(code, stop);
        return login.Failed ? login.Problem.ToPage() : PageAnswers.Page<WelcomePage, WelcomeView>(new(code!, login.Value));
    }
}
