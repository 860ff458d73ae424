using Concave.Data.Accounts;
using Concave.Kernel;
using Microsoft.AspNetCore.Identity;

namespace Concave.Studio.Accounts.Passkeys;

/// <summary>
/// Signing in with a passkey. It cannot be guessed, so that wrong passwords, which lock an account, do not keep its owner
/// out: whoever has the passkey comes in.
/// </summary>
internal sealed class PasskeySignIn(UserManager<ConcaveUser> users, SignInManager<ConcaveUser> signing)
{
    /// <summary>What the browser needs to look for one, as JSON. It names nobody.</summary>
    internal Task<string> Options() => signing.MakePasskeyRequestOptionsAsync(user: null);

    internal async Task<Result<Done>> Handle(string? credential)
    {
        if (string.IsNullOrEmpty(credential))
            return PasskeyProblems.NeedsScript;
        var proof = await PasskeyProblems.Ceremony(() => signing.PerformPasskeyAssertionAsync(credential));
        if (proof is not { Succeeded: true, User.DisabledAt: null })
            return PasskeyProblems.Refused;
        var counted = await users.AddOrUpdatePasskeyAsync(proof.User, proof.Passkey); // its counter shows a copied key
        if (!counted.Succeeded)
            return IdentityProblems.Of(counted);
        await signing.SignInAsync(proof.User, isPersistent: false);
        return default(Done);
    }
}
