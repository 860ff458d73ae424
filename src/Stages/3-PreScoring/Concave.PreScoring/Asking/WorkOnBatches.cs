using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.PreScoring.Judges;
using Concave.PreScoring.Prompting;
using Concave.PreScoring.Suspicion;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Asking;

/// <summary>
/// Asks in message batches, one at a time: what is under way is then known, and nothing is asked twice. A batch's
/// answers are kept first, then the batch is deleted at the provider, then the next one is sent.
/// </summary>
internal sealed class WorkOnBatches(Store store, ContentVault vault, ReadPairs read, TimeProvider clock)
{
    /// <summary>Questions in one batch: a provider takes ten times as many, but at this size a lost one costs little.</summary>
    private const int Largest = 10_000;

    // Half of what a provider takes in one request.
    private const long LargestBytes = 128 * 1024 * 1024;

    /// <summary>After this, a batch that the provider does not know never reached it.</summary>
    private static readonly TimeSpan Found = TimeSpan.FromMinutes(2);

    private readonly KeepAnswers keep = new(store, vault, clock);

    /// <summary>One step. Returns false when there is nothing to do but to wait for the provider.</summary>
    /// <param name="context">The turn.</param>
    /// <param name="mayAsk">False when only what is under way is to be brought in.</param>
    /// <param name="stop">Stops.</param>
    internal async Task<bool> Step(PassContext context, bool mayAsk, CancellationToken stop)
    {
        await using var db = store.Read();
        MessageBatches batches = new(context.Judge);
        return await db.OpenBatch(context.Pass.Id, stop) switch
        {
            null => mayAsk && await Send(context, batches, stop),
            { State: JudgeBatchState.Intended } intended => await Find(context, batches, intended, stop),
            { State: JudgeBatchState.Sent } sent => await Fetch(context, batches, sent, stop),
            var downloaded => await Delete(context, batches, downloaded, stop),
        };
    }

    private async Task<bool> Send(PassContext context, MessageBatches batches, CancellationToken stop)
    {
        var id = clock.NewId();
        var questions = await Questions(context, BatchItem.BatchOf(id), stop);
        if (questions.Count == 0)
            return false;
        await Save(db => db.JudgeBatches.Add(new() { Id = id, PassId = context.Pass.Id, Requests = questions.Count, State = JudgeBatchState.Intended, CreatedAt = clock.GetUtcNow() }), stop);
        var (provider, failed) = await batches.Send(questions, stop);
        if (provider is not null)
            return await Set(id, JudgeBatchState.Sent, stop, provider);
        Note(context, failed!);
        // A clear no means that there is no batch; silence and faults may mean anything.
        if (failed!.Trouble is not (Trouble.TimedOut or Trouble.Cut or Trouble.Fault))
            await Set(id, JudgeBatchState.Abandoned, stop);
        return false;
    }

    private async Task<List<(string Name, JudgeQuestion Question)>> Questions(PassContext context, string batch, CancellationToken stop)
    {
        List<(string, JudgeQuestion)> questions = [];
        long bytes = 0;
        await foreach (var (pair, known) in read.Pending(context, stop))
        {
            foreach (var next in QuestionRules.Open(known, Scan.Of(pair).Count > 0))
            {
                var nonce = PairText.Nonce();
                var question = context.Prompt.Ask(pair, next.Question, nonce);
                bytes += 6L * question.EstimatedInput;
                if (questions.Count == Largest || bytes > LargestBytes || !context.Budget.TrySetAside(context.Judge.MostOf(question, inBatch: true)))
                    return questions;
                questions.Add((new BatchItem(pair.Pair, next, nonce, batch).Name, question));
            }
        }

        return questions;
    }

    // Nobody lived to write down the provider's id. Of its batches one that has our size and came after is ours, unless
    // another of ours has it; its answers say whose they are.
    private async Task<bool> Find(PassContext context, MessageBatches batches, JudgeBatch intended, CancellationToken stop)
    {
        var (ids, failed) = await batches.Find(intended.Requests, intended.CreatedAt - TimeSpan.FromMinutes(1), stop);
        if (ids is null)
        {
            Note(context, failed!);
            return false;
        }

        await using var db = store.Read();
        var taken = await db.JudgeBatches.Where(b => b.ProviderId != null && ids.Contains(b.ProviderId)).Select(b => b.ProviderId).ToListAsync(stop);
        if (ids.FirstOrDefault(i => !taken.Contains(i)) is { } ours)
            return await Set(intended.Id, JudgeBatchState.Sent, stop, ours);
        return clock.GetUtcNow() - intended.CreatedAt > Found && await Set(intended.Id, JudgeBatchState.Abandoned, stop);
    }

    private async Task<bool> Fetch(PassContext context, MessageBatches batches, JudgeBatch sent, CancellationToken stop)
    {
        var (status, failed) = await batches.Look(sent.ProviderId!, stop);
        if (failed is not null)
            Note(context, failed);
        if (status != "ended")
            return false;
        var (replies, broken) = await batches.Results(sent.ProviderId!, stop);
        if (replies is null)
        {
            Note(context, broken!);
            return false;
        }

        var ours = BatchItem.BatchOf(sent.Id);
        var items = replies.Select(r => (Item: BatchItem.Read(r.Name), r.Reply)).Where(r => r.Item?.Batch == ours && r.Reply is not null).GroupBy(r => r.Item!.Value.Pair);
        foreach (var portion in items.Chunk(ReadPairs.Portion))
            await Keep(context, portion.ToDictionary(g => g.Key, g => g.Select(r => (r.Item!.Value, r.Reply!)).ToList()), stop);
        return await Set(sent.Id, JudgeBatchState.Downloaded, stop);
    }

    private async Task Keep(PassContext context, Dictionary<Guid, List<(BatchItem Item, Reply Reply)>> replies, CancellationToken stop)
    {
        foreach (var (pair, known) in await read.These(context, [.. replies.Keys], stop))
        {
            var signs = Scan.Of(pair);
            List<KnownAnswer> answers = [.. known];
            foreach (var (item, reply) in replies[pair.Pair].OrderBy(r => r.Item.Asked.Question))
            {
                if (answers.Any(a => (a.Question, a.Try) == (item.Asked.Question, item.Asked.Try)))
                    continue; // kept before a crash
                var row = await Row(context, pair, item, reply, stop);
                answers.Add(row.AsKnown());
                var last = QuestionRules.Next(answers, signs.Count > 0) is null;
                await keep.Handle(row, last ? await keep.Seal(context.Pass, pair, QuestionRules.Combine(answers, signs.Count > 0), signs, answers, stop) : null, stop);
                context.CountKept();
            }
        }
    }

    private Task<JudgeAnswer> Row(PassContext context, PairRecord pair, BatchItem item, Reply reply, CancellationToken stop) => reply is Said said
        ? new ReadAnswer(vault, clock).Handle(context, pair, item.Asked, item.Nonce, said, inBatch: true, stop)
        : new ReadAnswer(vault, clock).Without(context, pair, item.Asked, item.Nonce, AnswerKind.NotTaken, ((Unanswered)reply).Why, stop);

    private async Task<bool> Delete(PassContext context, MessageBatches batches, JudgeBatch downloaded, CancellationToken stop)
    {
        var (_, failed) = await batches.Delete(downloaded.ProviderId!, stop);
        // Gone already is as good: somebody died between deleting it and writing that down.
        if (failed is null || failed.Why.StartsWith("HTTP 404", StringComparison.Ordinal))
            return await Set(downloaded.Id, JudgeBatchState.Deleted, stop);
        Note(context, failed);
        return false;
    }

    private static void Note(PassContext context, Unanswered failed)
    {
        context.Failed(failed.Why);
        if (failed.Trouble is Trouble.Barred or Trouble.Rejected or Trouble.TooLong)
            context.Bar(failed.Why);
    }

    private async Task<bool> Set(Guid batch, JudgeBatchState state, CancellationToken stop, string? provider = null)
    {
        var set = await store.Write<bool>(async db => await db.JudgeBatches.Where(b => b.Id == batch)
            .ExecuteUpdateAsync(row => row.SetProperty(b => b.State, state).SetProperty(b => b.ProviderId, b => provider ?? b.ProviderId), stop) == 1, stop);
        return set.Value;
    }

    private async Task Save(Action<Data.Context.ConcaveDb> add, CancellationToken stop) => await store.Write<Done>(
        db =>
        {
            add(db);
            return Task.FromResult<Result<Done>>(default(Done));
        },
        stop);
}
