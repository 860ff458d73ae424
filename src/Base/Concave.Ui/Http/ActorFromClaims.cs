using System.Globalization;
using System.Security.Claims;
using Concave.Kernel;
using Microsoft.AspNetCore.Http;

namespace Concave.Ui.Http;

/// <summary>The claims that say who is acting. Cookie and access token carry the same three.</summary>
public static class ActorFromClaims
{
    /// <summary>The user's id.</summary>
    public const string Subject = "sub";

    /// <summary>The roles held, as the number of <see cref="Kernel.Roles"/>.</summary>
    public const string RolesHeld = "roles";

    /// <summary>The client a client user belongs to.</summary>
    public const string Client = "client";

    /// <summary>The name shown in the studio.</summary>
    public const string DisplayName = "name";

    /// <summary>Who is acting in this request. Somebody not signed in is an actor without a role.</summary>
    public static Actor ActorOf(HttpContext http) => ActorOf(http.User) with { Grant = http.Features.Get<ProjectGrant>() };

    /// <summary>Who these claims say is acting.</summary>
    public static Actor ActorOf(ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated == true && Guid.TryParse(user.FindFirstValue(Subject), out var id)
            ? new(id, RolesOf(user), Guid.TryParse(user.FindFirstValue(Client), out var client) ? client : null)
            : new(Guid.Empty, Roles.None);

    /// <summary>The claims of somebody, to be put into a cookie or a token's principal.</summary>
    public static IEnumerable<Claim> Of(Actor actor, string name)
    {
        yield return new(Subject, actor.Id.ToString("D"));
        yield return new(RolesHeld, ((int)actor.Roles).ToString(CultureInfo.InvariantCulture));
        yield return new(DisplayName, name);
        if (actor.ClientId is { } client)
            yield return new(Client, client.ToString("D"));
    }

    private static Roles RolesOf(ClaimsPrincipal user) =>
        int.TryParse(user.FindFirstValue(RolesHeld), NumberStyles.None, CultureInfo.InvariantCulture, out var roles) ? (Roles)roles : Roles.None;
}
