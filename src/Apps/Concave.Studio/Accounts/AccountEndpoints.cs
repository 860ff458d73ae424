using Concave.Kernel;
using Concave.Studio.Accounts.Tokens;
using Concave.Studio.Host;
using Concave.Ui.Http;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Concave.Studio.Accounts;

/// <summary>One's own account.</summary>
/// <param name="Issued">The token just made; shown once.</param>
/// <param name="Changed">True right after the password was changed.</param>
/// <param name="Problem">Why the last form was refused.</param>
public sealed record AccountView(IReadOnlyList<TokenView> Tokens, IssuedToken? Issued = null, bool Changed = false, Problem? Problem = null);

/// <summary>The account page of whoever is signed in.</summary>
internal static class AccountEndpoints
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/account").ExcludeFromDescription();
        pages.MapGet("", async (HttpContext http, ListTokens list, CancellationToken stop) =>
            PageAnswers.Page<AccountPage, AccountView>(new(await list.Handle(ActorFromClaims.ActorOf(http), stop))));
        pages.MapPost("/tokens", Issue);
        pages.MapPost("/tokens/{tokenId:guid}/revoke", async (Guid tokenId, HttpContext http, IFormCollection form, RevokeToken revoke, CancellationToken stop) =>
        {
            var revoked = await revoke.Handle(new(tokenId), ActorFromClaims.ActorOf(http), stop);
            return revoked.Failed ? revoked.Problem.ToPage() : PageAnswers.SeeOther("/account");
        });
        pages.MapPost("/password", Change).RequireRateLimiting(AddressLimits.SignIn);
    }

    private static async Task<IResult> Issue(
        [FromForm] string? name, [FromForm] int? days, HttpContext http, IssueToken issue, ListTokens list, CancellationToken stop)
    {
        var actor = ActorFromClaims.ActorOf(http);
        var issued = await issue.Handle(new(name ?? "", days ?? 0), actor, stop);
        return Show(new(await list.Handle(actor, stop), issued.Value, Problem: issued.Problem));
    }

    private static async Task<IResult> Change(
        [FromForm] string? now, [FromForm] string? next, HttpContext http, ChangePassword change, ListTokens list, CancellationToken stop)
    {
        var actor = ActorFromClaims.ActorOf(http);
        var changed = await change.Handle(now, next, actor, stop);
        return Show(new(await list.Handle(actor, stop), Changed: !changed.Failed, Problem: changed.Problem));
    }

    private static IResult Show(AccountView view) => PageAnswers.Page<AccountPage, AccountView>(
        view, view.Problem is { } problem ? ProblemAnswers.StatusOf(problem.Kind) : StatusCodes.Status200OK);
}
