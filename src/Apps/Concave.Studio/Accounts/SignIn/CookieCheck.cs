using System.Security.Claims;
using Concave.Data.Accounts;
using Concave.Data.Writing;
using Concave.Ui.Http;
using Concave.Ui.Languages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Concave.Studio.Accounts.SignIn;

/// <summary>
/// Holds a cookie against its account at every request that asks who somebody is: a changed password, a withdrawn role
/// and a disabled account count at once. One row by its key; what is open to everybody is not worth it.
/// </summary>
internal static class CookieCheck
{
    internal static async Task Check(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return;
        var services = context.HttpContext.RequestServices;
        var stamp = services.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity.SecurityStampClaimType;
        if (await Find(services.GetRequiredService<Store>(), context) is not { DisabledAt: null } user || context.Principal!.FindFirstValue(stamp) != user.SecurityStamp)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        context.HttpContext.Features.Set(new AccountLanguage(user.Language));
        if (ActorFromClaims.ActorOf(context.Principal!) != ClaimsOfUser.ActorOf(user))
        {
            context.ReplacePrincipal(await services.GetRequiredService<IUserClaimsPrincipalFactory<ConcaveUser>>().CreateAsync(user));
            context.ShouldRenew = true;
        }
    }

    private static async Task<ConcaveUser?> Find(Store store, CookieValidatePrincipalContext context)
    {
        var id = ActorFromClaims.ActorOf(context.Principal!).Id;
        await using var db = store.Read();
        return await db.Users.SingleOrDefaultAsync(u => u.Id == id, context.HttpContext.RequestAborted);
    }
}
