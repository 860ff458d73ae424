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
            var ended = await db.AccessTokens.Where(t => t.Id == request.TokenId && t.UserId == actor.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, t => t.RevokedAt ?? clock.GetUtcNow()), stop);
            return ended == 1 ? default(Done) : Unknown;
        },
        stop);

    private static readonly Problem Unknown =
        new("token-unknown", ProblemKind.NotFound, "You have no such token.", "Your account page lists yours.");
}
