using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using System.Web;
using Concave.Data.Accounts;
using Concave.Kernel;
using Concave.Studio.Accounts;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Concave.Studio.Tests.Accounts;

public sealed class ElsewhereTests
{
    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task A_verified_address_links_the_account_once_and_the_subject_opens_it_from_then_on(TestDatabase on)
    {
        await using var provider = await SmallProvider.Start();
        await using var bench = await StudioBench.Start(on, options => options with { OpenId = provider.Here });
        var person = await Open(bench, "someone@sample.example");
        provider.Says("subject-1", "Someone@Sample.example", verified: true);

        using var first = bench.Browser();
        Assert.Equal("/account", (await Walk(first, provider)).Headers.Location?.ToString());
        Assert.Contains("Sample person", await first.Read("/account"), StringComparison.Ordinal);
        provider.Says("subject-1", "another@sample.example", verified: false); // what they are called there may change
        using var second = bench.Browser();
        Assert.Equal(HttpStatusCode.SeeOther, (await Walk(second, provider)).StatusCode);

        await using var db = bench.Store.Read();
        Assert.Single(await db.AccountActs.Where(a => a.UserId == person && a.Kind == AccountActKind.LoginLinked).ToListAsync());
        Assert.Equal(Roles.Annotator, (await db.Users.SingleAsync(u => u.Id == person)).Roles);
    }

    [Theory]
    [InlineData("someone@sample.example", false)]
    [InlineData("stranger@sample.example", true)]
    [InlineData("", true)]
    public async Task An_address_that_is_not_verified_or_not_known_opens_nothing_and_makes_no_account(string email, bool verified)
    {
        await using var provider = await SmallProvider.Start();
        await using var bench = await StudioBench.Start(with: options => options with { OpenId = provider.Here });
        await Open(bench, "someone@sample.example");
        provider.Says("subject-2", email, verified);
        using var browser = bench.Browser();

        var answer = await Walk(browser, provider);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("elsewhere-unknown", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await using var db = bench.Store.Read();
        Assert.Equal(1, await db.Users.CountAsync());
        Assert.Empty(await db.UserLogins.ToListAsync());
    }

    [Fact]
    public async Task A_disabled_account_stays_shut_and_an_answer_nobody_asked_for_is_refused()
    {
        await using var provider = await SmallProvider.Start();
        await using var bench = await StudioBench.Start(with: options => options with { OpenId = provider.Here });
        var person = await Open(bench, "someone@sample.example");
        provider.Says("subject-3", "someone@sample.example", verified: true);
        using var browser = bench.Browser();
        Assert.Equal(HttpStatusCode.SeeOther, (await Walk(browser, provider)).StatusCode);
        await bench.Store.Write<Done>(
            async db =>
            {
                (await db.Users.SingleAsync(u => u.Id == person)).DisabledAt = TimeProvider.System.GetUtcNow();
                return default(Done);
            },
            default);
        using var again = bench.Browser();
        Assert.Equal(HttpStatusCode.Unauthorized, (await Walk(again, provider)).StatusCode);

        using var forged = await again.Get("/sign-in/elsewhere/answer?code=x&state=y");
        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
        Assert.Contains("elsewhere-broken", await forged.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var skipped = await again.Get("/sign-in/elsewhere/back");
        Assert.Equal(HttpStatusCode.Unauthorized, skipped.StatusCode);
    }

    [Fact]
    public async Task A_token_for_somebody_else_or_signed_by_somebody_else_is_refused()
    {
        await using var provider = await SmallProvider.Start();
        await using var bench = await StudioBench.Start(with: options => options with { OpenId = provider.Here });
        await Open(bench, "someone@sample.example");
        foreach (var fault in new[] { "audience", "key", "nonce" })
        {
            provider.Says("subject-4", "someone@sample.example", verified: true, fault);
            using var browser = bench.Browser();
            Assert.Contains("elsewhere-broken", await (await Walk(browser, provider)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_a_provider_there_is_no_way_elsewhere()
    {
        await using var bench = await StudioBench.Start();
        using var browser = bench.Browser();

        Assert.DoesNotContain("elsewhere", await browser.Read("/sign-in"), StringComparison.Ordinal);
        using var none = await browser.Get("/sign-in/elsewhere");
        Assert.NotEqual(HttpStatusCode.OK, none.StatusCode);
    }

    private static async Task<Guid> Open(StudioBench bench, string email)
    {
        await using var scope = bench.App.Services.CreateAsyncScope();
        var id = bench.NewId();
        var opened = await scope.ServiceProvider.GetRequiredService<OpenAccounts>().Seed([new(id, "someone", "Sample person", Roles.Annotator, Email: email)], default);
        Assert.Null(opened.Problem);
        return id;
    }

    // What a browser does: to the provider, back with a code, and on.
    private static async Task<HttpResponseMessage> Walk(Browser browser, SmallProvider provider)
    {
        Assert.Contains("/sign-in/elsewhere?return=%2Faccount", await browser.Read("/sign-in?return=%2Faccount"), StringComparison.Ordinal);
        using var out1 = await browser.Get("/sign-in/elsewhere?return=%2Faccount");
        using HttpClient there = new(new HttpClientHandler { AllowAutoRedirect = false });
        using var out2 = await there.GetAsync(out1.Headers.Location);
        var back = await browser.Get(out2.Headers.Location!.PathAndQuery);
        return back.Headers.Location is { } next ? await browser.Get(next.OriginalString) : back;
    }

    /// <summary>An OpenID Connect provider of a few lines: everybody who comes is the person it was told.</summary>
    private sealed class SmallProvider : IAsyncDisposable
    {
        private readonly RSA key = RSA.Create(2048);
        private readonly RSA foreign = RSA.Create(2048);
        private readonly Dictionary<string, (string Nonce, string Challenge)> codes = new(StringComparer.Ordinal);
        private readonly WebApplication app;
        private (string Subject, string Email, bool Verified, string Fault) person;

        private SmallProvider(WebApplication app) => this.app = app;

        internal Concave.Studio.Accounts.Elsewhere.OpenIdProvider Here => new(new Uri(app.Urls.Single()), "concave", "secret", "Sample provider");

        internal static async Task<SmallProvider> Start()
        {
            var builder = WebApplication.CreateBuilder();
            builder.Logging.ClearProviders();
            var app = builder.Build();
            app.Urls.Add("http://127.0.0.1:0");
            SmallProvider provider = new(app);
            app.MapGet("/.well-known/openid-configuration", () => new
            {
                issuer = provider.Issuer,
                authorization_endpoint = $"{provider.Issuer}authorize",
                token_endpoint = $"{provider.Issuer}token",
                jwks_uri = $"{provider.Issuer}keys",
            });
            app.MapGet("/keys", provider.Keys);
            app.MapGet("/authorize", (HttpRequest request) => Results.Redirect(provider.Authorize(request.Query)));
            app.MapPost("/token", async (HttpRequest request) => provider.Token(await request.ReadFormAsync()));
            await app.StartAsync();
            return provider;
        }

        internal void Says(string subject, string email, bool verified, string fault = "") => person = (subject, email, verified, fault);

        public async ValueTask DisposeAsync()
        {
            await app.DisposeAsync();
            key.Dispose();
            foreign.Dispose();
        }

        private string Issuer => $"{app.Urls.Single()}/";

        private object Keys()
        {
            var open = key.ExportParameters(includePrivateParameters: false);
            return new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = "one", n = Base64UrlEncoder.Encode(open.Modulus!), e = Base64UrlEncoder.Encode(open.Exponent!) } } };
        }

        private string Authorize(IQueryCollection query)
        {
            Assert.Equal("S256", query["code_challenge_method"]);
            var code = $"code-{codes.Count}";
            codes[code] = (query["nonce"]!, query["code_challenge"]!);
            return $"{query["redirect_uri"]}?code={code}&state={HttpUtility.UrlEncode(query["state"])}";
        }

        private IResult Token(IFormCollection form)
        {
            var (nonce, challenge) = codes[form["code"]!];
            if (Base64UrlEncoder.Encode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(form["code_verifier"]!))) != challenge || form["client_secret"] != "secret")
                return Results.BadRequest(new { error = "invalid_grant" });
            Dictionary<string, object> claims = new(StringComparer.Ordinal) { ["sub"] = person.Subject, ["nonce"] = person.Fault == "nonce" ? "another" : nonce, ["email_verified"] = person.Verified };
            if (person.Email.Length > 0)
                claims["email"] = person.Email;
            var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
            {
                Issuer = Issuer,
                Audience = person.Fault == "audience" ? "somebody else" : "concave",
                Claims = claims,
                Expires = TimeProvider.System.GetUtcNow().AddMinutes(5).UtcDateTime,
                SigningCredentials = new(new RsaSecurityKey(person.Fault == "key" ? foreign : key) { KeyId = "one" }, SecurityAlgorithms.RsaSha256),
            });
            return Results.Json(new { access_token = "none", token_type = "Bearer", id_token = token });
        }
    }
}
