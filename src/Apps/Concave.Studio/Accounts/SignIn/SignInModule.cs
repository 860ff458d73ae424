using Concave.Data.Accounts;
using Concave.Studio.Accounts.Elsewhere;
using Concave.Studio.Accounts.Links;
using Concave.Studio.Accounts.Passkeys;
using Concave.Studio.Accounts.SetUp;
using Concave.Studio.Accounts.Tokens;
using Concave.Studio.Host;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Concave.Studio.Accounts.SignIn;

/// <summary>How people and programs say who they are: a cookie for pages, a token for the API. Nothing is open unless it says so.</summary>
internal static class SignInModule
{
    private const string Either = "concave";
    private static readonly TimeSpan Day = TimeSpan.FromHours(12);

    internal static IServiceCollection AddSignIn(this IServiceCollection services, StudioOptions options)
    {
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, displayName: null, policy => policy.ForwardDefaultSelector = http =>
                FaultAnswers.IsProgram(http.Request.Path) && TokenAuthentication.IsIn(http.Request) ? TokenAuthentication.Name : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Name, configureOptions: null)
            .AddCookie(IdentityConstants.ApplicationScheme, Cookie)
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, Ceremony)
            .AddElsewhere(options.OpenId);
        services.AddAuthorization(rules => rules.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "concave-form";
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddDataProtection().SetApplicationName("concave")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(options.Installation.Home, "keys", "sessions")));
        return services.AddHttpContextAccessor()
            .AddScoped<SignInManager<ConcaveUser>>()
            .AddScoped<IPasskeyHandler<ConcaveUser>, PasskeyHandler<ConcaveUser>>()
            .AddSingleton<SignInTurns>().AddSingleton<SetUpCode>()
            .AddScoped<SignIn>().AddScoped<FirstAccount>().AddScoped<ChangePassword>().AddScoped<UseLink>()
            .AddScoped<PasskeySignIn>().AddScoped<AddPasskey>().AddScoped<RemovePasskey>().AddSingleton<ViewAccount>().AddSingleton<ChooseLanguage>()
            .Configure<IdentityPasskeyOptions>(passkeys => passkeys.ResidentKeyRequirement = "required"); // nobody types a login first
    }

    // The challenge between asking for a passkey and showing one.
    private static void Ceremony(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "concave-passkey";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
    }

    private static void Cookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "concave";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = Day;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "return";
        cookie.Events.OnValidatePrincipal = CookieCheck.Check;
        cookie.Events.OnRedirectToLogin = context =>
        {
            if (FaultAnswers.IsProgram(context.Request.Path))
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            else
                context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        };
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }
}
