using Concave.Data.Accounts;
using Concave.Ui.Http;
using Microsoft.AspNetCore.Identity;

namespace Concave.Studio.Accounts;

/// <summary>Accounts without the web: what the command line needs as well.</summary>
internal static class AccountsModule
{
    /// <summary>Wrong passwords in a row before an account is locked.</summary>
    internal const int Tries = 5;

    /// <summary>How long it then stays locked.</summary>
    internal static readonly TimeSpan Locked = TimeSpan.FromMinutes(15);

    internal static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<ConcaveUser>(identity =>
            {
                identity.ClaimsIdentity.UserIdClaimType = ActorFromClaims.Subject;
                identity.ClaimsIdentity.UserNameClaimType = ActorFromClaims.DisplayName;
                identity.Lockout.MaxFailedAccessAttempts = Tries;
                identity.Lockout.DefaultLockoutTimeSpan = Locked;
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                identity.SignIn.RequireConfirmedAccount = true;
                // Length is what makes a password hard; rules about its letters make it hard to remember.
                identity.Password.RequiredLength = 12;
                identity.Password.RequiredUniqueChars = 5;
                identity.Password.RequireDigit = identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
            })
            .AddUserStore<UsersInStore>()
            .AddClaimsPrincipalFactory<ClaimsOfUser>();
        services.AddScoped<IUserConfirmation<ConcaveUser>, NotDisabled>().AddScoped<Journal>();
        return services
            .AddScoped<OpenAccounts>()
            .AddSingleton<Tokens.IssueToken>()
            .AddSingleton<Tokens.ActorOfToken>()
            .AddSingleton<Tokens.RevokeToken>()
            .AddSingleton<Tokens.ListTokens>();
    }
}
