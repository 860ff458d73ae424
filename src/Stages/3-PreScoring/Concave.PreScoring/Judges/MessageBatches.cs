using Anthropic;
using Anthropic.Models.Messages;
using Anthropic.Models.Messages.Batches;

namespace Concave.PreScoring.Judges;

/// <summary>What became of one question of a batch.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reply">The answer; null when it expired or was cancelled and has to be asked again.</param>
internal sealed record BatchedReply(string Name, Reply? Reply);

/// <summary>Message batches of the Anthropic protocol, for which <see cref="Microsoft.Extensions.AI.IChatClient"/> has no words.</summary>
internal sealed class MessageBatches(AskJudge judge)
{
    // A batch weighs up to a hundred megabytes.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly AnthropicClient client = judge.Native ?? throw new InvalidOperationException("This judge has no message batches.");

    /// <returns>The provider's id of the batch.</returns>
    internal Task<(string? Id, Unanswered? Failed)> Send(IReadOnlyList<(string Name, JudgeQuestion Question)> questions, CancellationToken stop) =>
        judge.Try(async end => (await client.Messages.Batches.Create(new() { Requests = [.. questions.Select(q => RequestOf(q.Name, q.Question))] }, end)).ID, Patience, stop);

    /// <returns>True when all its answers are there.</returns>
    internal Task<(string? Status, Unanswered? Failed)> Look(string id, CancellationToken stop) =>
        judge.Try(async end => (await client.Messages.Batches.Retrieve(id, cancellationToken: end)).ProcessingStatus.Raw(), Patience, stop);

    /// <returns>Ids of batches of this size that the provider took since then, newest first.</returns>
    internal Task<(IReadOnlyList<string>? Ids, Unanswered? Failed)> Find(int requests, DateTimeOffset since, CancellationToken stop) =>
        judge.Try<IReadOnlyList<string>>(async end =>
        {
            var page = await client.Messages.Batches.List(new() { Limit = 100 }, end);
            return [.. page.Items.Where(b => b.CreatedAt >= since && Size(b.RequestCounts) == requests).Select(b => b.ID)];
        }, Patience, stop);

    /// <summary>Everything that came of a batch, in any order.</summary>
    internal Task<(IReadOnlyList<BatchedReply>? Replies, Unanswered? Failed)> Results(string id, CancellationToken stop) =>
        judge.Try<IReadOnlyList<BatchedReply>>(async end =>
        {
            List<BatchedReply> replies = [];
            await foreach (var one in client.Messages.Batches.ResultsStreaming(id, cancellationToken: end).WithCancellation(end))
                replies.Add(new(one.CustomID, ReplyOf(one.Result)));
            return replies;
        }, Patience, stop);

    internal Task<(string? Id, Unanswered? Failed)> Delete(string id, CancellationToken stop) =>
        judge.Try(async end => (await client.Messages.Batches.Delete(id, cancellationToken: end)).ID, Patience, stop);

    private Request RequestOf(string name, JudgeQuestion question) => new()
    {
        CustomID = name,
        Params = new()
        {
            Model = judge.Judge.Model,
            MaxTokens = judge.Judge.MaxOutputTokens,
            System = new List<TextBlockParam> { new() { Text = question.System, CacheControl = new CacheControlEphemeral { Ttl = Ttl.Ttl1h } } },
            Messages = [new UserMessageParam(question.User)],
            Thinking = new ThinkingConfigAdaptive(),
            OutputConfig = new OutputConfig
            {
                Effort = judge.Judge.Effort switch
                {
                    JudgeEffort.High => Effort.High,
                    JudgeEffort.Medium => Effort.Medium,
                    _ => Effort.Low,
                },
                Format = new JsonOutputFormat { Schema = question.Schema!.Value.EnumerateObject().ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal) },
            },
        },
    };

    private static Reply? ReplyOf(MessageBatchResult result)
    {
        if (result.TryPickSucceeded(out var succeeded))
            return SaidBy(succeeded.Message);
        return result.TryPickErrored(out var errored) && errored.Error.Error.TryPickInvalidRequestError(out var invalid)
            ? new Unanswered(Trouble.Rejected, invalid.Message, RetryAfter: null)
            : null;
    }

    private static Said SaidBy(Message message)
    {
        var text = string.Concat(message.Content.Select(b => b.TryPickText(out var part) ? part.Text : ""));
        var usage = message.Usage;
        return new(
            text, EndingOf(message.StopReason?.Raw()),
            new((int)usage.InputTokens, (int)(usage.CacheCreationInputTokens ?? 0), (int)(usage.CacheReadInputTokens ?? 0), (int)usage.OutputTokens),
            message.Model.Raw(), message.ID, TimeSpan.Zero);
    }

    private static Ending EndingOf(string? stop) => stop switch
    {
        "end_turn" or "stop_sequence" => Ending.Complete,
        "refusal" => Ending.Refused,
        _ => Ending.CutOff,
    };

    private static long Size(MessageBatchRequestCounts counts) => counts.Processing + counts.Succeeded + counts.Errored + counts.Canceled + counts.Expired;
}
