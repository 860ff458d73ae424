using System.Buffers.Text;
using Concave.Data.Accounts;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Studio.Accounts.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Accounts;

/// <summary>A passkey in its owner's list.</summary>
/// <param name="Id">The credential's id, base64url.</param>
public sealed record PasskeyView(string Id, string Name, DateTimeOffset CreatedAt);

/// <summary>Roles on one project.</summary>
public sealed record ProjectRolesLine(Guid ProjectId, string Title, Roles Roles);

/// <summary>Something done to an account.</summary>
/// <param name="By">The name of whoever did it; null for whoever runs the machine.</param>
/// <param name="Project">The project that the roles are for.</param>
public sealed record ActLine(DateTimeOffset At, AccountActKind Kind, string? By, Roles? Roles, string? Project, string? About);

/// <summary>One's own account.</summary>
/// <param name="Issued">The token just made; shown once.</param>
/// <param name="Changed">True right after the password was changed.</param>
public sealed record AccountView(
    IReadOnlyList<TokenView> Tokens, IReadOnlyList<PasskeyView> Passkeys, IReadOnlyList<ProjectRolesLine> Projects, IReadOnlyList<ActLine> Acts,
    IssuedToken? Issued = null, bool Changed = false);

/// <summary>Reads it, for its owner.</summary>
internal sealed class ViewAccount(Store store, ListTokens tokens)
{
    private const int LastActs = 20;

    internal async Task<AccountView> Handle(Actor actor, CancellationToken stop)
    {
        await using var db = store.Read();
        var passkeys = await db.UserPasskeys.Where(p => p.UserId == actor.Id).ToListAsync(stop);
        return new(
            await tokens.Handle(actor, stop),
            [.. passkeys.OrderBy(p => p.Data.CreatedAt).Select(p => new PasskeyView(Base64Url.EncodeToString(p.CredentialId), p.Data.Name ?? "", p.Data.CreatedAt))],
            await db.RolesOnProjects(actor.Id).ToListAsync(stop),
            await db.ActsOn(actor.Id).Take(LastActs).ToListAsync(stop));
    }
}
