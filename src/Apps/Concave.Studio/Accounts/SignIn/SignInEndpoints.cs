using Concave.Kernel;
using Concave.Studio.Audits;
using Concave.Studio.Host;
using Concave.Ui.Layout;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Concave.Studio.Accounts.SignIn;

/// <summary>The sign-in form.</summary>
/// <param name="Return">Where to go afterwards.</param>
/// <param name="Login">What was typed, to be typed once only.</param>
/// <param name="Problem">Why the last try was refused.</param>
/// <param name="OpenAudit">Whether files are audited without an account.</param>
public sealed record SignInView(string Return, string Login, Problem? Problem, bool OpenAudit = false);

/// <summary>Sign-in, sign-out, and the choice of colours, which is there before anybody signs in.</summary>
internal static class SignInEndpoints
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/sign-in", ([FromQuery(Name = "return")] string? back, AuditDesk audits) =>
            PageAnswers.Page<SignInPage, SignInView>(new(LocalPath.Or(back, "/"), "", Problem: null, audits.IsOpen))).AllowAnonymous();
        pages.MapPost("/sign-in", Enter).AllowAnonymous().RequireRateLimiting(AddressLimits.SignIn);
        pages.MapPost("/sign-out", async (HttpContext http, [FromForm(Name = "return")] string? back) =>
        {
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
            return PageAnswers.SeeOther(LocalPath.Or(back, "/sign-in"));
        });
        pages.MapPost("/theme", (HttpContext http, [FromForm] string? theme, [FromForm(Name = "return")] string? back) =>
        {
            Theme.Keep(http, theme);
            return PageAnswers.SeeOther(LocalPath.Or(back, "/"));
        }).AllowAnonymous();
    }

    private static async Task<IResult> Enter(
        [FromForm] string? login, [FromForm] string? password, [FromForm(Name = "return")] string? back, SignIn signIn, AuditDesk audits, CancellationToken stop)
    {
        var entered = await signIn.Handle(login, password, stop);
        var path = LocalPath.Or(back, "/");
        return entered.Failed
            ? PageAnswers.Page<SignInPage, SignInView>(new(path, login ?? "", entered.Problem, audits.IsOpen), StatusCodes.Status401Unauthorized)
            : PageAnswers.SeeOther(path);
    }
}
