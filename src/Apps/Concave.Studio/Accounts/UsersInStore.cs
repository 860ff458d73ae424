using Concave.Data.Accounts;
using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Accounts;

/// <summary>ASP.NET Core Identity's accounts, with writes that wait their turn like every other.</summary>
internal sealed class UsersInStore : UserOnlyStore<ConcaveUser, ConcaveDb, Guid>
{
    private readonly Store store;
    private readonly TimeProvider clock;

    public UsersInStore(ConcaveDb reading, Store store, TimeProvider clock, IdentityErrorDescriber describer)
        : base(reading, describer) => (this.store, this.clock, AutoSaveChanges) = (store, clock, false);

    public override Task<IdentityResult> CreateAsync(ConcaveUser user, CancellationToken cancellationToken = default) =>
        Write(db => db.Add(user), cancellationToken);

    public override Task<IdentityResult> UpdateAsync(ConcaveUser user, CancellationToken cancellationToken = default)
    {
        var known = user.ConcurrencyStamp; // the work may run twice, and each time starts from what was read
        return Write(
            db =>
            {
                user.ConcurrencyStamp = known;
                db.Attach(user);
                user.ConcurrencyStamp = clock.NewId().ToString();
                db.Update(user);
            },
            cancellationToken);
    }

    public override Task<IdentityResult> DeleteAsync(ConcaveUser user, CancellationToken cancellationToken = default) =>
        Write(db => db.Remove(user), cancellationToken);

    private async Task<IdentityResult> Write(Action<ConcaveDb> change, CancellationToken stop)
    {
        try
        {
            var written = await store.Write<Done>(
                db =>
                {
                    change(db);
                    return Task.FromResult<Result<Done>>(default(Done));
                },
                stop);
            return written.Failed ? IdentityResult.Failed(new IdentityError { Code = written.Problem.Code, Description = written.Problem.Detail }) : IdentityResult.Success;
        }
        catch (DbUpdateConcurrencyException)
        {
            return IdentityResult.Failed(ErrorDescriber.ConcurrencyFailure());
        }
    }
}
