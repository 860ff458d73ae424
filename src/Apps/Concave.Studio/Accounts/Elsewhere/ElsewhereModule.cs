using Concave.Studio.Host;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Concave.Studio.Accounts.Elsewhere;

/// <summary>Signing in by an OpenID Connect provider, where the installation names one.</summary>
internal static class ElsewhereModule
{
    internal const string Scheme = "openid";

    internal static AuthenticationBuilder AddElsewhere(this AuthenticationBuilder authentication, OpenIdProvider? provider)
    {
        authentication.Services.AddScoped<EnterFromElsewhere>();
        if (provider is null)
            return authentication;
        authentication.Services.AddSingleton(provider);
        return authentication
            .AddCookie(IdentityConstants.ExternalScheme, cookie =>
            {
                cookie.Cookie.Name = "concave-elsewhere";
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            })
            .AddOpenIdConnect(Scheme, openid => Set(openid, provider));
    }

    private static void Set(OpenIdConnectOptions openid, OpenIdProvider provider)
    {
        openid.Authority = provider.Authority.ToString();
        openid.RequireHttpsMetadata = !provider.Authority.IsLoopback;
        openid.ClientId = provider.ClientId;
        openid.ClientSecret = provider.ClientSecret;
        openid.SignInScheme = IdentityConstants.ExternalScheme;
        openid.CallbackPath = "/sign-in/elsewhere/answer";
        openid.ResponseType = OpenIdConnectResponseType.Code;
        // By query, not by a form of another site: so cookies may stay strict about where a request comes from.
        openid.ResponseMode = OpenIdConnectResponseMode.Query;
        openid.UsePkce = true;
        openid.MapInboundClaims = false;
        openid.GetClaimsFromUserInfoEndpoint = false;
        openid.SaveTokens = false;
        openid.Scope.Clear();
        openid.Scope.Add("openid");
        openid.Scope.Add("email");
        foreach (var cookie in new[] { openid.CorrelationCookie, openid.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }

        openid.Events.OnRemoteFailure = async failed =>
        {
            failed.HandleResponse();
            await FaultAnswers.Write(failed.HttpContext, EnterFromElsewhere.Broken);
        };
    }
}
