using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Concave.Data.Accounts;
using Concave.Kernel;
using Concave.Studio.Accounts.Tokens;
using Concave.Studio.Installations.People;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Tests.Installations;

public sealed class PeopleTests
{
    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task Roles_given_and_withdrawn_count_at_the_next_click_and_are_on_record(TestDatabase on)
    {
        await using var bench = await StudioBench.Start(on);
        var round = await bench.Project();
        var person = bench.NewId();
        using var op = await bench.SignedIn(Roles.Operator, name: "Sample operator");
        using var browser = await bench.SignedIn(Roles.None, id: person);
        var scoping = $"/projects/{round.ProjectId}/scoping";
        Assert.Equal(HttpStatusCode.NotFound, await Status(browser, scoping));

        using var given = await op.Submit($"/installation/people/{person}", $"/installation/people/{person}/roles", ("role", "Lead"), ("role", "Senior"));
        Assert.Equal(HttpStatusCode.SeeOther, given.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await Status(browser, scoping));
        using var withdrawn = await op.Submit($"/installation/people/{person}", $"/installation/people/{person}/roles", ("role", "Annotator"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(browser, scoping));

        var page = await op.Read($"/installation/people/{person}");
        Assert.Contains("senior, lead", page, StringComparison.Ordinal);
        Assert.Contains("<bdi>Sample operator</bdi>", page, StringComparison.Ordinal);
        await using var db = bench.Store.Read();
        Assert.Equal(
            [Roles.None, Roles.Lead | Roles.Senior, Roles.Annotator],
            await db.AccountActs.Where(a => a.UserId == person).OrderBy(a => a.Id).Select(a => a.Roles!.Value).ToListAsync());
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task A_role_on_one_project_reaches_that_project_and_no_other(TestDatabase on)
    {
        await using var bench = await StudioBench.Start(on);
        var (here, there) = (await bench.Project(), await bench.Project(seed: 2));
        var person = bench.NewId();
        using var op = await bench.SignedIn(Roles.Operator);
        using var lead = await bench.SignedIn(Roles.None, id: person);
        Assert.DoesNotContain(here.ProjectId.ToString(), await lead.Read("/projects"), StringComparison.Ordinal);

        using var given = await op.Submit($"/installation/people/{person}", $"/installation/people/{person}/projects", ("project", $"{here.ProjectId}"), ("role", "Lead"));
        Assert.Equal(HttpStatusCode.SeeOther, given.StatusCode);

        foreach (var path in new[] { "/projects/{0}", "/projects/{0}/scoping", "/projects/{0}/quality", "/api/scoping/projects/{0}", "/api/prescoring/projects/{0}/rounds", "/api/quality/projects/{0}/batches", "/api/delivery/projects/{0}/deliveries" })
        {
            Assert.Equal(HttpStatusCode.OK, await Status(lead, string.Format(null, path, here.ProjectId)));
            Assert.Contains(await Status(lead, string.Format(null, path, there.ProjectId)), new[] { HttpStatusCode.NotFound, HttpStatusCode.Forbidden });
        }

        Assert.Equal(HttpStatusCode.OK, await Status(lead, $"/projects/{here.ProjectId}/quality/batches/{here.BatchId}/people"));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(lead, $"/projects/{here.ProjectId}/quality/batches/{there.BatchId}/people")); // their project, another's batch
        Assert.Equal(HttpStatusCode.OK, await Status(lead, $"/api/quality/batches/{here.BatchId}/people"));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(lead, $"/api/quality/batches/{there.BatchId}/people"));
        foreach (var list in new[] { await lead.Read("/projects"), await lead.Read("/api/scoping/projects") })
        {
            Assert.Contains(here.ProjectId.ToString(), list, StringComparison.Ordinal);
            Assert.DoesNotContain(there.ProjectId.ToString(), list, StringComparison.Ordinal);
        }

        using var client = await lead.Send(new(HttpMethod.Post, "/api/scoping/clients") { Content = JsonContent.Create(new { name = "Not theirs to make" }) });
        Assert.Equal(HttpStatusCode.Forbidden, client.StatusCode);
        using var withdrawn = await op.Submit($"/installation/people/{person}", $"/installation/people/{person}/projects", ("project", $"{here.ProjectId}"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(lead, $"/projects/{here.ProjectId}"));
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task A_disabled_account_loses_session_token_and_password_at_once_and_gets_them_back(TestDatabase on)
    {
        await using var bench = await StudioBench.Start(on);
        var person = bench.NewId();
        var account = await bench.Account(Roles.Lead, id: person);
        using var browser = bench.Browser();
        (await browser.SignIn(account.Login, account.Password)).Dispose();
        var token = (await bench.Get<IssueToken>().Handle(new("sample", 1, Scopes.Read), new(person, Roles.Lead), default)).Value!.Token;
        using var op = await bench.SignedIn(Roles.Operator);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.SeeOther), (await Status(browser, "/account"), await WithToken(bench, token), await Enter(bench, account)));

        using var disabled = await op.Submit($"/installation/people/{person}", $"/installation/people/{person}/disable", ("disabled", "true"));
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (await Status(browser, "/account"), await WithToken(bench, token), await Enter(bench, account)));

        using var enabled = await op.Submit($"/installation/people/{person}", $"/installation/people/{person}/disable", ("disabled", "false"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.SeeOther), (await WithToken(bench, token), await Enter(bench, account)));
    }

    [Fact]
    public async Task Somebody_always_runs_the_installation()
    {
        await using var bench = await StudioBench.Start(TestDatabase.Postgres);
        var (one, two) = (bench.NewId(), bench.NewId());
        await bench.Account(Roles.Operator, id: one);
        await bench.Account(Roles.Operator, id: two);
        Actor actor = new(one, Roles.Operator);

        // Each withdraws the other at the same moment: one of them stays.
        var both = await Task.WhenAll(
            bench.Get<SetRoles>().Handle(new(two, Roles.Lead), actor, default),
            bench.Get<DisableAccount>().Handle(new(one, Disabled: true), actor with { Id = two }, default));

        Assert.Single(both, r => r.Problem?.Code == "last-operator");
        await using var db = bench.Store.Read();
        Assert.Equal(1, await db.Users.CountAsync(u => u.DisabledAt == null && u.Roles == Roles.Operator));
    }

    [Fact]
    public async Task What_does_not_go_together_is_refused()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        Actor op = new(bench.NewId(), Roles.Operator);
        var (client, annotator) = (bench.NewId(), bench.NewId());
        await bench.Account(Roles.Client, round.ClientId, client);
        await bench.Account(Roles.Annotator, id: annotator);

        Assert.Equal("roles-invalid", (await bench.Get<SetRoles>().Handle(new(client, Roles.Lead), op, default)).Problem?.Code);
        Assert.Equal("roles-invalid", (await bench.Get<SetProjectRoles>().Handle(new(client, round.ProjectId, Roles.Lead), op, default)).Problem?.Code);
        Assert.Equal("roles-invalid", (await bench.Get<SetProjectRoles>().Handle(new(annotator, round.ProjectId, Roles.Operator), op, default)).Problem?.Code);
        Assert.Equal("project-not-found", (await bench.Get<SetProjectRoles>().Handle(new(annotator, bench.NewId(), Roles.Lead), op, default)).Problem?.Code);
        Assert.Equal("account-not-found", (await bench.Get<SetRoles>().Handle(new(bench.NewId(), Roles.Lead), op, default)).Problem?.Code);
        Assert.Equal("role-missing", (await bench.Get<SetRoles>().Handle(new(annotator, Roles.Operator), new(annotator, Roles.Lead), default)).Problem?.Code);
    }

    [Fact]
    public async Task A_program_does_the_same_over_the_api()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        using var op = await bench.SignedIn(Roles.Operator);
        using var made = await op.Send(new(HttpMethod.Post, "/api/installation/people") { Content = JsonContent.Create(new { login = "by-program", name = "By a program", roles = new[] { "annotator" } }) });
        var link = await made.Content.ReadFromJsonAsync<JsonElement>();
        var person = link.GetProperty("userId").GetGuid();
        Assert.StartsWith("/welcome?code=", link.GetProperty("path").GetString(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NoContent, await Call(op, HttpMethod.Put, $"/api/installation/people/{person}/roles", new { roles = new[] { "senior", "engineer" } }));
        Assert.Equal(HttpStatusCode.NoContent, await Call(op, HttpMethod.Put, $"/api/installation/people/{person}/projects/{round.ProjectId}/roles", new { roles = new[] { "lead" } }));
        Assert.Equal(HttpStatusCode.NoContent, await Call(op, HttpMethod.Post, $"/api/installation/people/{person}/disable", new { }));
        var seen = JsonDocument.Parse(await op.Read($"/api/installation/people/{person}")).RootElement;
        Assert.Equal("senior, engineer", seen.GetProperty("person").GetProperty("roles").GetString());
        Assert.NotEqual(JsonValueKind.Null, seen.GetProperty("person").GetProperty("disabledAt").ValueKind);
        Assert.Equal(["disabled", "project_roles_set", "roles_set", "link_made", "opened"], seen.GetProperty("acts").EnumerateArray().Select(a => a.GetProperty("kind").GetString()!));
        using var again = await op.Send(new(HttpMethod.Post, $"/api/installation/people/{person}/links"));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    private static async Task<HttpStatusCode> Call(Browser browser, HttpMethod method, string path, object body)
    {
        using var answer = await browser.Send(new(method, path) { Content = JsonContent.Create(body) });
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> Status(Browser browser, string path)
    {
        using var answer = await browser.Get(path);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> Enter(StudioBench bench, Concave.Studio.Accounts.OpenedAccount account)
    {
        using var browser = bench.Browser();
        using var entered = await browser.SignIn(account.Login, account.Password);
        return entered.StatusCode;
    }

    private static async Task<HttpStatusCode> WithToken(StudioBench bench, string token)
    {
        using var browser = bench.Browser();
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/account");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await browser.Send(request);
        return answer.StatusCode;
    }
}
