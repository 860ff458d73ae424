using Concave.Data.Accounts;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Accounts.Tokens;

/// <summary>A token in its owner's list.</summary>
/// <param name="Live">False when it has expired or was revoked.</param>
/// <param name="LastUsedAt">To ten minutes; null for never.</param>
public sealed record TokenView(
    Guid TokenId, string Name, Scopes Scopes, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt, bool Live);

/// <summary>One's own tokens, newest first.</summary>
public sealed class ListTokens(Store store, TimeProvider clock)
{
    public async Task<IReadOnlyList<TokenView>> Handle(Actor actor, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var db = store.Read();
        return await db.AccessTokens.Where(t => t.UserId == actor.Id).OrderByDescending(t => t.Id)
            .Select(t => new TokenView(t.Id, t.Name, t.Scopes, t.CreatedAt, t.ExpiresAt, t.LastUsedAt, t.RevokedAt, t.RevokedAt == null && t.ExpiresAt > now))
            .ToListAsync(stop);
    }
}
