using Concave.Data.Accounts;
using Concave.Kernel;
using Microsoft.AspNetCore.Identity;

namespace Concave.Studio.Accounts.SignIn;

/// <summary>Signing in with a password, and out again. A wrong login, a wrong password and a locked account answer alike.</summary>
internal sealed class SignIn(SignInManager<ConcaveUser> signing, UserManager<ConcaveUser> users, SignInTurns turns)
{
    internal static readonly Problem Refused = new(
        "sign-in-refused", ProblemKind.Forbidden, "Login and password do not belong together, or the account is locked for a while.",
        "Try again; after five wrong passwords wait a quarter of an hour, or ask the operator for a new one.");

    // Somebody without an account costs as much time as somebody with one, so that the clock tells nobody apart.
    private static readonly ConcaveUser Nobody = new() { DisplayName = "", PasswordHash = null };
    private static readonly string NobodysHash = new PasswordHasher<ConcaveUser>().HashPassword(Nobody, "no password of anybody's");

    internal async Task<Result<Done>> Handle(string? login, string? password, CancellationToken stop)
    {
        if (string.IsNullOrEmpty(login) || string.IsNullOrEmpty(password))
            return Refused;
        using var turn = await turns.Wait(users.NormalizeName(login), stop);
        if (await users.FindByNameAsync(login) is not { } user)
        {
            users.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash, password);
            return Refused;
        }

        var outcome = await signing.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
        return outcome.Succeeded ? default(Done) : Refused;
    }
}
