using System.Net;
using Concave.Kernel;
using Concave.Studio.Accounts;
using Concave.Studio.Host;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Studio.Tests.Accounts;

public sealed class AccountTests
{
    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task The_first_account_is_opened_once_by_the_printed_link_and_opens_the_others(TestDatabase on)
    {
        await using var bench = await StudioBench.Start(on);
        var link = await StudioHost.SetUpPath(bench.App, default);
        using var browser = bench.Browser();
        (string, string)[] form = [("login", "first"), ("name", "Sample operator"), ("password", "a sentence nobody guesses")];

        using var guessed = await browser.Submit(link!, "/set-up", [.. form, ("code", new string('0', 32))]);
        Assert.Equal(HttpStatusCode.NotFound, guessed.StatusCode);
        using var weak = await browser.Submit(link!, "/set-up", ("code", link![^32..]), ("login", "first"), ("name", "Sample"), ("password", "short"));
        Assert.Equal(HttpStatusCode.BadRequest, weak.StatusCode);
        using var opened = await browser.Submit(link, "/set-up", [.. form, ("code", link[^32..])]);
        Assert.Equal("/sign-in", opened.Headers.Location?.ToString());
        using var again = await browser.Submit(link, "/set-up", ("code", link[^32..]), ("login", "second"), ("name", "Sample"), ("password", "another long sentence"));
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Null(await StudioHost.SetUpPath(bench.App, default));

        using var entered = await browser.SignIn("first", "a sentence nobody guesses");
        using var another = await browser.Submit("/installation/people", "/installation/people", ("login", "lead-2"), ("name", "Sample <lead>"), ("role", "Lead"), ("role", "Senior"));
        var page = await another.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, another.StatusCode);
        Assert.Contains("Sample &lt;lead&gt;", page, StringComparison.Ordinal);
        using var second = bench.Browser();
        using var chosen = await second.Follow(page, "a sentence of their own");
        Assert.Equal("/sign-in", chosen.Headers.Location?.ToString());
        using var secondEntered = await second.SignIn("lead-2", "a sentence of their own");
        Assert.Equal(HttpStatusCode.SeeOther, secondEntered.StatusCode);
    }

    [Fact]
    public async Task Only_the_operator_opens_accounts()
    {
        await using var bench = await StudioBench.Start();
        using var lead = await bench.SignedIn(Roles.Lead);

        using var refused = await lead.Submit("/account", "/installation/people", ("login", "mine"), ("name", "Mine"), ("role", "Operator"));

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var stranger = bench.Browser();
        using var entered = await stranger.SignIn("mine", "anything at all, really");
        Assert.Equal(HttpStatusCode.Unauthorized, entered.StatusCode);
    }

    [Fact]
    public async Task A_changed_password_counts_at_once()
    {
        await using var bench = await StudioBench.Start();
        var account = await bench.Account(Roles.Annotator);
        using var browser = bench.Browser();
        (await browser.SignIn(account.Login, account.Password)).Dispose();

        using var wrong = await browser.Submit("/account", "/account/password", ("now", "not this one, no"), ("next", "a new sentence to keep"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var weak = await browser.Submit("/account", "/account/password", ("now", account.Password), ("next", "aaaaaaaaaaaaaa"));
        Assert.Equal(HttpStatusCode.BadRequest, weak.StatusCode);
        using var changed = await browser.Submit("/account", "/account/password", ("now", account.Password), ("next", "a new sentence to keep"));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);

        using var fresh = bench.Browser();
        using var old = await fresh.SignIn(account.Login, account.Password);
        Assert.Equal(HttpStatusCode.Unauthorized, old.StatusCode);
        using var now = await fresh.SignIn(account.Login, "a new sentence to keep");
        Assert.Equal(HttpStatusCode.SeeOther, now.StatusCode);
        Assert.Contains("Tokens", await browser.Read("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_password_ends_what_other_browsers_are_signed_in_to()
    {
        await using var bench = await StudioBench.Start();
        var account = await bench.Account(Roles.Annotator);
        using var here = bench.Browser();
        using var elsewhere = bench.Browser();
        (await here.SignIn(account.Login, account.Password)).Dispose();
        (await elsewhere.SignIn(account.Login, account.Password)).Dispose();
        using (var still = await elsewhere.Get("/account"))
            Assert.Equal(HttpStatusCode.OK, still.StatusCode);

        (await here.Submit("/account", "/account/password", ("now", account.Password), ("next", "a new sentence to keep"))).Dispose();

        using var ended = await elsewhere.Get("/account");
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        using var kept = await here.Get("/account");
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
    }

    [Theory]
    [InlineData(Roles.None, false, null)]
    [InlineData(Roles.None, true, "roles-invalid")]
    [InlineData((Roles)64, false, "roles-invalid")]
    [InlineData(Roles.Client, false, "roles-invalid")]
    [InlineData(Roles.Lead, true, "roles-invalid")]
    [InlineData(Roles.Client | Roles.Lead, true, "roles-invalid")]
    [InlineData(Roles.Client, true, null)]
    [InlineData(Roles.Annotator | Roles.Senior, false, null)]
    public void Roles_that_do_not_go_together_are_refused(Roles roles, bool ofClient, string? problem) =>
        Assert.Equal(problem, AccountRules.Check(roles, ofClient ? Guid.Empty : null)?.Code);

    [Theory]
    [InlineData("two words", "Sample", "account-invalid")]
    [InlineData("fine", "", "name-invalid")]
    [InlineData("fine", "Sample‮nosmaS", "name-invalid")]
    public async Task Logins_and_names_are_plain(string login, string name, string problem)
    {
        await using var bench = await StudioBench.Start();
        await using var scope = bench.App.Services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();

        var opened = await scope.ServiceProvider.GetRequiredService<OpenAccounts>().Handle(new(bench.NewId(), login, name, Roles.Lead), new(bench.NewId(), Roles.Operator), default);

        Assert.Equal(problem, opened.Problem?.Code);
    }

    [Fact]
    public async Task The_same_login_is_opened_once_and_an_unknown_client_not_at_all()
    {
        await using var bench = await StudioBench.Start();
        await using var scope = bench.App.Services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var open = scope.ServiceProvider.GetRequiredService<OpenAccounts>();

        var twice = await open.Seed([new(bench.NewId(), "same", "One", Roles.Lead), new(bench.NewId(), "SAME", "Two", Roles.Lead)], default);
        var client = await open.Seed([new(bench.NewId(), "person", "Person", Roles.Client, bench.NewId())], default);

        Assert.Equal("account-invalid", twice.Problem?.Code);
        Assert.Equal("client-not-found", client.Problem?.Code);
    }
}
