using System.Net;
using Concave.Kernel;
using Concave.Scoping;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;

namespace Concave.Studio.Tests.Pages;

public sealed class PageTests
{
    private const string Hostile = "<script>alert(1)</script>\"'&<img src=x onerror=alert(2)>";

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task Each_stage_shows_its_real_rows(TestDatabase on)
    {
        await using var bench = await StudioBench.Start(on);
        var round = await bench.Project();
        using var lead = await bench.SignedIn(Roles.Lead);
        var project = $"/projects/{round.ProjectId}";

        var overview = await lead.Read(project);
        Assert.All(["Scoping", "Matching", "PreScoring", "Annotation", "Quality", "Delivery"], stage => Assert.Contains(stage, overview, StringComparison.Ordinal));
        Assert.Contains("simulated", overview, StringComparison.Ordinal);
        Assert.Contains("signed 2026-03-01", await lead.Read($"{project}/scoping"), StringComparison.Ordinal);
        Assert.Contains("factual accuracy", await lead.Read($"{project}/scoping"), StringComparison.Ordinal);
        Assert.Contains(round.Annotators[1].Pseudonym, await lead.Read($"{project}/matching"), StringComparison.Ordinal);
        Assert.Contains("<td class=\"number\">6</td>", await lead.Read($"{project}/prescoring"), StringComparison.Ordinal);
        Assert.Contains($"0 of {round.TotalSlots} judgments", await lead.Read($"{project}/annotation"), StringComparison.Ordinal);
        Assert.Contains($"{round.TotalSlots} judgments still wanted", await lead.Read($"{project}/quality"), StringComparison.Ordinal);
        Assert.Contains("Nothing is delivered yet", await lead.Read($"{project}/delivery"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_names_are_inert_on_every_page()
    {
        await using var bench = await StudioBench.Start();
        Actor lead = new(bench.NewId(), Roles.Lead);
        var client = (await bench.Get<CreateClient>().Handle(new(Hostile), lead, default)).Value;
        var project = (await bench.Get<CreateProject>().Handle(new(client, Hostile, Simulated: false), lead, default)).Value;
        using var browser = await bench.SignedIn(Roles.Lead | Roles.Operator, name: Hostile);

        string[] paths = ["/projects", $"/projects/{project}", $"/projects/{project}/scoping", $"/projects/{project}/matching", $"/projects/{project}/quality", "/account", "/installation/people"];
        foreach (var path in paths)
        {
            var page = await browser.Read(path);
            Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Names_in_Indian_scripts_are_written_as_they_are()
    {
        await using var bench = await StudioBench.Start();
        using var browser = await bench.SignedIn(Roles.Lead, name: "नमूना தமிழ் తెలుగు");

        Assert.Contains("नमूना தமிழ் తెలుగు", await browser.Read("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_said_on_a_page_or_as_a_problem()
    {
        await using var bench = await StudioBench.Start();
        using var browser = await bench.SignedIn(Roles.Lead);

        using var page = await browser.Get("/no-such-page");
        using var project = await browser.Get($"/projects/{Guid.Empty}");
        using var malformed = await browser.Get("/projects/not-an-id");
        using var api = await browser.Get("/api/no-such-thing");

        Assert.All([page, project, malformed, api], answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Contains("<h1><bdi>Not found</bdi></h1>", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("project-not-found", await project.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("text/html", malformed.Content.Headers.ContentType?.MediaType);
        Assert.Equal("application/problem+json", api.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_choice_of_colours_is_kept_and_nothing_else_is()
    {
        await using var bench = await StudioBench.Start();
        using var browser = bench.Browser();
        Assert.Contains("data-theme=\"auto\"", await browser.Read("/sign-in"), StringComparison.Ordinal);

        using var chosen = await browser.Submit("/sign-in", "/theme", ("theme", "dark"), ("return", "/sign-in"));
        Assert.Equal("/sign-in", chosen.Headers.Location?.ToString());
        Assert.Contains("data-theme=\"dark\"", await browser.Read("/sign-in"), StringComparison.Ordinal);
        (await browser.Submit("/sign-in", "/theme", ("theme", "\"><script>"), ("return", "/sign-in"))).Dispose();
        Assert.Contains("data-theme=\"dark\"", await browser.Read("/sign-in"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_ask_no_other_host_and_carry_neither_scripts_nor_styles()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        using var browser = await bench.SignedIn(Roles.Lead | Roles.Operator);
        foreach (var path in new[] { "/projects", $"/projects/{round.ProjectId}", $"/projects/{round.ProjectId}/scoping", $"/projects/{round.ProjectId}/quality", "/installation", "/installation/people", "/account" })
        {
            var page = await browser.Read(path);
            Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
            Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
            Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<style", page, StringComparison.Ordinal);
        }
    }
}
