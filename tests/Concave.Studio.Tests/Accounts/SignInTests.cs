using System.Net;
using Concave.Data.Accounts;
using Concave.Kernel;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Tests.Accounts;

public sealed class SignInTests
{
    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task The_right_password_lets_in_and_nothing_else_does(TestDatabase on)
    {
        await using var bench = await StudioBench.Start(on);
        var account = await bench.Account(Roles.Lead, name: "Sample lead");
        using var browser = bench.Browser();

        using var wrong = await browser.SignIn(account.Login, "not the password");
        using var nobody = await browser.SignIn("nobody-here", account.Password);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        Assert.Contains("sign-in-refused", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var before = await browser.Get("/projects");
        Assert.Equal(HttpStatusCode.Redirect, before.StatusCode);

        using var right = await browser.SignIn(account.Login, account.Password, "/account");
        Assert.Equal("/account", right.Headers.Location?.ToString());
        Assert.Contains("Sample lead", await browser.Read("/account"), StringComparison.Ordinal);

        using var left = await browser.Submit("/account", "/sign-out");
        using var after = await browser.Get("/account");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task Guesses_sent_all_at_once_lock_the_account_for_the_right_password_too(TestDatabase on)
    {
        await using var bench = await StudioBench.Start(on);
        var account = await bench.Account(Roles.Lead);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
        {
            using var guesser = bench.Browser();
            using var guess = await guesser.SignIn(account.Login, $"a guess numbered {i}");
            Assert.Equal(HttpStatusCode.Unauthorized, guess.StatusCode);
        }));

        using var browser = bench.Browser();
        using var right = await browser.SignIn(account.Login, account.Password);
        Assert.Equal(HttpStatusCode.Unauthorized, right.StatusCode);
        await using var db = bench.Store.Read();
        var user = await db.Set<ConcaveUser>().SingleAsync(u => u.UserName == account.Login);
        Assert.InRange(user.LockoutEnd!.Value - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
    }

    [Fact]
    public async Task A_locked_account_and_an_unknown_one_answer_with_the_same_words()
    {
        await using var bench = await StudioBench.Start();
        var account = await bench.Account(Roles.Lead);
        using var browser = bench.Browser();
        for (var i = 0; i < 6; i++)
            (await browser.SignIn(account.Login, "wrong, and wrong again")).Dispose();

        using var locked = await browser.SignIn("same-length", account.Password);
        using var unknown = await browser.SignIn(account.Login, account.Password);

        Assert.Equal(Words(await unknown.Content.ReadAsStringAsync()), Words(await locked.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task One_address_that_tries_too_often_waits()
    {
        await using var bench = await StudioBench.Start(with: options => options with { SignInsPerMinute = 3 });
        using var browser = bench.Browser();
        for (var i = 0; i < 3; i++)
            (await browser.SignIn($"person-{i}", "one password for all")).Dispose();

        using var fourth = await browser.SignIn("person-4", "one password for all");

        Assert.Equal(HttpStatusCode.TooManyRequests, fourth.StatusCode);
        Assert.Contains("Wait a minute", await fourth.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/elsewhere.example/")]
    public async Task Signing_in_never_leads_to_another_host(string back)
    {
        await using var bench = await StudioBench.Start();
        var account = await bench.Account(Roles.Lead);
        using var browser = bench.Browser();

        using var entered = await browser.SignIn(account.Login, account.Password, back);

        Assert.Equal("/", entered.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_form_without_its_token_and_a_write_from_another_site_are_refused()
    {
        await using var bench = await StudioBench.Start();
        using var browser = await bench.SignedIn(Roles.Lead);

        using FormUrlEncodedContent bare = new([KeyValuePair.Create("name", "x"), KeyValuePair.Create("days", "1")]);
        using HttpRequestMessage without = new(HttpMethod.Post, "/account/tokens") { Content = bare };
        using var refused = await browser.Send(without);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        using HttpRequestMessage foreign = new(HttpMethod.Post, $"/api/matching/projects/{Guid.Empty}/pilot");
        foreign.Headers.Add("Origin", "https://elsewhere.example");
        using var crossed = await browser.Send(foreign);
        Assert.Contains("foreign-origin", await crossed.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using HttpRequestMessage site = new(HttpMethod.Post, $"/api/matching/projects/{Guid.Empty}/pilot");
        site.Headers.Add("Sec-Fetch-Site", "same-site");
        using var crossedToo = await browser.Send(site);
        Assert.Equal(HttpStatusCode.Forbidden, crossedToo.StatusCode);

        using HttpRequestMessage own = new(HttpMethod.Post, $"/api/matching/projects/{Guid.Empty}/pilot");
        own.Headers.Add("Origin", bench.Address.GetLeftPart(UriPartial.Authority));
        using var reached = await browser.Send(own);
        Assert.DoesNotContain("foreign-origin", await reached.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookies_are_out_of_reach_of_scripts_and_of_plain_http_behind_tls()
    {
        await using var bench = await StudioBench.Start();
        var account = await bench.Account(Roles.Lead);
        using var browser = bench.Browser();

        using var plain = await browser.SignIn(account.Login, account.Password);
        var cookie = plain.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("concave=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);

        using HttpRequestMessage behind = new(HttpMethod.Get, "/sign-in");
        behind.Headers.Add("X-Forwarded-Proto", "https");
        behind.Headers.Add("X-Forwarded-For", "203.0.113.7");
        using var answer = await bench.Browser().Send(behind);
        Assert.Contains("secure", answer.Headers.GetValues("Set-Cookie").Single(), StringComparison.OrdinalIgnoreCase);
    }

    private static string Words(string page) => page[page.IndexOf("role=\"alert\"", StringComparison.Ordinal)..page.IndexOf("<form class=\"form\"", StringComparison.Ordinal)];
}
