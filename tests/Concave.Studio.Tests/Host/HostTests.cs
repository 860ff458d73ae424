using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Concave.Data.Jobs;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Studio.Host;
using Concave.Studio.Tests.Access;
using Concave.Studio.Tests.Fixtures;
using Concave.Testing;
using Concave.Ui.Assets;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Tests.Host;

public sealed class HostTests
{
    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task It_is_ready_when_the_database_is_current_and_the_workers_work(TestDatabase on)
    {
        await using var bench = await StudioBench.Start(on);
        using var browser = bench.Browser();
        await Until(async () => await Status(browser, "/health/ready") == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, await Status(browser, "/health/live"));

        await Enqueue(bench, JobState.Dead);
        var degraded = await browser.Read("/health/ready");
        Assert.Contains("\"status\":\"degraded\"", degraded, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await Status(browser, "/health/ready"));
    }

    [Fact]
    public async Task A_database_that_is_gone_shows_in_health_and_no_page_tells_more_than_that_it_broke()
    {
        await using var bench = await StudioBench.Start(TestDatabase.Postgres);
        using var browser = await bench.SignedIn(Roles.Lead);
        await bench.DropDatabase();

        using var ready = await browser.Get("/health/ready");
        using var page = await browser.Get("/projects");
        var body = await page.Content.ReadAsStringAsync() + await ready.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(HttpStatusCode.InternalServerError, page.StatusCode);
        Assert.Contains("Something broke on our side", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Npgsql", body, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await Status(browser, "/health/live"));
    }

    [Fact]
    public async Task On_PostgreSQL_somebody_decides_when_to_migrate()
    {
        await using var bench = await StudioBench.Build(TestDatabase.Postgres);
        Assert.Equal("schema-behind", (await StudioHost.Prepare(bench.App, default)).Problem?.Code);

        await bench.Store.Migrate(default);
        Assert.Null((await StudioHost.Prepare(bench.App, default)).Problem);
    }

    [Fact]
    public async Task The_embedded_database_is_migrated_by_itself_and_one_of_a_newer_version_refused()
    {
        await using var bench = await StudioBench.Build(TestDatabase.Sqlite);
        Assert.Null((await StudioHost.Prepare(bench.App, default)).Problem);
        Assert.Equal(SchemaState.Current, await bench.Store.Schema(default));

        await using var db = bench.Store.Read();
        await db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_FromTheFuture', '99.0')");
        Assert.Equal("schema-ahead", (await StudioHost.Prepare(bench.App, default)).Problem?.Code);
    }

    [Fact]
    public async Task Every_answer_carries_the_headers_that_keep_a_browser_safe()
    {
        await using var bench = await StudioBench.Start();
        using var browser = await bench.SignedIn(Roles.Lead);

        foreach (var path in new[] { "/sign-in", "/projects", "/no-such-page", "/api/scoping/projects", "/api/no-such-thing", "/health/live", bench.Get<AssetCatalog>().Path("studio.css") })
        {
            using var answer = await browser.Get(path);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.False(answer.Headers.Contains("Server"), path);
        }
    }

    [Fact]
    public async Task Assets_are_kept_for_good_under_a_path_that_changes_with_them()
    {
        await using var bench = await StudioBench.Start();
        using var browser = bench.Browser();
        var path = bench.Get<AssetCatalog>().Path("studio.css");

        using HttpRequestMessage zipped = new(HttpMethod.Get, path);
        zipped.Headers.Add("Accept-Encoding", "gzip");
        using var answer = await browser.Send(zipped);
        Assert.Equal("text/css", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("gzip", answer.Content.Headers.ContentEncoding.Single());
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Contains("--paper", await browser.Read(path), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await Status(browser, "/assets/0000000000000000/studio.css"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(browser, path.Replace("studio.css", "other.css", StringComparison.Ordinal)));
        Assert.Equal("no-store", (await browser.Get("/sign-in")).Headers.CacheControl?.ToString().Split(", ").Order().Last());
    }

    [Fact]
    public async Task The_api_document_lists_every_route_of_the_api()
    {
        await using var bench = await StudioBench.Start();
        using var browser = await bench.SignedIn(Roles.Lead);

        using var answer = await browser.Get("/openapi/v1.json");
        var document = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var listed = document.GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Select(m => $"{m.Name.ToUpperInvariant()} {p.Name}")).ToHashSet(StringComparer.Ordinal);

        var routes = RouteTable.Of(bench).Where(r => r.Pattern.StartsWith("/api", StringComparison.Ordinal)).Select(r => $"{r.Method} {r.Pattern.Replace(":guid", "", StringComparison.Ordinal)}");
        Assert.Empty(routes.Except(listed));
        Assert.All(["scoping", "matching", "prescoring", "annotation", "quality", "delivery"], stage => Assert.Contains(listed, l => l.Contains($"/api/{stage}/", StringComparison.Ordinal)));
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("token").GetProperty("scheme").GetString());
    }

    [Theory]
    [InlineData("{}", "'annotatorId', 'displayName'")]
    [InlineData("{\"annotatorId\": 7}", "$.annotatorId")]
    [InlineData("{", "")]
    public async Task A_body_that_lacks_something_is_refused_and_says_what(string body, string where)
    {
        await using var bench = await StudioBench.Start();
        using var browser = await bench.SignedIn(Roles.Lead);
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/matching/annotators") { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };

        using var answer = await browser.Send(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.StartsWith(where, problem.TryGetProperty("where", out var member) ? member.GetString() : "", StringComparison.Ordinal);
        Assert.Equal(where.Length > 0, problem.TryGetProperty("where", out _));
    }

    [Fact]
    public async Task A_body_larger_than_an_address_takes_is_refused()
    {
        await using var bench = await StudioBench.Start();
        using var browser = await bench.SignedIn(Roles.Lead);
        using HttpRequestMessage large = new(HttpMethod.Post, "/api/matching/annotators") { Content = JsonContent.Create(new { displayName = new string('x', 5 * 1024 * 1024) }) };

        using var answer = await browser.Send(large);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task It_stops_quickly_and_keeps_no_connection_waiting()
    {
        await using var bench = await StudioBench.Start();
        using var browser = await bench.SignedIn(Roles.Lead);
        var began = TimeProvider.System.GetTimestamp();

        await bench.App.StopAsync();

        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task The_operator_gives_a_dead_job_its_attempts_back_and_nobody_else_does(TestDatabase on)
    {
        await using var bench = await StudioBench.Start(on);
        var job = await Enqueue(bench, JobState.Dead);
        using var lead = await bench.SignedIn(Roles.Lead);
        using var op = await bench.SignedIn(Roles.Operator);

        using var refused = await lead.Submit("/account", $"/installation/jobs/{job}/retry");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("sample reason", await op.Read("/installation"), StringComparison.Ordinal);
        using var given = await op.Submit("/installation", $"/installation/jobs/{job}/retry");
        Assert.Equal(HttpStatusCode.SeeOther, given.StatusCode);
        using var twice = await op.Submit("/installation", $"/installation/jobs/{job}/retry");
        Assert.Equal(HttpStatusCode.NotFound, twice.StatusCode);
        await Until(async () =>
        {
            await using var db = bench.Store.Read();
            return (await db.Jobs.SingleAsync(j => j.Id == job)).LastError?.Contains("Nothing here handles", StringComparison.Ordinal) == true; // it was tried
        });
    }

    private static async Task<Guid> Enqueue(StudioBench bench, JobState state)
    {
        var id = bench.NewId();
        await bench.Store.Write<Done>(
            db =>
            {
                db.Jobs.Add(new() { Id = id, Kind = "sample", Payload = "{}", State = state, RunAt = TimeProvider.System.GetUtcNow(), LastError = "sample reason\nand more" });
                return Task.FromResult<Result<Done>>(default(Done));
            },
            default);
        return id;
    }

    private static async Task<HttpStatusCode> Status(Browser browser, string path)
    {
        using var answer = await browser.Get(path);
        return answer.StatusCode;
    }

    private static async Task Until(Func<Task<bool>> condition)
    {
        for (var i = 0; i < 100; i++)
        {
            if (await condition())
                return;
            await Task.Delay(100);
        }

        Assert.Fail("It did not happen within ten seconds.");
    }
}
