using System.ClientModel;
using System.ClientModel.Primitives;
using System.Collections.Concurrent;
using Anthropic;
using Anthropic.Core;
using Concave.Kernel;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Concave.PreScoring.Judges;

/// <summary>
/// Makes clients. How fast a provider may be asked is kept for the life of the process, so that one piece of work after
/// another keeps to what the headers said.
/// </summary>
public sealed class OpenJudge(TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string?, string, JudgeLimits), Pace> paces = new();

    /// <summary>A client for this judge; dispose it.</summary>
    /// <returns>judge-key-missing or price-missing when it cannot be asked.</returns>
    internal Result<AskJudge> Handle(JudgeSettings judge)
    {
        if (Prices.Of(judge) is not { } price)
            return JudgeErrors.PriceMissing(judge);
        var key = JudgeKey.Of(judge);
        if (key.Failed)
            return key.Problem;
        var pace = paces.GetOrAdd((judge.BaseUrl, judge.Model, judge.Limits), _ => new Pace(judge.Limits, clock));
        var http = new HttpClient(new Wire(pace, new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(10) }, clock)) { Timeout = Timeout.InfiniteTimeSpan };
        var native = judge.Protocol == JudgeProtocol.Anthropic ? Anthropic(judge, key.Value, http) : null;
        var chat = native?.AsIChatClient(judge.Model, judge.MaxOutputTokens) ?? OpenAi(judge, key.Value, http);
        return new AskJudge(judge, price, pace, chat, clock) { Native = native, Http = http };
    }

    // Neither client tries again by itself: a question that failed goes back to the queue, and what it cost is on record.
    private static AnthropicClient Anthropic(JudgeSettings judge, JudgeKey key, HttpClient http) => new()
    {
        ApiKey = key.Reveal(),
        BaseUrl = judge.BaseUrl ?? EnvironmentUrl.Production,
        HttpClient = http,
        MaxRetries = 0,
        Timeout = TimeSpan.FromMinutes(10),
        OpenTelemetry = false, // prompts are a client's data
    };

    private static IChatClient OpenAi(JudgeSettings judge, JudgeKey key, HttpClient http)
    {
        OpenAIClientOptions options = new() { RetryPolicy = new ClientRetryPolicy(0), Transport = new HttpClientPipelineTransport(http), NetworkTimeout = TimeSpan.FromMinutes(10) };
        if (judge.BaseUrl is { } url)
            options.Endpoint = new Uri(url);
        return new OpenAIClient(new ApiKeyCredential(key.Reveal()), options).GetChatClient(judge.Model).AsIChatClient();
    }
}
