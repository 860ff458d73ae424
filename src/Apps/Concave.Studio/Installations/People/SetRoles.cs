using Concave.Data.Accounts;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Studio.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Installations.People;

/// <summary>Gives and withdraws the roles that somebody holds everywhere. It counts at their next click.</summary>
public sealed class SetRoles(Store store, TimeProvider clock)
{
    /// <param name="Roles">All that they hold from now on.</param>
    public sealed record Request(Guid UserId, Roles Roles);

    /// <returns>account-not-found, roles-invalid, or last-operator when nobody could run the installation afterwards.</returns>
    public async Task<Result<Done>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Operator) is { } refused)
            return refused;
        var act = Journal.Act(clock, request.UserId, AccountActKind.RolesSet, actor.Id, request.Roles);
        return await store.Write<Done>(
            async db =>
            {
                await Operators.Hold(db, stop);
                if (await db.Users.SingleOrDefaultAsync(u => u.Id == request.UserId, stop) is not { } user)
                    return AccountProblems.Unknown;
                if (AccountRules.Check(request.Roles, user.ClientId) is { } wrong)
                    return wrong;
                if (!request.Roles.HasFlag(Roles.Operator) && !await Operators.OthersThan(user.Id, db, stop))
                    return AccountProblems.LastOperator;
                if (user.Roles == request.Roles)
                    return default(Done);
                user.Roles = request.Roles;
                user.ConcurrencyStamp = clock.NewId().ToString();
                db.Add(act);
                return default(Done);
            },
            stop);
    }
}
