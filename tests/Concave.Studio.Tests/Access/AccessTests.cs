using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Concave.Kernel;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;

namespace Concave.Studio.Tests.Access;

/// <summary>Who gets what, over every route there is.</summary>
public sealed class AccessTests
{
    // What somebody gets who is not signed in. Everything else sends them to sign in.
    private static readonly string[] Open =
    [
        "GET /assets/{digest}/{name}", "GET /health/live", "GET /health/ready", "GET /sign-in", "POST /sign-in", "GET /set-up", "POST /set-up", "POST /theme", "POST /language",
        "GET /quote", // what a project costs, before anybody has an account
        "GET /audit", "POST /audit", "GET /audit/{id}", "GET /audit/traps", "POST /audit/traps", "GET /audit/traps/battery", // the audit of a visitor's own file; nothing is kept
        "GET /welcome", "POST /welcome", "POST /sign-in/passkey", "POST /sign-in/passkey/options",
        "GET /api/delivery/keys", // public keys, so that a recipient verifies without an account
        "GET /api/delivery/downloads/{ticketId:guid}", // signed, expiring
    ];

    private const string All = "lead client senior engineer annotator operator";
    private const string Project = "lead client senior engineer annotator";

    // Every page that is looked at, and who gets it; the others get what stands last.
    private static readonly Dictionary<string, (string Allowed, int Others)> Pages = new(StringComparer.Ordinal)
    {
        ["/"] = (All, 0),
        ["/account"] = (All, 0),
        ["/account/keys"] = (All, 0),
        ["/start"] = (All, 0),
        ["/account/data"] = (All, 0),
        ["/account/data/export"] = (All, 0),
        ["/installation"] = ("operator", 403),
        ["/installation/register"] = ("operator", 403),
        ["/installation/people"] = ("operator", 403),
        ["/installation/people/{userId:guid}"] = ("operator", 403),
        ["/projects"] = (All, 0),
        ["/queue"] = ("annotator", 403),
        ["/plan"] = ("lead", 403),
        ["/quotes"] = ("lead", 403),
        ["/quotes/{quoteId:guid}"] = ("lead", 403),
        ["/projects/{projectId:guid}"] = (Project, 404),
        ["/projects/{projectId:guid}/scoping"] = (Project, 404),
        ["/projects/{projectId:guid}/scoping/guidelines/{hash}"] = ("lead client", 403),
        ["/projects/{projectId:guid}/scoping/edit"] = ("lead", 403),
        ["/projects/new"] = ("lead", 403),
        ["/projects/{projectId:guid}/scoping/differences"] = ("lead client", 403),
        ["/projects/{projectId:guid}/scoping/held"] = ("lead", 403),
        ["/projects/{projectId:guid}/scoping/imports/{importId:guid}/set-aside"] = ("lead client", 403),
        ["/projects/{projectId:guid}/delivery/findings"] = ("lead client", 403),
        ["/projects/{projectId:guid}/delivery/closing"] = ("lead client", 403),
        ["/projects/{projectId:guid}/delivery/{deliveryId:guid}"] = ("lead client", 403),
        ["/projects/{projectId:guid}/matching"] = ("lead client annotator", 403),
        ["/projects/{projectId:guid}/matching/calibration/{attemptId:guid}"] = ("annotator", 403),
        ["/projects/{projectId:guid}/matching/pilot"] = ("annotator", 403),
        ["/projects/{projectId:guid}/matching/audit"] = ("lead client", 403),
        ["/projects/{projectId:guid}/matching/audit/report"] = ("lead client", 403),
        ["/projects/{projectId:guid}/matching/audit/pairs"] = ("annotator", 403),
        ["/projects/{projectId:guid}/prescoring"] = ("lead client", 403),
        ["/projects/{projectId:guid}/prescoring/first-passes/{passId:guid}"] = ("lead", 403),
        ["/projects/{projectId:guid}/annotation"] = ("lead client annotator", 403),
        ["/projects/{projectId:guid}/annotation/recorded"] = ("lead client annotator", 403),
        ["/projects/{projectId:guid}/annotation/tasks/{assignmentId:guid}"] = ("annotator", 403),
        ["/projects/{projectId:guid}/annotation/tasks/{assignmentId:guid}/guidelines"] = ("annotator", 403),
        ["/projects/{projectId:guid}/annotation/tasks/{assignmentId:guid}/differences"] = ("annotator", 403),
        ["/projects/{projectId:guid}/quality"] = ("lead client senior engineer", 403),
        ["/projects/{projectId:guid}/quality/batches/{batchId:guid}/people"] = ("lead", 403),
        ["/projects/{projectId:guid}/quality/gold"] = ("lead", 403),
        ["/projects/{projectId:guid}/work"] = ("annotator", 403),
        ["/projects/{projectId:guid}/work/{judgmentId:guid}"] = ("annotator", 403),
        ["/projects/{projectId:guid}/disputes"] = ("lead senior", 403),
        ["/projects/{projectId:guid}/pairs"] = ("lead", 403),
        ["/projects/{projectId:guid}/pairs/{pairId:guid}"] = ("lead", 403),
        ["/projects/{projectId:guid}/activity"] = ("lead client", 403),
        ["/projects/{projectId:guid}/quality/batches/{batchId:guid}/agreement"] = ("lead senior engineer", 403),
        ["/projects/{projectId:guid}/quality/adjudications/{reviewId:guid}"] = ("senior", 403),
        ["/projects/{projectId:guid}/quality/spot-checks/{reviewId:guid}"] = ("engineer", 403),
        ["/projects/{projectId:guid}/delivery"] = ("lead client", 403),
    };

    // Asked for with ids that nobody has: whoever may look is told that there is no such thing, the others that they may not.
    private static readonly string[] OfNothing =
    [
        "/quotes/{quoteId:guid}",
        "/installation/people/{userId:guid}",
        "/projects/{projectId:guid}/scoping/guidelines/{hash}", "/projects/{projectId:guid}/scoping/differences",
        "/projects/{projectId:guid}/scoping/imports/{importId:guid}/set-aside", "/projects/{projectId:guid}/delivery/{deliveryId:guid}",
        "/projects/{projectId:guid}/quality/batches/{batchId:guid}/people", "/projects/{projectId:guid}/annotation/tasks/{assignmentId:guid}",
        "/projects/{projectId:guid}/matching/calibration/{attemptId:guid}", "/projects/{projectId:guid}/matching/pilot",
        "/projects/{projectId:guid}/matching/audit/report", "/projects/{projectId:guid}/matching/audit/pairs",
        "/projects/{projectId:guid}/work/{judgmentId:guid}", "/projects/{projectId:guid}/quality/batches/{batchId:guid}/agreement", "/projects/{projectId:guid}/pairs/{pairId:guid}",
        "/projects/{projectId:guid}/prescoring/first-passes/{passId:guid}",
        "/projects/{projectId:guid}/quality/adjudications/{reviewId:guid}", "/projects/{projectId:guid}/quality/spot-checks/{reviewId:guid}",
        "/projects/{projectId:guid}/annotation/tasks/{assignmentId:guid}/guidelines", "/projects/{projectId:guid}/annotation/tasks/{assignmentId:guid}/differences",
    ];

    [Fact]
    public async Task Nobody_anonymous_gets_anything_but_sign_in_health_assets_and_keys()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        using var browser = bench.Browser();

        foreach (var route in RouteTable.Of(bench).Where(r => !Open.Contains(r.ToString())))
        {
            using var answer = await Send(browser, route, round.ProjectId);
            if (route.IsApi)
                Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{route}: {answer.StatusCode}");
            else
                Assert.True(answer.Headers.Location?.PathAndQuery.StartsWith("/sign-in?", StringComparison.Ordinal) == true, $"{route}: {answer.StatusCode}");
        }

        Assert.Empty(Open.Except(RouteTable.Of(bench).Select(r => r.ToString())));
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task Every_page_is_for_the_roles_it_says(TestDatabase on)
    {
        await using var bench = await StudioBench.Start(on);
        var round = await bench.Project();
        var people = await People(bench, round);
        var pages = RouteTable.Of(bench).Where(r => !r.IsApi && r.Method == "GET" && !Open.Contains(r.ToString())).Select(r => r.Pattern).ToList();
        Assert.Equal(Pages.Keys.Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal)); // none forgotten, none gone

        foreach (var (pattern, (allowed, others)) in Pages)
        {
            foreach (var (role, browser) in people)
            {
                using var answer = await browser.Get(new Route(pattern, "GET").Path(round.ProjectId));
                var expected = allowed.Split(' ').Contains(role) ? (pattern == "/" ? 303 : OfNothing.Contains(pattern) ? 404 : 200)
                    : role == "operator" && pattern.Contains("projectId", StringComparison.Ordinal) ? 404
                    : others;
                Assert.True((int)answer.StatusCode == expected, $"{role} {pattern}: {answer.StatusCode} instead of {expected}");
            }
        }

        foreach (var browser in people.Values)
            browser.Dispose();
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task For_another_tenant_the_project_does_not_exist(TestDatabase on)
    {
        await using var bench = await StudioBench.Start(on);
        var round = await bench.Project();
        var other = await bench.Project(seed: 2);
        using var client = await bench.SignedIn(Roles.Client, other.ClientId);
        using var annotator = await bench.SignedIn(Roles.Annotator, id: other.Annotators[0].Id);

        foreach (var route in RouteTable.Of(bench).Where(r => r.Pattern.Contains("{projectId:guid}", StringComparison.Ordinal)))
        {
            foreach (var stranger in new[] { client, annotator })
            {
                using var answer = await Send(stranger, route, round.ProjectId);
                var refused = route.Method == "GET"
                    ? answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden
                    : (int)answer.StatusCode is >= 400 and < 500;
                Assert.True(refused, $"{route}: {answer.StatusCode}");
                if (!route.IsApi && route.Method == "GET")
                    Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
                Assert.DoesNotContain("Sample project", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }

        Assert.DoesNotContain(round.ProjectId.ToString(), await client.Read("/projects"), StringComparison.Ordinal);
        Assert.DoesNotContain(round.ProjectId.ToString(), await annotator.Read("/projects"), StringComparison.Ordinal);
        Assert.Contains(other.ProjectId.ToString(), await client.Read("/projects"), StringComparison.Ordinal);
        Assert.Contains(other.ProjectId.ToString(), await annotator.Read("/projects"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_route_answers_every_role_without_breaking()
    {
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        foreach (var (role, browser) in await People(bench, round))
        {
            foreach (var route in RouteTable.Of(bench).Where(r => r.Pattern != "/sign-out"))
            {
                using var answer = await Send(browser, route, round.ProjectId);
                Assert.True((int)answer.StatusCode < 500, string.Create(CultureInfo.InvariantCulture, $"{role} {route}: {(int)answer.StatusCode}"));
            }

            browser.Dispose();
        }
    }

    [Fact]
    public async Task The_client_never_learns_who_an_annotator_is()
    {
        const string Name = "Recognisable Person";
        await using var bench = await StudioBench.Start();
        var round = await bench.Project();
        await bench.Register(round.Annotators[0], Name);
        using var lead = await bench.SignedIn(Roles.Lead);
        using var client = await bench.SignedIn(Roles.Client, round.ClientId);
        Assert.Contains(Name, await lead.Read($"/projects/{round.ProjectId}/matching"), StringComparison.Ordinal);
        Assert.Contains(round.Annotators[0].Pseudonym, await client.Read($"/projects/{round.ProjectId}/matching"), StringComparison.Ordinal);

        foreach (var route in RouteTable.Of(bench).Where(r => r.Method == "GET"))
        {
            var body = await client.Read(route.Path(round.ProjectId));
            Assert.DoesNotContain(Name, body, StringComparison.Ordinal);
            Assert.All(round.Annotators, a => Assert.DoesNotContain(a.Id.ToString(), body, StringComparison.OrdinalIgnoreCase));
        }
    }

    internal static async Task<Dictionary<string, Browser>> People(StudioBench bench, SeededRound round) => new(StringComparer.Ordinal)
    {
        ["lead"] = await bench.SignedIn(Roles.Lead),
        ["client"] = await bench.SignedIn(Roles.Client, round.ClientId),
        ["senior"] = await bench.SignedIn(Roles.Senior),
        ["engineer"] = await bench.SignedIn(Roles.Engineer),
        ["annotator"] = await bench.SignedIn(Roles.Annotator, id: round.Annotators[0].Id),
        ["operator"] = await bench.SignedIn(Roles.Operator),
    };

    private static async Task<HttpResponseMessage> Send(Browser browser, Route route, Guid project)
    {
        using HttpRequestMessage request = new(new HttpMethod(route.Method), route.Path(project));
        if (route.Method is not "GET" and not "HEAD")
            request.Content = new StringContent("{}", Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        return await browser.Send(request);
    }
}
