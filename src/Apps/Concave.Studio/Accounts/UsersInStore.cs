using Concave.Data.Accounts;
using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Accounts;

/// <summary>ASP.NET Core Identity's accounts, with writes that wait their turn like every other and leave a record of themselves.</summary>
internal sealed class UsersInStore : UserOnlyStore<ConcaveUser, ConcaveDb, Guid>
{
    private readonly Store store;
    private readonly Journal journal;
    private readonly TimeProvider clock;

    public UsersInStore(ConcaveDb reading, Store store, Journal journal, TimeProvider clock, IdentityErrorDescriber describer)
        : base(reading, describer) => (this.store, this.journal, this.clock, AutoSaveChanges) = (store, journal, clock, false);

    public override Task<IdentityResult> CreateAsync(ConcaveUser user, CancellationToken cancellationToken = default) =>
        Write(db => Added(db, user), cancellationToken);

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
                return Task.CompletedTask;
            },
            cancellationToken);
    }

    public override Task<IdentityResult> DeleteAsync(ConcaveUser user, CancellationToken cancellationToken = default) => Write(
        db =>
        {
            db.Remove(user);
            return Task.CompletedTask;
        },
        cancellationToken);

    public override async Task AddOrUpdatePasskeyAsync(ConcaveUser user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => await Write(
        async db =>
        {
            var known = await db.UserPasskeys.AsTracking().SingleOrDefaultAsync(p => p.CredentialId == passkey.CredentialId && p.UserId == user.Id, cancellationToken);
            if (known is null)
                db.UserPasskeys.Add(CreateUserPasskey(user, passkey));
            else
                (known.Data.Name, known.Data.SignCount, known.Data.IsBackedUp, known.Data.IsUserVerified) = (passkey.Name, passkey.SignCount, passkey.IsBackedUp, passkey.IsUserVerified);
        },
        cancellationToken);

    public override async Task RemovePasskeyAsync(ConcaveUser user, byte[] credentialId, CancellationToken cancellationToken) => await Write(
        db => db.UserPasskeys.Where(p => p.CredentialId == credentialId && p.UserId == user.Id).ExecuteDeleteAsync(cancellationToken),
        cancellationToken);

    public override async Task AddLoginAsync(ConcaveUser user, UserLoginInfo login, CancellationToken cancellationToken = default) =>
        await Write(db => Added(db, CreateUserLogin(user, login)), cancellationToken);

    private static Task Added(ConcaveDb db, object row)
    {
        db.Add(row);
        return Task.CompletedTask;
    }

    private async Task<IdentityResult> Write(Func<ConcaveDb, Task> change, CancellationToken stop)
    {
        var acts = journal.Take();
        try
        {
            var written = await store.Write<Done>(
                async db =>
                {
                    await change(db);
                    db.AddRange(acts);
                    return default(Done);
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
