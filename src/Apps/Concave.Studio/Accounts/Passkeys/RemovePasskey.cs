using System.Buffers.Text;
using Concave.Data.Accounts;
using Concave.Kernel;
using Microsoft.AspNetCore.Identity;

namespace Concave.Studio.Accounts.Passkeys;

/// <summary>Takes one of one's own passkeys away.</summary>
internal sealed class RemovePasskey(UserManager<ConcaveUser> users, Journal journal)
{
    /// <param name="Id">The credential's id, base64url.</param>
    internal sealed record Request(string? Id);

    internal async Task<Result<Done>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (await users.FindByIdAsync(actor.Id.ToString()) is not { } user)
            return AccountProblems.Unknown;
        if (string.IsNullOrEmpty(request.Id) || !Base64Url.IsValid(request.Id) || await users.GetPasskeyAsync(user, Base64Url.DecodeFromChars(request.Id)) is not { } passkey)
            return PasskeyProblems.Unknown;
        journal.Note(user.Id, AccountActKind.PasskeyRemoved, user.Id, about: passkey.Name);
        var removed = await users.RemovePasskeyAsync(user, passkey.CredentialId);
        return removed.Succeeded ? default(Done) : IdentityProblems.Of(removed);
    }
}
