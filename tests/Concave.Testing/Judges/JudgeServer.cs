using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Concave.Testing.Judges;

/// <summary>
/// A server on this machine that speaks what judges' servers speak: Anthropic Messages and Message Batches, and OpenAI
/// chat completions, their errors included. The real clients are driven against it. It counts tokens as one for every
/// four bytes, and remembers what it was asked.
/// </summary>
public sealed class JudgeServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Func<JudgeCall, JudgeReaction> react;
    private readonly ConcurrentDictionary<string, bool> cached = new(StringComparer.Ordinal);
    private int number;
    private long input;
    private long output;
    private int underWay;

    private JudgeServer(WebApplication app, Func<JudgeCall, JudgeReaction> react) => (this.app, this.react, Batches) = (app, react, new(this));

    public string Address => app.Urls.Single();

    /// <summary>What the OpenAI client is given: it wants the version in the address.</summary>
    public string OpenAiAddress => $"{Address}/v1";

    /// <summary>Every question, in the order they came.</summary>
    public ConcurrentQueue<JudgeCall> Calls { get; } = new();

    /// <summary>Headers that every answer has.</summary>
    public ConcurrentDictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Tokens read and written in answers that were sent.</summary>
    public (long Input, long Output) Tokens => (Interlocked.Read(ref input), Interlocked.Read(ref output));

    /// <summary>The most questions that were under way at once.</summary>
    public int MostAtOnce { get; private set; }

    public BatchDesk Batches { get; }

    public static async Task<JudgeServer> Start(Func<JudgeCall, JudgeReaction> react)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var host = builder.Build();
        JudgeServer server = new(host, react);
        host.MapPost("/v1/messages", server.Messages);
        host.MapPost("/v1/chat/completions", server.Completions);
        server.Batches.Map(host);
        await host.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }

    /// <summary>The Anthropic message for a question, or null when the reaction is not an answer.</summary>
    internal (JudgeReaction Reaction, JsonObject? Message) AnswerTo(JsonNode body, string authorization)
    {
        var system = Text(body["system"]);
        JudgeCall call = new(Interlocked.Increment(ref number), body, system, Text(body["messages"]!.AsArray()[^1]!["content"]), authorization)
        {
            Criteria = CriteriaOf(body["output_config"]?["format"]?["schema"]),
        };
        Calls.Enqueue(call);
        var reaction = react(call);
        return (reaction, reaction is Answers answer ? Message(call, answer, (string)body["model"]!) : null);
    }

    private async Task Messages(HttpContext http)
    {
        var body = (await JsonNode.ParseAsync(http.Request.Body))!;
        Enter();
        try
        {
            var (reaction, message) = AnswerTo(body, http.Request.Headers.Authorization.ToString());
            http.Response.Headers["request-id"] = $"req_{number}";
            await Do(http, reaction, message, "error");
        }
        finally
        {
            Interlocked.Decrement(ref underWay);
        }
    }

    private async Task Completions(HttpContext http)
    {
        var body = (await JsonNode.ParseAsync(http.Request.Body))!;
        Enter();
        try
        {
            var messages = body["messages"]!.AsArray();
            var system = (string)messages[0]!["role"]! == "system" ? Text(messages[0]!["content"]) : "";
            JudgeCall call = new(Interlocked.Increment(ref number), body, system, Text(messages[^1]!["content"]), http.Request.Headers.Authorization.ToString())
            {
                Criteria = CriteriaOf(body["response_format"]?["json_schema"]?["schema"]),
            };
            Calls.Enqueue(call);
            var reaction = react(call);
            await Do(http, reaction, reaction is Answers answer ? Completion(call, answer, (string)body["model"]!) : null, kind: null);
        }
        finally
        {
            Interlocked.Decrement(ref underWay);
        }
    }

    private void Enter()
    {
        var now = Interlocked.Increment(ref underWay);
        lock (Headers)
            MostAtOnce = Math.Max(MostAtOnce, now);
    }

    private async Task Do(HttpContext http, JudgeReaction reaction, JsonObject? answer, string? kind)
    {
        await Task.Delay(reaction.After, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var (name, value) in Headers)
            http.Response.Headers[name] = value;
        switch (reaction)
        {
            case Answers:
                await Write(http, 200, answer!.ToJsonString());
                break;
            case Fails failed:
                if (failed.RetryAfterSeconds is { } seconds)
                    http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
                await Write(http, failed.Status, new JsonObject { ["type"] = kind, ["error"] = new JsonObject { ["type"] = ErrorType(failed.Status), ["message"] = failed.Message } }.ToJsonString());
                break;
            case Breaks { InTheMiddle: true }:
                http.Response.ContentLength = 1000;
                await http.Response.WriteAsync("""{"id":"msg_1","type":"mess""");
                await http.Response.Body.FlushAsync();
                http.Abort();
                break;
            case Breaks:
                http.Abort();
                break;
            case Babbles babble:
                await Write(http, 200, babble.Body);
                break;
        }
    }

    private static async Task Write(HttpContext http, int status, string body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(body);
    }

    private JsonObject Message(JudgeCall call, Answers answer, string model)
    {
        var (system, user, written) = (CountOf(call.System), CountOf(call.User), CountOf(answer.Text));
        var first = cached.TryAdd(call.System, true);
        Interlocked.Add(ref input, system + user);
        Interlocked.Add(ref output, written);
        return new()
        {
            ["id"] = $"msg_{call.Number}",
            ["type"] = "message",
            ["role"] = "assistant",
            ["model"] = $"{model}-20260901",
            ["content"] = answer.Text.Length == 0 ? new JsonArray() : new JsonArray(new JsonObject { ["type"] = "text", ["text"] = answer.Text }),
            ["stop_reason"] = answer.Stop.Length == 0 ? "end_turn" : answer.Stop,
            ["stop_sequence"] = null,
            ["usage"] = new JsonObject
            {
                ["input_tokens"] = user,
                ["output_tokens"] = written,
                ["cache_creation_input_tokens"] = first ? system : 0,
                ["cache_read_input_tokens"] = first ? 0 : system,
            },
        };
    }

    private JsonObject Completion(JudgeCall call, Answers answer, string model)
    {
        var (read, written) = (CountOf(call.System) + CountOf(call.User), CountOf(answer.Text));
        Interlocked.Add(ref input, read);
        Interlocked.Add(ref output, written);
        return new()
        {
            ["id"] = $"chatcmpl-{call.Number}",
            ["object"] = "chat.completion",
            ["created"] = 1,
            ["model"] = model,
            ["choices"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = answer.Text },
                ["finish_reason"] = answer.Stop.Length == 0 ? "stop" : answer.Stop,
            }),
            ["usage"] = new JsonObject { ["prompt_tokens"] = read, ["completion_tokens"] = written, ["total_tokens"] = read + written },
        };
    }

    public static int CountOf(string text) => (Encoding.UTF8.GetByteCount(text) + 3) / 4;

    private static string[] CriteriaOf(JsonNode? schema) => schema?["properties"]?["scores"]?["required"] is JsonArray required ? [.. required.Select(r => (string)r!)] : [];

    // A text, or blocks of it.
    private static string Text(JsonNode? content) => content switch
    {
        JsonArray blocks => string.Concat(blocks.Select(b => (string)b!["text"]!)),
        null => "",
        _ => (string)content!,
    };

    private static string ErrorType(int status) => (HttpStatusCode)status switch
    {
        HttpStatusCode.TooManyRequests => "rate_limit_error",
        HttpStatusCode.Unauthorized => "authentication_error",
        HttpStatusCode.NotFound => "not_found_error",
        (HttpStatusCode)529 => "overloaded_error",
        >= HttpStatusCode.InternalServerError => "api_error",
        _ => "invalid_request_error",
    };
}
