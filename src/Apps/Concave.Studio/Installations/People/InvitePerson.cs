using Concave.Kernel;
using Concave.Studio.Accounts;
using Concave.Studio.Accounts.Links;

namespace Concave.Studio.Installations.People;

/// <summary>Opens an account and makes the link by which its owner chooses a password: nobody else ever knows one.</summary>
public sealed class InvitePerson(OpenAccounts open, MakeLink make, TimeProvider clock)
{
    /// <param name="Roles">Held everywhere; none for somebody who is to hold roles on single projects only.</param>
    /// <param name="ClientId">For the client's own people.</param>
    /// <param name="Email">By which a sign-in elsewhere finds the account.</param>
    public sealed record Request(string Login, string Name, Roles Roles, Guid? ClientId, string? Email);

    public async Task<Result<MadeLink>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        NewAccount account = new(clock.NewId(), request.Login, request.Name, request.Roles, request.ClientId, Email: request.Email);
        var opened = await open.Handle(account, actor, stop);
        return opened.Failed ? opened.Problem : await make.Handle(new(account.Id), actor, stop);
    }
}
