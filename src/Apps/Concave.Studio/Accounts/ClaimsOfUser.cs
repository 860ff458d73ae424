using System.Security.Claims;
using Concave.Data.Accounts;
using Concave.Kernel;
using Concave.Ui.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Concave.Studio.Accounts;

/// <summary>What a signed-in person's cookie carries: who they are, and the stamp that a change of password renews.</summary>
internal sealed class ClaimsOfUser(IOptions<IdentityOptions> options) : IUserClaimsPrincipalFactory<ConcaveUser>
{
    public Task<ClaimsPrincipal> CreateAsync(ConcaveUser user) => Task.FromResult(Principal(
        user, IdentityConstants.ApplicationScheme, new Claim(options.Value.ClaimsIdentity.SecurityStampClaimType, user.SecurityStamp ?? "")));

    /// <summary>Who acts when this person does.</summary>
    internal static Actor ActorOf(ConcaveUser user) => new(user.Id, user.Roles, user.ClientId);

    /// <summary>The same person, signed in by a scheme that carries nothing more.</summary>
    internal static ClaimsPrincipal Principal(ConcaveUser user, string scheme, params ReadOnlySpan<Claim> more) =>
        new(new ClaimsIdentity(
            [.. ActorFromClaims.Of(ActorOf(user), user.DisplayName), .. more],
            scheme, ActorFromClaims.DisplayName, ActorFromClaims.RolesHeld));
}
