using Concave.Data.Accounts;
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
            .AddCookie(IdentityConstants.TwoFactorRememberMeScheme); // the check of the stamp signs out of this one too
        services.AddAuthorization(rules => rules.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "concave-form";
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddDataProtection().SetApplicationName("concave")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(options.Installation.Home, "keys", "sessions")));
        services.Configure<SecurityStampValidatorOptions>(stamps => stamps.ValidationInterval = TimeSpan.FromMinutes(5));
        return services.AddHttpContextAccessor()
            .AddScoped<SignInManager<ConcaveUser>>()
            .AddScoped<ISecurityStampValidator, SecurityStampValidator<ConcaveUser>>()
            .AddSingleton<SignInTurns>().AddSingleton<SetUpCode>()
            .AddScoped<SignIn>().AddScoped<FirstAccount>().AddScoped<ChangePassword>();
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
        cookie.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
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
