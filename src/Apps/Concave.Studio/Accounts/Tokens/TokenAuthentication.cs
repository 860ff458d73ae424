using System.Text.Encodings.Web;
using Concave.Data.Accounts;
using Concave.Data.Writing;
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

    /// <summary>True when the request brings a token.</summary>
    internal static bool IsIn(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith(Word, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsIn(Request))
            return AuthenticateResult.NoResult();
        return await Find(Request.Headers.Authorization.ToString()[Word.Length..].Trim()) is { } user
            ? AuthenticateResult.Success(new(ClaimsOfUser.Principal(user, Name), Name))
            : AuthenticateResult.Fail("The token is unknown, expired or revoked.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return base.HandleChallengeAsync(properties);
    }

    private async Task<ConcaveUser?> Find(string text)
    {
        var (hash, now) = (TokenText.Hash(text), clock.GetUtcNow());
        await using var db = store.Read();
        return await db.AccessTokens.Where(t => t.Hash == hash && t.RevokedAt == null && t.ExpiresAt > now)
            .Join(db.Set<ConcaveUser>(), t => t.UserId, u => u.Id, (_, u) => u).SingleOrDefaultAsync(Context.RequestAborted);
    }
}
