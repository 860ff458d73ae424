using Concave.Data.Accounts;
using Concave.Kernel;
using Microsoft.AspNetCore.Identity;

namespace Concave.Studio.Accounts;

/// <summary>Changes one's own password. Every other browser that is signed in as this person is signed out.</summary>
internal sealed class ChangePassword(UserManager<ConcaveUser> users, SignInManager<ConcaveUser> signing, SignIn.SignInTurns turns, Journal journal)
{
    internal async Task<Result<Done>> Handle(string? now, string? next, Actor actor, CancellationToken stop)
    {
        if (await users.FindByIdAsync(actor.Id.ToString()) is not { } user)
            return Wrong;
        using var turn = await turns.Wait(user.NormalizedUserName, stop);
        var known = await signing.CheckPasswordSignInAsync(user, now ?? "", lockoutOnFailure: true);
        if (!known.Succeeded)
            return Wrong;
        journal.Note(user.Id, AccountActKind.PasswordSet, user.Id);
        var changed = await users.ChangePasswordAsync(user, now ?? "", next ?? "");
        if (!changed.Succeeded)
            return IdentityProblems.Of(changed);
        await signing.RefreshSignInAsync(user);
        return default(Done);
    }

    private static readonly Problem Wrong = new(
        "password-wrong", ProblemKind.Invalid, "That is not your present password, or the account is locked for a while.", "Type it again.", "now");
}
