using Concave.Data.Accounts;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Studio.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Installations.People;

/// <summary>Shuts an account out, its sessions and tokens with it, at once; or lets it in again. What it did stays, and names it.</summary>
public sealed class DisableAccount(Store store, TimeProvider clock)
{
    /// <param name="Disabled">True to shut it out.</param>
    public sealed record Request(Guid UserId, bool Disabled);

    /// <returns>account-not-found, or last-operator when nobody could run the installation afterwards.</returns>
    public async Task<Result<Done>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Operator) is { } refused)
            return refused;
        var now = clock.GetUtcNow();
        var act = Journal.Act(clock, request.UserId, request.Disabled ? AccountActKind.Disabled : AccountActKind.Enabled, actor.Id);
        return await store.Write<Done>(
            async db =>
            {
                await Operators.Hold(db, stop);
                if (await db.Users.SingleOrDefaultAsync(u => u.Id == request.UserId, stop) is not { } user)
                    return AccountProblems.Unknown;
                if (user.DisabledAt is not null == request.Disabled)
                    return default(Done);
                if (request.Disabled && !await Operators.OthersThan(user.Id, db, stop))
                    return AccountProblems.LastOperator;
                user.DisabledAt = request.Disabled ? now : null;
                user.ConcurrencyStamp = clock.NewId().ToString();
                db.Add(act);
                return default(Done);
            },
            stop);
    }
}
