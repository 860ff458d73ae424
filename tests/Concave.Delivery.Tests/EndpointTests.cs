using System.Formats.Tar;
using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using Concave.Data.Jobs;
using Concave.Delivery.Tests.Fixtures;
using Concave.Kernel;
using Concave.Testing;
using Concave.Ui.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Concave.Delivery.Tests;

public sealed class EndpointTests
{
    [Fact]
    public async Task A_batch_is_sealed_by_a_job_and_taken_by_the_client_over_http()
    {
        await using var bench = await DeliveryBench.Open(TestDatabase.Sqlite);
        await using var host = Host(bench);
        await host.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(host.Urls.Single()) };
        var batch = $"/api/delivery/batches/{bench.Seeded.BatchId}";

        Assert.Equal(SealingState.Ready, await State(http, bench, batch));
        Assert.Equal(HttpStatusCode.Forbidden, (await Send(http, HttpMethod.Post, $"{batch}/seal", bench.Client)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await Send(http, HttpMethod.Post, $"{batch}/seal", bench.Lead)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await Send(http, HttpMethod.Post, $"{batch}/seal", bench.Lead)).StatusCode);
        Assert.Equal(SealingState.Sealing, await State(http, bench, batch));
        Assert.Equal(1, await bench.Bench.Get<WorkJobs>().RunDue(default));
        Assert.Equal(SealingState.Sealed, await State(http, bench, batch));

        var listed = (await Json(await Send(http, HttpMethod.Get, $"/api/delivery/projects/{bench.Seeded.ProjectId}/deliveries", bench.Client))).EnumerateArray().Single();
        var delivery = $"/api/delivery/deliveries/{listed.GetProperty("deliveryId").GetGuid()}";
        var ticket = await Json(await Send(http, HttpMethod.Post, $"{delivery}/tickets", bench.Client, new { hours = 2 }));
        var secret = new { secret = ticket.GetProperty("ticket").GetString() };
        var link = await Json(await Send(http, HttpMethod.Post, "/api/delivery/tickets/redeem", bench.Client, secret));
        Assert.Equal(HttpStatusCode.Conflict, (await Send(http, HttpMethod.Post, "/api/delivery/tickets/redeem", bench.Client, secret)).StatusCode);

        using var answer = await http.GetAsync(link.GetProperty("url").GetString(), TestContext.Current.CancellationToken); // nobody is signed in
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal((listed.GetProperty("packedBytes").GetInt64(), "no-store"), (answer.Content.Headers.ContentLength, answer.Headers.CacheControl?.ToString()));
        Assert.Contains("data/preference/train.jsonl", await Names(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)));
        var log = (await Json(await Send(http, HttpMethod.Get, $"{delivery}/downloads", bench.Lead))).EnumerateArray().Single();
        Assert.Equal(bench.Client.Id, log.GetProperty("by").GetGuid());

        Assert.Equal(HttpStatusCode.NoContent, (await Send(http, HttpMethod.Post, $"/api/delivery/tickets/{ticket.GetProperty("ticketId").GetGuid()}/revoke", bench.Lead)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await http.GetAsync(link.GetProperty("url").GetString(), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Strangers_find_nothing_and_everybody_finds_the_keys()
    {
        await using var bench = await DeliveryBench.Open(TestDatabase.Sqlite, wrongGold: 3);
        await using var host = Host(bench);
        await host.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(host.Urls.Single()) };
        var stranger = new Actor(bench.Client.Id, Roles.Client, Guid.Empty);
        var batch = $"/api/delivery/batches/{bench.Seeded.BatchId}";

        Assert.Equal(HttpStatusCode.NotFound, (await Send(http, HttpMethod.Get, batch, stranger)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(http, HttpMethod.Get, $"/api/delivery/projects/{bench.Seeded.ProjectId}/deliveries", stranger)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync(batch, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync($"/api/delivery/downloads/{Guid.Empty}?until=1&signature=x", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.GetAsync($"/api/delivery/downloads/{Guid.Empty}", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send(http, HttpMethod.Post, $"{batch}/seal", bench.Lead)).StatusCode);
        Assert.Equal(SealingState.NotPassed, await State(http, bench, batch));
        var key = (await Json(await http.GetAsync("/api/delivery/keys", TestContext.Current.CancellationToken))).EnumerateArray().Single();
        Assert.StartsWith("-----BEGIN PUBLIC KEY-----", key.GetProperty("publicPem").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Send(http, HttpMethod.Post, "/api/delivery/keys/rotate", bench.Lead, new { why = "A sample reason, long enough." })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Send(http, HttpMethod.Post, "/api/delivery/keys/rotate", new(bench.Lead.Id, Roles.Operator), new { why = "A sample reason, long enough." })).StatusCode);
    }

    private static async Task<SealingState> State(HttpClient http, DeliveryBench bench, string batch) =>
        (SealingState)(await Json(await Send(http, HttpMethod.Get, batch, bench.Client))).GetProperty("state").GetInt32();

    private static async Task<HttpResponseMessage> Send(HttpClient http, HttpMethod method, string path, Actor actor, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("X-Sample-Roles", $"{(int)actor.Roles}");
        request.Headers.Add("X-Sample-Id", $"{actor.Id}");
        request.Headers.Add("X-Sample-Client", $"{actor.ClientId}");
        return await http.SendAsync(request);
    }

    private static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private static async Task<List<string>> Names(Stream tar)
    {
        List<string> names = [];
        await using var reader = new TarReader(tar);
        while (await reader.GetNextEntryAsync() is { } entry)
            names.Add(entry.Name[(entry.Name.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        return names;
    }

    private static WebApplication Host(DeliveryBench bench)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        bench.Bench.Lend(builder.Services, s => s.AddDelivery());
        var app = builder.Build();
        app.Use((context, next) =>
        {
            var roles = context.Request.Headers["X-Sample-Roles"].ToString();
            if (roles.Length > 0)
            {
                var client = Guid.TryParse(context.Request.Headers["X-Sample-Client"], out var id) ? id : (Guid?)null;
                var actor = new Actor(Guid.Parse(context.Request.Headers["X-Sample-Id"].ToString()), (Roles)int.Parse(roles, System.Globalization.CultureInfo.InvariantCulture), client);
                context.User = new(new ClaimsIdentity(ActorFromClaims.Of(actor, "Sample"), "sample"));
            }

            return next(context);
        });
        app.MapDelivery();
        return app;
    }
}
