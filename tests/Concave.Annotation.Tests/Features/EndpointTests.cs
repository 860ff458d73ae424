using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Concave.Kernel;
using Concave.Testing;
using Concave.Ui.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Concave.Annotation.Tests.Features;

public sealed class EndpointTests() : AnnotationBench(TestDatabase.Sqlite)
{
    private static readonly string[] Criteria = ["factual_accuracy", "instruction_following", "reasoning", "safety", "clarity"];

    [Fact]
    public async Task A_task_is_claimed_read_drafted_submitted_taken_back_and_given_back_over_http()
    {
        var round = await Round(new() { Gold = 0 });
        await using var app = await Serve();
        using var http = ClientOf(app, round.Annotators[0].Actor);

        var claim = await Json(await http.PostAsync(Path($"projects/{round.ProjectId}/claim"), content: null));
        var task = $"tasks/{claim.GetProperty("assignmentId").GetGuid()}";
        var view = await Json(await http.GetAsync(Path(task)));
        Assert.Equal(JsonValueKind.Null, view.GetProperty("draft").ValueKind);
        Assert.Equal(1, (await Json(await http.PutAsJsonAsync(Path($"{task}/draft"), new { baseRevision = 0, draft = "{}" }))).GetProperty("revision").GetInt32());
        Assert.Equal(0, (await Json(await http.PostAsJsonAsync(Path($"{task}/heartbeat"), new { focusedMs = 0 }))).GetProperty("activeMs").GetInt64());
        var sent = Submission();
        var judgment = await Json(await http.PostAsJsonAsync(Path($"{task}/judgment"), sent));
        Assert.Equal(judgment.GetRawText(), (await Json(await http.PostAsJsonAsync(Path($"{task}/judgment"), sent))).GetRawText());
        Assert.Equal(claim.GetProperty("assignmentId").GetGuid(), (await Json(await http.PostAsync(Path($"{task}/undo"), content: null))).GetProperty("assignmentId").GetGuid());
        var draft = JsonDocument.Parse((await Json(await http.GetAsync(Path(task)))).GetProperty("draft").GetString()!).RootElement;
        Assert.Equal("cannot_judge", draft.GetProperty("preferred").GetString());
        Assert.Equal("moderate", draft.GetProperty("difficulty").GetString());
        using var returned = await http.PostAsJsonAsync(Path($"{task}/return"), new { reason = "Not my field." });
        Assert.Equal(HttpStatusCode.NoContent, returned.StatusCode);
    }

    [Fact]
    public async Task Every_endpoint_refuses_who_has_no_role_and_hides_other_peoples_tasks()
    {
        var round = await Round(new() { Gold = 0 });
        var task = $"tasks/{Good(await Claim(round)).AssignmentId}";
        await using var app = await Serve();
        (HttpMethod Method, string Path, object? Body)[] calls =
        [
            (HttpMethod.Get, task, null), (HttpMethod.Put, $"{task}/draft", new { baseRevision = 0, draft = "{}" }), (HttpMethod.Post, $"{task}/heartbeat", new { focusedMs = 1 }),
            (HttpMethod.Post, $"{task}/return", new { reason = "because" }), (HttpMethod.Post, $"{task}/judgment", Submission()), (HttpMethod.Post, $"{task}/undo", null),
        ];
        foreach (var roles in new[] { Roles.None, Roles.Lead | Roles.Senior | Roles.Engineer | Roles.Client | Roles.Operator })
        {
            using var stranger = ClientOf(app, new(round.Annotators[0].Id, roles));
            foreach (var (method, path, body) in calls.Append((HttpMethod.Post, $"projects/{round.ProjectId}/claim", null)))
                Assert.Equal((HttpStatusCode.Forbidden, "role-missing"), await Refused(stranger, method, path, body));
        }

        using var other = ClientOf(app, round.Annotators[1].Actor);
        foreach (var (method, path, body) in calls)
            Assert.Equal((HttpStatusCode.NotFound, "task-unknown"), await Refused(other, method, path, body));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"submissionId":"01960000-0000-7000-8000-000000000001"}""")]
    [InlineData("""{"submissionId":"01960000-0000-7000-8000-000000000001","answer":{}}""")]
    [InlineData("""{"submissionId":"01960000-0000-7000-8000-000000000001","answer":{"preferred":"left"}}""")]
    [InlineData("""{"submissionId":"01960000-0000-7000-8000-000000000001","answer":{"preferred":17,"strength":2,"difficulty":99,"scores":[],"rationale":"0123456789abcdef","confidence":0.5}}""")]
    [InlineData("""{"submissionId":"01960000-0000-7000-8000-000000000001","answer":{"preferred":"tie","scores":[null],"flags":[null]}}""")]
    [InlineData("""{"submissionId":"01960000-0000-7000-8000-000000000001","answer":{"preferred":"left","scores":[{"criterion":null,"left":1,"right":1}],"flags":[{"side":"left","kind":null}]}}""")]
    public async Task What_is_left_out_or_made_up_is_a_named_problem_and_no_answer(string body)
    {
        var round = await Round(new() { Gold = 0 });
        var task = Good(await Claim(round)).AssignmentId;
        await using var app = await Serve();
        using var http = ClientOf(app, round.Annotators[0].Actor);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(Path($"tasks/{task}/judgment"), content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("judgment-invalid", problem.GetProperty("title").GetString());
        Assert.NotEmpty(problem.GetProperty("where").GetString()!);
    }

    private static object Submission() => new
    {
        submissionId = Guid.Parse("01960000-0000-7000-8000-000000000001"),
        answer = new
        {
            preferred = "cannot_judge",
            strength = 0,
            scores = Criteria.Select(c => new { criterion = c, left = 2, right = 5 }),
            rationale = "இரண்டும் ஒரே அளவில் உள்ளன.",
            difficulty = "moderate",
            confidence = 0.25,
            flags = Array.Empty<object>(),
        },
        focusedMs = 5,
    };

    private static async Task<(HttpStatusCode, string?)> Refused(HttpClient http, HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, Path(path)) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await http.SendAsync(request);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("title").GetString());
    }

    private static Uri Path(string path) => new($"/api/annotation/{path}", UriKind.Relative);

    private static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
            return await answer.Content.ReadFromJsonAsync<JsonElement>();
        }
    }

    private static HttpClient ClientOf(WebApplication app, Actor actor)
    {
        var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        client.DefaultRequestHeaders.Add("X-Actor", $"{actor.Id} {(int)actor.Roles}");
        return client;
    }

    // The studio signs people in; here a header says who they are.
    private async Task<WebApplication> Serve()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(Bench.Store).AddSingleton(Bench.Vault).AddSingleton<TimeProvider>(Bench.Clock).AddAnnotation();
        var app = builder.Build();
        app.Use((HttpContext http, RequestDelegate next) =>
        {
            var said = http.Request.Headers["X-Actor"].ToString().Split(' ');
            var actor = new Actor(Guid.Parse(said[0]), (Roles)int.Parse(said[1], System.Globalization.CultureInfo.InvariantCulture));
            http.User = new ClaimsPrincipal(new ClaimsIdentity(ActorFromClaims.Of(actor, "Sample"), "test"));
            return next(http);
        });
        app.MapAnnotation();
        await app.StartAsync();
        return app;
    }
}
