using Concave.Data.Accounts;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Accounts.Links;

/// <summary>A one-time link as it is shown once.</summary>
/// <param name="Path">Path and query on this host; only the hash of its code is kept.</param>
public sealed record MadeLink(Guid UserId, string Path, DateTimeOffset ExpiresAt);

/// <summary>Makes a link by which somebody sets their own password, for a new account or instead of a forgotten one. Earlier ones end.</summary>
public sealed class MakeLink(Store store, TimeProvider clock)
{
    /// <summary>How long somebody has for it.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    public sealed record Request(Guid UserId);

    /// <returns>The link; account-not-found or account-disabled.</returns>
    public async Task<Result<MadeLink>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Operator) is { } refused)
            return refused;
        var code = LinkCode.Make();
        var now = clock.GetUtcNow();
        AccountLink link = new() { Id = clock.NewId(), UserId = request.UserId, Hash = LinkCode.Hash(code), MadeAt = now, ExpiresAt = now + Life };
        var act = Journal.Act(clock, request.UserId, AccountActKind.LinkMade, actor.Id);
        return await store.Write<MadeLink>(
            async db =>
            {
                var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == request.UserId, stop);
                if (user is null)
                    return AccountProblems.Unknown;
                if (user.DisabledAt is not null)
                    return AccountProblems.IsDisabled;
                await db.AccountLinks.Where(l => l.UserId == user.Id && l.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(l => l.EndedAt, now), stop);
                db.AddRange(link, act);
                return new MadeLink(user.Id, $"/welcome?code={code}", link.ExpiresAt);
            },
            stop);
    }
}
