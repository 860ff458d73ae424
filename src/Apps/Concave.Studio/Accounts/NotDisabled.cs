using Concave.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Concave.Studio.Accounts;

/// <summary>Who may sign in, by whatever means: everybody whose account is not disabled.</summary>
internal sealed class NotDisabled : IUserConfirmation<ConcaveUser>
{
    public Task<bool> IsConfirmedAsync(UserManager<ConcaveUser> manager, ConcaveUser user) => Task.FromResult(user.DisabledAt is null);
}
