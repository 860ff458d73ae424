using System.ClientModel;
using Anthropic;
using Anthropic.Exceptions;
using Anthropic.Models.Messages;
using Concave.PreScoring.Asking;
using Microsoft.Extensions.AI;

namespace Concave.PreScoring.Judges;

/// <summary>
/// Asks one judge, one question at a time as often as one likes. Whatever the network, the provider or the model do
/// comes back as a value; only the caller's own wish to stop is an exception.
/// </summary>
internal sealed class AskJudge(JudgeSettings judge, Price price, Pace pace, IChatClient chat, TimeProvider clock) : IDisposable
{
    /// <summary>Tokens an answer usually has, for the pace: what is set aside and not used comes back by itself.</summary>
    private const int UsualOutput = 500;

    internal JudgeSettings Judge => judge;
    internal Price Price => price;
    internal Pace Pace => pace;

    /// <summary>The provider's own client, for what <see cref="IChatClient"/> has no words for: batches. Null for other protocols.</summary>
    internal AnthropicClient? Native { get; init; }

    internal HttpClient? Http { get; init; }

    /// <summary>What a question can cost at most, in billionths of a dollar: nothing cached, and an answer as long as it may be.</summary>
    internal long MostOf(JudgeQuestion question, bool inBatch) => price.Of(new(0, question.EstimatedInput * 2, 0, judge.MaxOutputTokens), inBatch);

    /// <summary>Waits for its turn, asks, and says what came of it.</summary>
    /// <param name="question">The question.</param>
    /// <param name="late">Ends waiting for a turn.</param>
    /// <param name="stop">Ends everything.</param>
    internal async Task<Reply> Handle(JudgeQuestion question, CancellationToken late, CancellationToken stop)
    {
        await pace.Enter(question.EstimatedInput, UsualOutput, late);
        var reply = await Ask(question, stop);
        if (reply is Said)
            pace.Answered();
        else if (reply is Unanswered { Passes: true } failed)
            pace.Failed(failed.RetryAfter);
        return reply;
    }

    /// <summary>The same within a budget: null when the question could cost more than is left.</summary>
    internal async Task<Reply?> Handle(JudgeQuestion question, Budget budget, CancellationToken late, CancellationToken stop)
    {
        var most = MostOf(question, inBatch: false);
        if (!budget.TrySetAside(most))
            return null;
        long cost = 0;
        try
        {
            var reply = await Handle(question, late, stop);
            cost = reply is Said said ? price.Of(said.Use, inBatch: false) : 0;
            return reply;
        }
        finally
        {
            budget.Settle(most, cost);
        }
    }

    public void Dispose()
    {
        chat.Dispose();
        Native?.Dispose();
        Http?.Dispose();
    }

    private async Task<Reply> Ask(JudgeQuestion question, CancellationToken stop)
    {
        var began = clock.GetTimestamp();
        var (said, failed) = await Try<Said>(
            async end => Read(await chat.GetResponseAsync(Messages(question), Options(question), end), Wire.Note!, clock.GetElapsedTime(began)),
            TimeSpan.FromSeconds(judge.TimeoutSeconds), stop);
        return said ?? (Reply)failed!;
    }

    /// <summary>Does something over the wire; what goes wrong there is a value.</summary>
    internal async Task<(T? Value, Unanswered? Failed)> Try<T>(Func<CancellationToken, Task<T>> call, TimeSpan within, CancellationToken stop)
        where T : class
    {
        using var late = new CancellationTokenSource(within, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        var note = Wire.Begin();
        try
        {
            return (await call(end.Token), null);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return (null, new(Trouble.TimedOut, $"No answer in {within.TotalSeconds:0} seconds.", RetryAfter: null));
        }
        catch (Exception failure) when (IsOfTheWire(failure))
        {
            stop.ThrowIfCancellationRequested();
            return (null, TroubleRules.Of(note, failure is HttpRequestException or IOException or AnthropicIOException));
        }
    }

    // The clients' own exceptions, the network's, and those they let through when an answer is not what the protocol says.
    private static bool IsOfTheWire(Exception failure) => failure
        is AnthropicException or ClientResultException or HttpRequestException or IOException or System.Text.Json.JsonException
        or InvalidOperationException or ArgumentException or FormatException or KeyNotFoundException or AggregateException;

    private static ChatMessage[] Messages(JudgeQuestion question) =>
    [
        .. question.System.Length == 0 ? [] : new ChatMessage[] { new(ChatRole.System, [Opening(question)]) },
        .. question.Before.Select(m => new ChatMessage(m.Role == "assistant" ? ChatRole.Assistant : ChatRole.User, m.Content)),
        new(ChatRole.User, question.User),
    ];

    // What is the same in every question is worth a cache; a conversation's own beginning is not.
    private static TextContent Opening(JudgeQuestion question) =>
        question.Schema is null ? new TextContent(question.System) : new TextContent(question.System).WithCacheControl(Ttl.Ttl5m);

    private ChatOptions Options(JudgeQuestion question) => new()
    {
        MaxOutputTokens = judge.MaxOutputTokens,
        Temperature = judge.Temperature,
        ResponseFormat = question.Schema is { } schema ? ChatResponseFormat.ForJsonSchema(schema, "opinion") : null,
        Reasoning = (judge.Effort ?? (judge.Protocol == JudgeProtocol.Anthropic ? JudgeEffort.Low : null)) switch
        {
            JudgeEffort.Low => new() { Effort = ReasoningEffort.Low },
            JudgeEffort.Medium => new() { Effort = ReasoningEffort.Medium },
            JudgeEffort.High => new() { Effort = ReasoningEffort.High },
            null => null,
            _ => throw new ArgumentOutOfRangeException(nameof(question)),
        },
    };

    private static Said Read(ChatResponse answer, WireNote note, TimeSpan took) => new(
        answer.Text, EndingOf(answer), Use(answer.Usage), answer.ModelId ?? "", note.RequestId, took);

    private static Ending EndingOf(ChatResponse answer)
    {
        if (answer.FinishReason == ChatFinishReason.ContentFilter || answer.Messages.SelectMany(m => m.Contents).OfType<ErrorContent>().Any())
            return Ending.Refused;
        return answer.FinishReason == ChatFinishReason.Stop || answer.FinishReason is null ? Ending.Complete : Ending.CutOff;
    }

    private static TokenUse Use(UsageDetails? usage)
    {
        var read = (int)(usage?.CachedInputTokenCount ?? 0);
        var written = (int)(usage?.AdditionalCounts?.GetValueOrDefault("CacheCreationInputTokens") ?? 0);
        return new(Math.Max(0, (int)(usage?.InputTokenCount ?? 0) - read - written), written, read, (int)(usage?.OutputTokenCount ?? 0));
    }
}
