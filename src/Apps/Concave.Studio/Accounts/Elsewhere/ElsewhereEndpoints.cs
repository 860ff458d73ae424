using Concave.Studio.Host;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace Concave.Studio.Accounts.Elsewhere;

/// <summary>The way to the provider and back. Without one these addresses do not exist.</summary>
internal static class ElsewhereEndpoints
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetService<OpenIdProvider>() is null)
            return;
        var pages = routes.MapGroup("/sign-in/elsewhere").ExcludeFromDescription().AllowAnonymous().RequireRateLimiting(AddressLimits.SignIn);
        pages.MapGet("", ([FromQuery(Name = "return")] string? back) => Results.Challenge(
            new() { RedirectUri = $"/sign-in/elsewhere/back?return={Uri.EscapeDataString(LocalPath.Or(back, "/"))}" }, [ElsewhereModule.Scheme]));
        pages.MapGet("/back", async ([FromQuery(Name = "return")] string? back, EnterFromElsewhere enter) =>
        {
            var entered = await enter.Handle();
            var path = LocalPath.Or(back, "/");
            return entered.Failed
                ? PageAnswers.Page<SignIn.SignInPage, SignIn.SignInView>(new(path, "", entered.Problem), StatusCodes.Status401Unauthorized)
                : PageAnswers.SeeOther(path);
        });
    }
}
