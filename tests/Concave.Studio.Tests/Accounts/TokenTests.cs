using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Concave.Data.Accounts;
using Concave.Kernel;
using Concave.Studio.Accounts.Tokens;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Tests.Accounts;

public sealed partial class TokenTests
{
    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task A_token_acts_for_its_owner_on_the_api_until_it_is_revoked(TestDatabase on)
    {
        await using var bench = await StudioBench.Start(on);
        using var browser = await bench.SignedIn(Roles.Lead);
        using var made = await browser.Submit("/account", "/account/tokens", ("name", "nightly <i>import</i>"), ("days", "30"), ("scope", "Read"));
        var page = await made.Content.ReadAsStringAsync();
        var token = Secret().Match(page).Value;

        Assert.Equal(HttpStatusCode.OK, await Status(bench, "/api/scoping/projects", token));
        Assert.Equal(HttpStatusCode.Redirect, await Status(bench, "/projects", token)); // pages are for people
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(bench, "/api/scoping/projects", $"{token}x"));
        Assert.Contains("nightly &lt;i&gt;import&lt;/i&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain(token, await browser.Read("/account"), StringComparison.Ordinal);
        await using var db = bench.Store.Read();
        var kept = await db.AccessTokens.SingleAsync();
        Assert.Equal(TokenText.Hash(token), kept.Hash);
        Assert.InRange(TimeProvider.System.GetUtcNow() - kept.LastUsedAt!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(1));

        using var other = await bench.SignedIn(Roles.Lead);
        using var notTheirs = await other.Submit("/account", $"/account/tokens/{kept.Id}/revoke");
        Assert.Equal(HttpStatusCode.NotFound, notTheirs.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await Status(bench, "/api/scoping/projects", token));
        using var revoked = await browser.Submit("/account", $"/account/tokens/{kept.Id}/revoke");
        Assert.Equal(HttpStatusCode.SeeOther, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(bench, "/api/scoping/projects", token));
    }

    [Fact]
    public async Task An_expired_token_is_refused()
    {
        await using var bench = await StudioBench.Start();
        var account = await bench.Account(Roles.Lead);
        await using var db = bench.Store.Read();
        var owner = await db.Set<ConcaveUser>().SingleAsync(u => u.UserName == account.Login);
        var text = TokenText.Make();
        var now = TimeProvider.System.GetUtcNow();
        await bench.Store.Write<Done>(
            write =>
            {
                write.AccessTokens.Add(new() { Id = bench.NewId(), UserId = owner.Id, Name = "old", Hash = TokenText.Hash(text), Scopes = Scopes.Read, CreatedAt = now.AddDays(-2), ExpiresAt = now.AddSeconds(-1) });
                return Task.FromResult<Result<Done>>(default(Done));
            },
            default);

        Assert.Equal(HttpStatusCode.Unauthorized, await Status(bench, "/api/scoping/projects", text));
    }

    [Theory]
    [InlineData("", 30, Scopes.Read, "name-invalid")]
    [InlineData("a\nb", 30, Scopes.Read, "name-invalid")]
    [InlineData("fine", 0, Scopes.Read, "token-days")]
    [InlineData("fine", 367, Scopes.Read, "token-days")]
    [InlineData("fine", 30, Scopes.None, "token-scopes")]
    [InlineData("fine", 30, (Scopes)64, "token-scopes")]
    public async Task A_token_has_a_name_an_end_and_a_scope(string name, int days, Scopes scopes, string problem)
    {
        await using var bench = await StudioBench.Start();

        var issued = await new IssueToken(bench.Store, TimeProvider.System).Handle(new(name, days, scopes), new(bench.NewId(), Roles.Lead), default);

        Assert.Equal(problem, issued.Problem?.Code);
    }

    private static async Task<HttpStatusCode> Status(StudioBench bench, string path, string token)
    {
        using var browser = bench.Browser();
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await browser.Send(request);
        return answer.StatusCode;
    }

    [GeneratedRegex("concave_[A-Za-z0-9_-]{43}", RegexOptions.NonBacktracking)]
    private static partial Regex Secret();
}
