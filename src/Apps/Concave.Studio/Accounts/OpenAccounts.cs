using System.Security.Cryptography;
using Concave.Data.Accounts;
using Concave.Data.Context;
using Concave.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Accounts;

/// <summary>Somebody who is to have an account.</summary>
/// <param name="Id">The user's id; for annotators it is also their annotator id.</param>
/// <param name="Login">Letters, digits and -._@+.</param>
/// <param name="DisplayName">The name shown in the studio; one line.</param>
/// <param name="Roles">Held everywhere; none for somebody who is to hold roles on single projects only.</param>
/// <param name="ClientId">The client a client user belongs to; for that role only.</param>
/// <param name="Simulated">True for a program that plays an annotator.</param>
/// <param name="Email">The address by which a sign-in elsewhere finds this account; null when there is none.</param>
public sealed record NewAccount(Guid Id, string Login, string DisplayName, Roles Roles, Guid? ClientId = null, bool Simulated = false, string? Email = null);

/// <summary>An account and its first password, which is nowhere else: only its hash is kept.</summary>
public sealed record OpenedAccount(string Login, string DisplayName, Roles Roles, string Password);

/// <summary>Opens accounts: by the operator in the studio, or with generated passwords by a command on the machine itself.</summary>
public sealed class OpenAccounts(UserManager<ConcaveUser> users, ConcaveDb db, Journal journal)
{
    // Without letters and digits that look alike; 20 of 31 give 99 bits.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Length = 20;

    /// <summary>By somebody signed in: the operator. The account has no password until its owner sets one by a link.</summary>
    public async Task<Result<Done>> Handle(NewAccount account, Actor actor, CancellationToken stop) =>
        actor.Refuse(Roles.Operator) is { } refused ? refused : await Open(account, password: null, actor.Id, stop);

    /// <summary>By whoever runs the machine. All that come before a refused one are open.</summary>
    public async Task<Result<IReadOnlyList<OpenedAccount>>> Seed(IReadOnlyList<NewAccount> accounts, CancellationToken stop)
    {
        List<OpenedAccount> opened = [];
        foreach (var account in accounts)
        {
            var next = await Open(account, stop);
            if (next.Failed)
                return next.Problem;
            opened.Add(next.Value);
        }

        return opened;
    }

    private async Task<Result<OpenedAccount>> Open(NewAccount account, CancellationToken stop)
    {
        var password = RandomNumberGenerator.GetString(Alphabet, Length);
        var made = await Open(account, password, by: null, stop);
        return made.Failed ? made.Problem : new OpenedAccount(account.Login, account.DisplayName, account.Roles, password);
    }

    /// <summary>With a password that its owner chose, or none yet.</summary>
    internal async Task<Result<Done>> Open(NewAccount account, string? password, Guid? by, CancellationToken stop)
    {
        if (await Check(account, stop) is { } wrong)
            return wrong;
        ConcaveUser user = new()
        {
            Id = account.Id,
            UserName = account.Login,
            DisplayName = account.DisplayName.Trim(),
            Roles = account.Roles,
            ClientId = account.ClientId,
            Simulated = account.Simulated,
            Email = string.IsNullOrWhiteSpace(account.Email) ? null : account.Email.Trim(),
        };
        journal.Note(user.Id, AccountActKind.Opened, by, account.Roles);
        var made = password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, password);
        journal.Take(); // of an account that was refused before it was written
        return made.Succeeded ? default(Done) : IdentityProblems.Of(made);
    }

    private async Task<Problem?> Check(NewAccount account, CancellationToken stop)
    {
        if (NameRules.Check(account.DisplayName, "name") is { } name)
            return name;
        if (AccountRules.Check(account.Roles, account.ClientId) is { } roles)
            return roles;
        return account.ClientId is { } client && !await db.Clients.AnyAsync(c => c.Id == client, stop) ? AccountRules.ClientUnknown : null;
    }
}
