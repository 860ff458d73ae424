using System.Net;
using Concave.Data.Accounts;
using Concave.Kernel;
using Concave.Studio.Accounts.Links;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Tests.Accounts;

public sealed class LinkTests
{
    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task A_link_sets_a_password_once_and_a_weak_one_does_not_use_it_up(TestDatabase on)
    {
        await using var bench = await StudioBench.Start(on);
        using var op = await bench.SignedIn(Roles.Operator);
        using var opened = await op.Submit("/installation/people", "/installation/people", ("login", "newcomer"), ("name", "Sample newcomer"), ("role", "Annotator"));
        var page = await opened.Content.ReadAsStringAsync();
        using var newcomer = bench.Browser();

        using var weak = await newcomer.Follow(page, "short");
        Assert.Equal(HttpStatusCode.BadRequest, weak.StatusCode);
        using var set = await newcomer.Follow(page, "a sentence of their own");
        Assert.Equal(HttpStatusCode.SeeOther, set.StatusCode);
        using var again = await newcomer.Follow(page, "a sentence of a thief");
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);

        using var entered = await newcomer.SignIn("newcomer", "a sentence of their own");
        Assert.Equal(HttpStatusCode.SeeOther, entered.StatusCode);
        await using var db = bench.Store.Read();
        var newcomerId = (await db.Users.SingleAsync(u => u.UserName == "newcomer")).Id;
        Assert.Equal(
            [AccountActKind.Opened, AccountActKind.LinkMade, AccountActKind.PasswordSet],
            await db.AccountActs.Where(a => a.UserId == newcomerId).OrderBy(a => a.Id).Select(a => a.Kind).ToListAsync());
    }

    [Fact]
    public async Task Of_two_who_hold_the_same_link_one_chooses_the_password()
    {
        await using var bench = await StudioBench.Start(TestDatabase.Postgres);
        var person = await Person(bench);
        var link = await Link(bench, person);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            using var browser = bench.Browser();
            using var answer = await browser.Submit("/sign-in", "/welcome", ("code", link), ("password", $"a sentence numbered {i}"));
            return answer.StatusCode;
        }));

        Assert.Single(answers, HttpStatusCode.SeeOther);
        Assert.Equal(7, answers.Count(a => a == HttpStatusCode.NotFound));
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task A_newer_link_ends_the_older_and_a_used_one_ends_a_lock_out_and_every_session(TestDatabase on)
    {
        await using var bench = await StudioBench.Start(on);
        var account = await bench.Account(Roles.Lead);
        using var session = bench.Browser();
        (await session.SignIn(account.Login, account.Password)).Dispose();
        using var browser = bench.Browser();
        for (var i = 0; i < 6; i++)
            (await browser.SignIn(account.Login, "wrong, and wrong again")).Dispose();
        var person = await IdOf(bench, account.Login);
        var (older, newer) = (await Link(bench, person), await Link(bench, person));

        using var old = await browser.Get($"/welcome?code={older}");
        Assert.Equal(HttpStatusCode.NotFound, old.StatusCode);
        using var set = await browser.Submit("/sign-in", "/welcome", ("code", newer), ("password", "a sentence of their own"));
        Assert.Equal(HttpStatusCode.SeeOther, set.StatusCode);

        using var ended = await session.Get("/account");
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        using var entered = await browser.SignIn(account.Login, "a sentence of their own");
        Assert.Equal(HttpStatusCode.SeeOther, entered.StatusCode);
    }

    [Fact]
    public async Task A_link_is_worth_nothing_after_a_week_or_for_a_disabled_account()
    {
        await using var bench = await StudioBench.Start();
        var person = await Person(bench);
        var late = LinkCode.Make();
        var now = TimeProvider.System.GetUtcNow();
        await bench.Store.Write<Done>(
            db =>
            {
                db.AccountLinks.Add(new() { Id = bench.NewId(), UserId = person, Hash = LinkCode.Hash(late), MadeAt = now - MakeLink.Life, ExpiresAt = now.AddSeconds(-1) });
                return Task.FromResult<Result<Done>>(default(Done));
            },
            default);
        using var browser = bench.Browser();
        using var tooLate = await browser.Get($"/welcome?code={late}");
        Assert.Equal(HttpStatusCode.NotFound, tooLate.StatusCode);

        var link = await Link(bench, person);
        await bench.Store.Write<Done>(
            async db =>
            {
                (await db.Users.SingleAsync(u => u.Id == person)).DisabledAt = now;
                return default(Done);
            },
            default);
        using var disabled = await browser.Get($"/welcome?code={link}");
        Assert.Equal(HttpStatusCode.NotFound, disabled.StatusCode);
        var refused = await bench.Get<MakeLink>().Handle(new(person), new(bench.NewId(), Roles.Operator), default);
        Assert.Equal("account-disabled", refused.Problem?.Code);
    }

    private static async Task<Guid> Person(StudioBench bench) => await IdOf(bench, (await bench.Account(Roles.Annotator)).Login);

    private static async Task<Guid> IdOf(StudioBench bench, string login)
    {
        await using var db = bench.Store.Read();
        return (await db.Users.SingleAsync(u => u.UserName == login)).Id;
    }

    private static async Task<string> Link(StudioBench bench, Guid person) =>
        (await bench.Get<MakeLink>().Handle(new(person), new(bench.NewId(), Roles.Operator), default)).Value!.Path.Split("code=")[1];
}
