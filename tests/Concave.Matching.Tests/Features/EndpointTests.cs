using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using Concave.Data.Content;
using Concave.Kernel;
using Concave.Testing;
using Concave.Ui.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Concave.Matching.Tests.Features;

public sealed class EndpointTests() : DatabaseTest(TestDatabase.Sqlite)
{
    [Fact]
    public async Task An_annotator_calibrates_over_http_and_a_stranger_is_refused()
    {
        var project = await SampleProject.Open(Bench);
        await project.AddCalibration(5, 5);
        var annotator = await project.Invited("Sample expert");
        await using var app = await Serve();
        using var own = ClientOf(app, annotator);
        using var stranger = ClientOf(app, new(Bench.Clock.NewId(), Roles.None));

        using var refused = await stranger.PostAsync(new Uri($"/api/matching/projects/{project.Id}/calibration", UriKind.Relative), content: null);
        var attempt = await Read(await own.PostAsync(new Uri($"/api/matching/projects/{project.Id}/calibration", UriKind.Relative), content: null));
        var path = $"/api/matching/calibration/{attempt.GetProperty("attemptId").GetGuid()}";
        var progress = default(JsonElement);
        for (var i = 0; i < 10; i++)
        {
            var task = (await Read(await own.GetAsync(new Uri($"{path}/next", UriKind.Relative)))).GetProperty("taskId").GetGuid();
            var (truth, shown) = await project.Behind(task);
            progress = await Read(await own.PostAsJsonAsync($"{path}/answers", new { taskId = task, choice = SampleProject.SideOf(truth!.Value, shown).ToString() }));
        }

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.True(progress.GetProperty("result").GetProperty("passed").GetBoolean());
        using var none = await own.GetAsync(new Uri($"{path}/next", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    private static async Task<JsonElement> Read(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return await answer.Content.ReadFromJsonAsync<JsonElement>();
        }
    }

    private static HttpClient ClientOf(WebApplication app, Actor actor)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var client = new HttpClient { BaseAddress = new Uri(address) };
        client.DefaultRequestHeaders.Add("X-Actor", $"{actor.Id} {(int)actor.Roles}");
        return client;
    }

    // The studio signs people in; here a header says who they are.
    private async Task<WebApplication> Serve()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(Bench.Store).AddSingleton(Bench.Vault).AddSingleton<TimeProvider>(Bench.Clock)
            .AddSingleton(Bench.Get<Pseudonyms>()).AddMatching();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Use((HttpContext http, RequestDelegate next) =>
        {
            var said = http.Request.Headers["X-Actor"].ToString().Split(' ');
            var actor = new Actor(Guid.Parse(said[0]), (Roles)int.Parse(said[1], System.Globalization.CultureInfo.InvariantCulture));
            http.User = new ClaimsPrincipal(new ClaimsIdentity(ActorFromClaims.Of(actor, "Sample"), "test"));
            return next(http);
        });
        app.MapMatching();
        await app.StartAsync();
        return app;
    }
}
