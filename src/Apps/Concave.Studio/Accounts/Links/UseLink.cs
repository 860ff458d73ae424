using System.Security.Cryptography;
using Concave.Data.Accounts;
using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Accounts.Links;

/// <summary>Sets the password of whoever holds a one-time link. Ends the link, a lock-out, and every session of the account.</summary>
internal sealed class UseLink(Store store, UserManager<ConcaveUser> users, TimeProvider clock)
{
    internal sealed record Request(string? Code, string? Password);

    /// <summary>The login that the link is for, or that it is worth nothing.</summary>
    internal async Task<Result<string>> Look(string? code, CancellationToken stop)
    {
        await using var db = store.Read();
        return await Find(db, code, stop) is { } found ? found.User.UserName! : Worthless;
    }

    internal async Task<Result<Done>> Handle(Request request, CancellationToken stop)
    {
        await using (var db = store.Read())
        {
            if (await Find(db, request.Code, stop) is not { } found)
                return Worthless;
            if (await Weak(found.User, request.Password ?? "") is { } weak)
                return weak;
        }

        return await store.Write(db => Set(db, request, stop), stop);
    }

    private static readonly Problem Worthless = new(
        "link-worthless", ProblemKind.NotFound, "The link is wrong, was used, or is too old.", "Ask the operator of the installation for a new one.");

    private async Task<Result<Done>> Set(ConcaveDb db, Request request, CancellationToken stop)
    {
        if (await Find(db, request.Code, stop) is not var (link, user))
            return Worthless;
        var ended = await db.AccountLinks.Where(l => l.Id == link.Id && l.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(l => l.EndedAt, clock.GetUtcNow()), stop);
        if (ended == 0)
            return Worthless; // somebody else was quicker
        user.PasswordHash = users.PasswordHasher.HashPassword(user, request.Password!);
        user.SecurityStamp = RandomNumberGenerator.GetHexString(32);
        user.ConcurrencyStamp = clock.NewId().ToString();
        (user.AccessFailedCount, user.LockoutEnd) = (0, null);
        db.Add(Journal.Act(clock, user.Id, AccountActKind.PasswordSet, user.Id));
        return default(Done);
    }

    private async Task<Found?> Find(ConcaveDb db, string? code, CancellationToken stop)
    {
        var (hash, now) = (LinkCode.Hash(code), clock.GetUtcNow());
        return await db.AccountLinks.Where(l => l.Hash == hash && l.EndedAt == null && l.ExpiresAt > now)
            .Join(db.Users.Where(u => u.DisabledAt == null), l => l.UserId, u => u.Id, (l, u) => new Found(l, u)).SingleOrDefaultAsync(stop);
    }

    private async Task<Problem?> Weak(ConcaveUser user, string password)
    {
        foreach (var rule in users.PasswordValidators)
        {
            var checkedOnce = await rule.ValidateAsync(users, user, password);
            if (!checkedOnce.Succeeded)
                return IdentityProblems.Of(checkedOnce);
        }

        return null;
    }

    private sealed record Found(AccountLink Link, ConcaveUser User);
}
