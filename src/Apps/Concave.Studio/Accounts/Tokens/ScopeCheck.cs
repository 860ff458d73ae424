using System.Globalization;
using System.Security.Claims;
using Concave.Data.Accounts;
using Concave.Kernel;
using Concave.Studio.Host;

namespace Concave.Studio.Accounts.Tokens;

/// <summary>Refuses what a program's token has no scope for. People with a cookie have no scopes and are not asked.</summary>
internal static class ScopeCheck
{
    /// <summary>The claim that carries a token's scopes, as their number.</summary>
    internal const string Claim = "scopes";

    internal static async Task Check(HttpContext http, RequestDelegate next)
    {
        if (http.User.FindFirstValue(Claim) is { } held && http.GetEndpoint() is RouteEndpoint route
            && ScopeRules.Needed(http.Request.Method, route.RoutePattern.RawText ?? "") is var needed
            && ((Scopes)int.Parse(held, CultureInfo.InvariantCulture) & needed) == Scopes.None)
            await FaultAnswers.Write(http, Missing(needed));
        else
            await next(http);
    }

    private static Problem Missing(Scopes needed) => new(
        "scope-missing", ProblemKind.Forbidden, $"The token lacks the scope {needed.ToString().ToLowerInvariant()}.", "Make a token that has it, on your account page.");
}
