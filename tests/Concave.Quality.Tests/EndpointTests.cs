using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using Concave.Kernel;
using Concave.Quality.Tests.Fixtures;
using Concave.Testing;
using Concave.Ui.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Concave.Quality.Tests;

public sealed class EndpointTests
{
    [Fact]
    public async Task The_stage_answers_over_http_by_role()
    {
        await using var bench = await QualityBench.Open(TestDatabase.Sqlite);
        await bench.JudgeGold(100);
        await bench.Judge();
        await bench.RunJobs();
        await using var host = Host(bench);
        await host.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(host.Urls.Single()) };
        var project = $"/api/quality/projects/{bench.Round.ProjectId}";

        Assert.Equal(HttpStatusCode.Forbidden, await Status(http, HttpMethod.Get, $"{project}/batches", Roles.None));
        Assert.Equal(HttpStatusCode.OK, await Status(http, HttpMethod.Get, $"{project}/batches", Roles.Lead));
        Assert.Equal(HttpStatusCode.OK, await Status(http, HttpMethod.Get, $"/api/quality/batches/{bench.Round.BatchId}/gold", Roles.Lead));
        Assert.Equal(HttpStatusCode.OK, await Status(http, HttpMethod.Get, $"/api/quality/batches/{bench.Round.BatchId}/people", Roles.Lead));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(http, HttpMethod.Get, $"/api/quality/batches/{bench.Round.BatchId}/people", Roles.Senior));
        Assert.Equal(HttpStatusCode.NotFound, await Status(http, HttpMethod.Post, $"{project}/adjudications/claim", Roles.Senior));
        Assert.Equal(HttpStatusCode.OK, await Status(http, HttpMethod.Post, $"{project}/spot-checks/claim", Roles.Engineer));
        Assert.Equal(HttpStatusCode.NotFound, await Status(http, HttpMethod.Post, $"/api/quality/spot-checks/{Guid.Empty}", Roles.Engineer, new { Confirmed = true }));
        Assert.Equal(HttpStatusCode.BadRequest, await Status(http, HttpMethod.Post, $"/api/quality/adjudications/{Guid.Empty}", Roles.Senior, new { Choice = 0, Text = "short" }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Status(
            http, HttpMethod.Post, $"/api/quality/batches/{bench.Round.BatchId}/root-causes", Roles.Lead, new { Cause = "tooling", Note = "The sample page froze." }));
    }

    private static async Task<HttpStatusCode> Status(HttpClient http, HttpMethod method, string path, Roles roles, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("X-Sample-Roles", $"{(int)roles}");
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    private static WebApplication Host(QualityBench bench)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        bench.Bench.Lend(builder.Services, s => s.AddQuality());
        var app = builder.Build();
        app.Use((context, next) =>
        {
            var roles = (Roles)int.Parse(context.Request.Headers["X-Sample-Roles"].ToString(), System.Globalization.CultureInfo.InvariantCulture);
            context.User = new(new ClaimsIdentity(ActorFromClaims.Of(new Actor(bench.Lead.Id, roles), "Sample"), "sample"));
            return next(context);
        });
        app.MapQuality();
        return app;
    }
}
