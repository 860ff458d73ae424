using Concave.Kernel;

namespace Concave.Studio.Accounts.Passkeys;

/// <summary>What may go wrong with a passkey.</summary>
internal static class PasskeyProblems
{
    internal static readonly Problem NeedsScript = new(
        "passkey-script", ProblemKind.Invalid, "The browser sent no passkey: only a script can ask for one.", "Allow scripts for this site, or use your password.");

    internal static readonly Problem NotMade = new(
        "passkey-refused", ProblemKind.Invalid, "What the browser sent is no passkey for this site, or it took too long.", "Try once more.");

    internal static readonly Problem TooMany = new(
        "passkey-many", ProblemKind.Invalid, FormattableString.Invariant($"You have {AddPasskey.Most} passkeys already."), "Remove one that you no longer use.");

    internal static readonly Problem Unknown = new(
        "passkey-not-found", ProblemKind.NotFound, "You have no such passkey.", "Your account page lists yours.");

    internal static readonly Problem Refused = new(
        "passkey-unknown", ProblemKind.Forbidden, "This passkey opens no account here.", "Sign in with your password; your account page takes a new passkey.");

    /// <summary>Runs the check of a ceremony; null when none was begun in this browser, or its five minutes are over.</summary>
    internal static async Task<T?> Ceremony<T>(Func<Task<T>> check)
        where T : class
    {
        try
        {
            return await check();
        }
        catch (InvalidOperationException)
        {
            return null; // how Identity says that the challenge is not there
        }
    }
}
