using Concave.Kernel;
using Concave.Studio.Host;
using Concave.Ui.Forms;
using Concave.Ui.Http;
using Concave.Ui.Pages;

namespace Concave.Studio.Accounts.Passkeys;

/// <summary>Passkeys of whoever is signed in, and signing in with one.</summary>
internal static class PasskeyEndpoints
{
    private const string Json = "application/json";

    internal static void Map(IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("/account/passkeys").ExcludeFromDescription();
        own.MapPost("/options", async (HttpContext http, AddPasskey add) =>
            Results.Text(await add.Options(ActorFromClaims.ActorOf(http), http.User.Identity?.Name ?? ""), Json));
        own.MapPost("", async (IFormCollection form, HttpContext http, AddPasskey add, CancellationToken stop) =>
            await Again(await add.Handle(new(form.Text("name"), form["credential"]), ActorFromClaims.ActorOf(http), stop), http, stop));
        own.MapPost("/remove", async (IFormCollection form, HttpContext http, RemovePasskey remove, CancellationToken stop) =>
            await Again(await remove.Handle(new(form["passkey"]), ActorFromClaims.ActorOf(http), stop), http, stop));

        var door = routes.MapGroup("/sign-in/passkey").ExcludeFromDescription().AllowAnonymous().RequireRateLimiting(AddressLimits.SignIn);
        door.MapPost("/options", async (PasskeySignIn signIn) => Results.Text(await signIn.Options(), Json));
        door.MapPost("", async (IFormCollection form, PasskeySignIn signIn) =>
        {
            var entered = await signIn.Handle(form["credential"]);
            var path = LocalPath.Or(form["return"], "/");
            return entered.Failed
                ? PageAnswers.Page<SignIn.SignInPage, SignIn.SignInView>(new(path, "", entered.Problem), StatusCodes.Status401Unauthorized)
                : PageAnswers.SeeOther(path);
        });
    }

    private static Task<IResult> Again(Result<Done> done, HttpContext http, CancellationToken stop) =>
        done.After(http, "/account", () => AccountEndpoints.Show(http, stop));
}
