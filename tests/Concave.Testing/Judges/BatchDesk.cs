using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Concave.Testing.Judges;

/// <summary>The server's Message Batches.</summary>
public sealed class BatchDesk
{
    private readonly JudgeServer server;
    private readonly ConcurrentDictionary<string, Held> held = new(StringComparer.Ordinal);
    private int number;
    private int taken;

    internal BatchDesk(JudgeServer server) => this.server = server;

    private sealed class Held
    {
        public required string Id { get; init; }
        public required JsonArray Requests { get; init; }
        public required string Authorization { get; init; }
        public required DateTimeOffset CreatedAt { get; init; }
        public int LooksLeft;
        public string? Results;
    }

    /// <summary>How often a batch is looked at before it has ended.</summary>
    public int Looks { get; set; } = 1;

    /// <summary>Requests of which nothing comes but "expired", by their place in the batch.</summary>
    public Func<int, bool> Expires { get; set; } = _ => false;

    /// <summary>What happens to requests for batches before they are taken; null takes them.</summary>
    public Func<int, (int Status, string Message)?> Refuses { get; set; } = _ => null;

    /// <summary>Waited for between taking a batch and saying so.</summary>
    public Func<Task> BeforeReply { get; set; } = () => Task.CompletedTask;

    /// <summary>Batches that were taken.</summary>
    public int Created => taken;

    /// <summary>Batches whose texts the server still holds.</summary>
    public int Kept => held.Count;

    /// <summary>Batches that were deleted.</summary>
    public int Deleted { get; private set; }

    /// <summary>Requests in all batches.</summary>
    public ConcurrentQueue<string> CustomIds { get; } = new();

    /// <summary>From now on batches have ended when they are looked at.</summary>
    public void Release()
    {
        Looks = 0;
        foreach (var batch in held.Values)
            batch.LooksLeft = 0;
    }

    private int asked;

    internal void Map(WebApplication app)
    {
        app.MapPost("/v1/messages/batches", (Delegate)Create); // as a RequestDelegate its result would be dropped
        app.MapGet("/v1/messages/batches", () => Results.Json(new JsonObject { ["data"] = new JsonArray([.. held.Values.OrderByDescending(h => h.CreatedAt).Select(h => (JsonNode)Describe(h))]), ["has_more"] = false, ["first_id"] = null, ["last_id"] = null }));
        app.MapGet("/v1/messages/batches/{id}", (string id) => held.TryGetValue(id, out var batch) ? Results.Json(Look(batch)) : Missing());
        app.MapGet("/v1/messages/batches/{id}/results", (string id) => held.TryGetValue(id, out var batch) && batch.LooksLeft <= 0 ? Results.Text(ResultsOf(batch), "application/x-jsonl") : Missing());
        app.MapDelete("/v1/messages/batches/{id}", (string id) =>
        {
            if (!held.TryRemove(id, out _))
                return Missing();
            Deleted++;
            return Results.Json(new JsonObject { ["id"] = id, ["type"] = "message_batch_deleted" });
        });
    }

    private async Task<IResult> Create(HttpContext http)
    {
        var body = (await JsonNode.ParseAsync(http.Request.Body))!;
        if (Refuses(++asked) is { } refused)
            return Results.Json(new JsonObject { ["type"] = "error", ["error"] = new JsonObject { ["type"] = "api_error", ["message"] = refused.Message } }, statusCode: refused.Status);
        Held batch = new()
        {
            Id = $"msgbatch_{Interlocked.Increment(ref number)}",
            Requests = body["requests"]!.AsArray(),
            Authorization = http.Request.Headers.Authorization.ToString(),
            CreatedAt = TimeProvider.System.GetUtcNow(),
            LooksLeft = Looks,
        };
        foreach (var request in batch.Requests)
            CustomIds.Enqueue((string)request!["custom_id"]!);
        held[batch.Id] = batch;
        Interlocked.Increment(ref taken); // counted when it is all there
        await BeforeReply();
        return Results.Json(Describe(batch));
    }

    private JsonObject Look(Held batch)
    {
        batch.LooksLeft--;
        return Describe(batch);
    }

    private static JsonObject Describe(Held batch)
    {
        var ended = batch.LooksLeft <= 0;
        var at = batch.CreatedAt.ToString("O", CultureInfo.InvariantCulture);
        return new()
        {
            ["id"] = batch.Id,
            ["type"] = "message_batch",
            ["processing_status"] = ended ? "ended" : "in_progress",
            ["request_counts"] = new JsonObject { ["processing"] = ended ? 0 : batch.Requests.Count, ["succeeded"] = ended ? batch.Requests.Count : 0, ["errored"] = 0, ["canceled"] = 0, ["expired"] = 0 },
            ["created_at"] = at,
            ["expires_at"] = (batch.CreatedAt + TimeSpan.FromHours(24)).ToString("O", CultureInfo.InvariantCulture),
            ["ended_at"] = ended ? at : null,
            ["archived_at"] = null,
            ["cancel_initiated_at"] = null,
            ["results_url"] = ended ? $"/v1/messages/batches/{batch.Id}/results" : null,
        };
    }

    // In any order but that of the requests.
    private string ResultsOf(Held batch) => batch.Results ??= string.Concat(batch.Requests.Select((r, i) => (r, i)).Reverse().Select(r => Line(batch, r.r!, r.i) + "\n"));

    private string Line(Held batch, JsonNode request, int place)
    {
        var (reaction, message) = Expires(place) ? (null, null) : server.AnswerTo(request["params"]!, batch.Authorization);
        JsonObject result = reaction switch
        {
            null => new() { ["type"] = "expired" },
            Answers => new() { ["type"] = "succeeded", ["message"] = message },
            Fails failed => new() { ["type"] = "errored", ["error"] = new JsonObject { ["type"] = "error", ["request_id"] = null, ["error"] = new JsonObject { ["type"] = failed.Status == 400 ? "invalid_request_error" : "api_error", ["message"] = failed.Message } } },
            _ => new() { ["type"] = "canceled" },
        };
        return new JsonObject { ["custom_id"] = (string)request["custom_id"]!, ["result"] = result }.ToJsonString();
    }

    private static IResult Missing() => Results.Json(new JsonObject { ["type"] = "error", ["error"] = new JsonObject { ["type"] = "not_found_error", ["message"] = "There is no such batch." } }, statusCode: 404);
}
