using Concave.Data.Context;
using Concave.Data.Register;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Register;

/// <summary>What the account holds of a person. Its row stays without a name, because what it did names it by its id.</summary>
internal sealed class PersonalAccount(TimeProvider clock) : IPersonalData
{
    private const string Nameless = "erased";

    public IReadOnlyList<string> Tables => ["users", "account_acts", "access_tokens", "user_passkeys", "asp_net_user_logins", "account_links"];

    public async Task<IReadOnlyList<PersonalPart>> Of(ConcaveDb db, Guid personId, CancellationToken stop) =>
    [
        new("account", [.. await db.Users.Where(u => u.Id == personId).Select(u => new { u.UserName, u.DisplayName, u.Email, u.Roles, u.ClientId, u.Language, u.DisabledAt }).ToListAsync(stop)]),
        new("rolesOnProjects", [.. await db.ProjectRoles.Where(r => r.UserId == personId).Select(r => new { r.ProjectId, r.Roles }).ToListAsync(stop)]),
        new("acts", [.. await db.AccountActs.Where(a => a.UserId == personId).OrderBy(a => a.At).Select(a => new { a.Kind, a.At, a.Roles, a.ProjectId, a.About }).ToListAsync(stop)]),
        new("tokens", [.. await db.AccessTokens.Where(t => t.UserId == personId).Select(t => new { t.Name, t.CreatedAt, t.ExpiresAt, t.RevokedAt, t.LastUsedAt }).ToListAsync(stop)]),
        new("passkeys", [.. (await db.UserPasskeys.Where(p => p.UserId == personId).ToListAsync(stop)).Select(p => new { p.Data.Name, p.Data.CreatedAt })]),
        new("signInsElsewhere", [.. await db.UserLogins.Where(l => l.UserId == personId).Select(l => new { l.LoginProvider, l.ProviderKey }).ToListAsync(stop)]),
        new("chosenKeys", [.. await db.Set<Data.Accounts.ChosenKeys>().Where(k => k.AccountId == personId).Select(k => k.Keys).ToListAsync(stop)]),
    ];

    public async Task Erase(ConcaveDb db, Guid personId, CancellationToken stop)
    {
        await db.AccountActs.Where(a => a.UserId == personId).ExecuteUpdateAsync(set => set.SetProperty(a => a.About, (string?)null), stop);
        await db.AccessTokens.Where(t => t.UserId == personId).ExecuteDeleteAsync(stop);
        await db.UserPasskeys.Where(p => p.UserId == personId).ExecuteDeleteAsync(stop);
        await db.UserLogins.Where(l => l.UserId == personId).ExecuteDeleteAsync(stop);
        await db.AccountLinks.Where(l => l.UserId == personId).ExecuteDeleteAsync(stop);
        await db.ProjectRoles.Where(r => r.UserId == personId).ExecuteDeleteAsync(stop);
        await db.Set<Data.Accounts.ChosenKeys>().Where(k => k.AccountId == personId).ExecuteDeleteAsync(stop);
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == personId, stop) is not { } user)
            return;
        var login = $"{Nameless}-{personId:N}";
        (user.UserName, user.NormalizedUserName, user.DisplayName) = (login, login.ToUpperInvariant(), Nameless);
        (user.Email, user.NormalizedEmail, user.PhoneNumber, user.PasswordHash, user.Language) = (null, null, null, null, null);
        (user.Roles, user.DisabledAt) = (Roles.None, user.DisabledAt ?? clock.GetUtcNow());
        (user.SecurityStamp, user.ConcurrencyStamp) = (clock.NewId().ToString("N"), clock.NewId().ToString()); // ends sessions
    }
}
