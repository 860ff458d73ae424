using Concave.Data.Accounts;
using Concave.Kernel;
using Microsoft.AspNetCore.Identity;

namespace Concave.Studio.Accounts.Passkeys;

/// <summary>Puts a passkey beside one's password: first the browser is asked for one, then what it made is checked and kept.</summary>
internal sealed class AddPasskey(UserManager<ConcaveUser> users, SignInManager<ConcaveUser> signing, Journal journal)
{
    /// <summary>Passkeys somebody may have.</summary>
    internal const int Most = 20;

    /// <param name="Name">What its owner calls it: the device it lives on.</param>
    /// <param name="Credential">JSON of the browser's credential; empty where no script ran.</param>
    internal sealed record Request(string? Name, string? Credential);

    /// <summary>What the browser needs to make one, as JSON.</summary>
    internal Task<string> Options(Actor actor, string name) =>
        signing.MakePasskeyCreationOptionsAsync(new() { Id = actor.Id.ToString(), Name = name, DisplayName = name });

    internal async Task<Result<Done>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (NameRules.Check(request.Name, "name") is { } nameless)
            return nameless;
        if (string.IsNullOrEmpty(request.Credential))
            return PasskeyProblems.NeedsScript;
        if (await users.FindByIdAsync(actor.Id.ToString()) is not { } user)
            return AccountProblems.Unknown;
        if ((await users.GetPasskeysAsync(user)).Count >= Most)
            return PasskeyProblems.TooMany;
        var proof = await PasskeyProblems.Ceremony(() => signing.PerformPasskeyAttestationAsync(request.Credential));
        if (proof is not { Succeeded: true } || proof.UserEntity.Id != actor.Id.ToString())
            return PasskeyProblems.NotMade;
        proof.Passkey.Name = request.Name;
        journal.Note(user.Id, AccountActKind.PasskeyAdded, user.Id, about: request.Name);
        var kept = await users.AddOrUpdatePasskeyAsync(user, proof.Passkey);
        return kept.Succeeded ? default(Done) : IdentityProblems.Of(kept);
    }
}
