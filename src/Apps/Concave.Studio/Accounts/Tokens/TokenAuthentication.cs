using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Concave.Data.Accounts;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Concave.Studio.Accounts.Tokens;

/// <summary>A program says who it acts for by <c>Authorization: Bearer concave_…</c>. Works for the API only.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Store store, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    internal const string Name = "token";
    private const string Word = "Bearer ";
    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(10);

    /// <summary>True when the request brings a token.</summary>
    internal static bool IsIn(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith(Word, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsIn(Request))
            return AuthenticateResult.NoResult();
        if (await Find(Request.Headers.Authorization.ToString()[Word.Length..].Trim()) is not var (token, user))
            return AuthenticateResult.Fail("The token is unknown, expired or revoked, or its owner's account is disabled.");
        await Note(token);
        Claim scopes = new(ScopeCheck.Claim, ((int)token.Scopes).ToString(CultureInfo.InvariantCulture));
        return AuthenticateResult.Success(new(ClaimsOfUser.Principal(user, Name, scopes), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return base.HandleChallengeAsync(properties);
    }

    private async Task<LiveToken?> Find(string text)
    {
        await using var db = store.Read();
        return await LiveTokens.Find(db, text, clock.GetUtcNow(), Context.RequestAborted);
    }

    // A write at every call would cost more than most calls do.
    private async Task Note(AccessToken token)
    {
        var now = clock.GetUtcNow();
        if (now - token.LastUsedAt < Noted)
            return;
        await store.Write<Done>(
            async db =>
            {
                await db.AccessTokens.Where(t => t.Id == token.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now), Context.RequestAborted);
                return default(Done);
            },
            Context.RequestAborted);
    }
}
