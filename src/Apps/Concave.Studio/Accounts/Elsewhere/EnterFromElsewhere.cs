using System.Security.Claims;
using Concave.Data.Accounts;
using Concave.Kernel;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Concave.Studio.Accounts.Elsewhere;

/// <summary>
/// Signs in whoever the provider says it is: an account linked before, or the one account whose address the operator
/// wrote down and the provider has verified, which is then linked. Never opens an account, and never gives a role.
/// </summary>
internal sealed class EnterFromElsewhere(UserManager<ConcaveUser> users, SignInManager<ConcaveUser> signing, Journal journal, IHttpContextAccessor http)
{
    internal static readonly Problem Broken = new(
        "elsewhere-broken", ProblemKind.Forbidden, "The sign-in elsewhere did not come to an end, or its answer is not for this browser.", "Begin again on the sign-in page.");

    internal static readonly Problem Nobody = new(
        "elsewhere-unknown", ProblemKind.Forbidden, "No account here belongs to that sign-in.",
        "Ask the operator to write the e-mail address that your provider has verified into your account.");

    internal async Task<Result<Done>> Handle()
    {
        var context = http.HttpContext ?? throw new InvalidOperationException("This is part of a request.");
        var answer = await context.AuthenticateAsync(IdentityConstants.ExternalScheme);
        if (answer.Principal is not { } person || person.FindFirst("sub") is not { } subject)
            return Broken;
        await context.SignOutAsync(IdentityConstants.ExternalScheme);
        if ((await users.FindByLoginAsync(subject.Issuer, subject.Value) ?? await Link(person, subject)) is not { DisabledAt: null } user)
            return Nobody;
        await signing.SignInAsync(user, isPersistent: false);
        return default(Done);
    }

    private async Task<ConcaveUser?> Link(ClaimsPrincipal person, Claim subject)
    {
        // An address that the provider has not verified is what somebody typed there.
        if (person.FindFirstValue("email") is not { Length: > 0 } email || !string.Equals(person.FindFirstValue("email_verified"), "true", StringComparison.OrdinalIgnoreCase))
            return null;
        if (await users.FindByEmailAsync(email) is not { DisabledAt: null } user)
            return null;
        journal.Note(user.Id, AccountActKind.LoginLinked, user.Id, about: new Uri(subject.Issuer).Host);
        var linked = await users.AddLoginAsync(user, new(subject.Issuer, subject.Value, subject.Issuer));
        return linked.Succeeded ? user : null;
    }
}
