using Concave.Data.Accounts;
using Concave.Kernel;
using Concave.Studio.Accounts.Tokens;
using Concave.Studio.Host;
using Concave.Ui.Forms;
using Concave.Ui.Http;
using Concave.Ui.Pages;

namespace Concave.Studio.Accounts;

/// <summary>Who somebody is: for a program, whom it acts for.</summary>
public sealed record WhoAmI(Guid Id, string Name, Roles Roles, Guid? ClientId);

/// <summary>The account page of whoever is signed in.</summary>
internal static class AccountEndpoints
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/account").ExcludeFromDescription();
        pages.MapGet("", (HttpContext http, CancellationToken stop) => Show(http, stop));
        pages.MapPost("/tokens", Issue);
        pages.MapPost("/tokens/{tokenId:guid}/revoke", async (Guid tokenId, HttpContext http, IFormCollection form, RevokeToken revoke, CancellationToken stop) =>
        {
            var revoked = await revoke.Handle(new(tokenId), ActorFromClaims.ActorOf(http), stop);
            return revoked.Failed ? revoked.Problem.ToPage() : PageAnswers.SeeOther("/account");
        });
        pages.MapPost("/password", Change).RequireRateLimiting(AddressLimits.SignIn);
        routes.MapGet("/api/account", (HttpContext http) => Results.Json(Who(ActorFromClaims.ActorOf(http), http))).Produces<WhoAmI>();
    }

    /// <summary>The page as it is now.</summary>
    internal static Task<IResult> Show(HttpContext http, CancellationToken stop) => Show(http, view => view, stop);

    private static async Task<IResult> Show(HttpContext http, Func<AccountView, AccountView> with, CancellationToken stop)
    {
        var view = http.RequestServices.GetRequiredService<ViewAccount>();
        return PageAnswers.Page<AccountPage, AccountView>(with(await view.Handle(ActorFromClaims.ActorOf(http), stop)));
    }

    private static async Task<IResult> Issue(IFormCollection form, HttpContext http, IssueToken issue, CancellationToken stop)
    {
        var issued = await issue.Handle(new(form.Text("name"), form.Number("days") ?? 0, Ticked(form)), ActorFromClaims.ActorOf(http), stop);
        return issued.Failed
            ? await issued.Problem.Again(http, () => Show(http, stop))
            : await Show(http, view => view with { Issued = issued.Value }, stop);
    }

    private static async Task<IResult> Change(IFormCollection form, HttpContext http, ChangePassword change, CancellationToken stop)
    {
        var changed = await change.Handle(form["now"], form["next"], ActorFromClaims.ActorOf(http), stop);
        return changed.Failed
            ? await changed.Problem.Again(http, () => Show(http, stop))
            : await Show(http, view => view with { Changed = true }, stop);
    }

    private static Scopes Ticked(IFormCollection form) =>
        ScopeRules.All.Where(s => form["scope"].Contains(s.ToString(), StringComparer.Ordinal)).Aggregate(Scopes.None, (all, one) => all | one);

    private static WhoAmI Who(Actor actor, HttpContext http) => new(actor.Id, http.User.Identity?.Name ?? "", actor.Roles, actor.ClientId);
}
