using Concave.Data.Accounts;
using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Accounts.Tokens;

/// <summary>A token that works now, and whose it is.</summary>
internal sealed record LiveToken(AccessToken Token, ConcaveUser User);

internal static class LiveTokens
{
    /// <summary>Null when the token is unknown, expired or revoked, or its owner's account is disabled.</summary>
    internal static Task<LiveToken?> Find(ConcaveDb db, string text, DateTimeOffset now, CancellationToken stop)
    {
        var hash = TokenText.Hash(text);
        return db.AccessTokens.Where(t => t.Hash == hash && t.RevokedAt == null && t.ExpiresAt > now)
            .Join(db.Users.Where(u => u.DisabledAt == null), t => t.UserId, u => u.Id, (t, u) => new LiveToken(t, u)).SingleOrDefaultAsync(stop);
    }
}

/// <summary>Whose token it is, for a command that acts in their name: as them everywhere, as the API would.</summary>
public sealed class ActorOfToken(Store store, TimeProvider clock)
{
    /// <param name="Token">The text that was shown once.</param>
    /// <param name="Needed">A scope the token must have.</param>
    public sealed record Request(string Token, Scopes Needed);

    /// <returns>The actor; token-invalid, or token-scope.</returns>
    public async Task<Result<Actor>> Handle(Request request, CancellationToken stop)
    {
        await using var db = store.Read();
        if (await LiveTokens.Find(db, request.Token.Trim(), clock.GetUtcNow(), stop) is not var (token, user))
            return new Problem("token-invalid", ProblemKind.Forbidden, "The token is unknown, expired or revoked, or its owner's account is disabled.", "Make one on the account page of whoever asks.");
        return token.Scopes.HasFlag(request.Needed)
            ? new Actor(user.Id, user.Roles, user.ClientId)
            : new Problem("token-scope", ProblemKind.Forbidden, $"The token has no scope {request.Needed}.", "Make one with it on the account page.");
    }
}
