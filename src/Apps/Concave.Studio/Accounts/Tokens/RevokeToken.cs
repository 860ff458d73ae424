using Concave.Data.Accounts;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Accounts.Tokens;

/// <summary>Ends one of one's own tokens, at once and for good.</summary>
public sealed class RevokeToken(Store store, TimeProvider clock)
{
    public sealed record Request(Guid TokenId);

    public async Task<Result<Done>> Handle(Request request, Actor actor, CancellationToken stop) => await store.Write<Done>(
        async db =>
        {
            if (await db.AccessTokens.SingleOrDefaultAsync(t => t.Id == request.TokenId && t.UserId == actor.Id, stop) is not { } token)
                return Unknown;
            if (token.RevokedAt is not null)
                return default(Done);
            token.RevokedAt = clock.GetUtcNow();
            db.Add(Journal.Act(clock, actor.Id, AccountActKind.TokenRevoked, actor.Id, about: token.Name));
            return default(Done);
        },
        stop);

    private static readonly Problem Unknown =
        new("token-unknown", ProblemKind.NotFound, "You have no such token.", "Your account page lists yours.");
}
