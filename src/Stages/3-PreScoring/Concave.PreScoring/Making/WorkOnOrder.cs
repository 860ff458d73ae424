using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Judges;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Making;

/// <summary>
/// Works on an order for a while: asks for the responses of prompts of which nothing came yet, as many at once as the
/// models' settings allow. It may be cut off anywhere; whoever goes on finds every answer that came.
/// </summary>
public sealed class WorkOnOrder(Store store, ContentVault vault, JudgeCatalog judges, OpenJudge open, TimeProvider clock)
{
    /// <summary>How long questions are begun for in one turn.</summary>
    internal TimeSpan Length { get; set; } = TimeSpan.FromSeconds(60);

    private const int Portion = 64;
    private const int BetweenLooks = 16;
    private static readonly TimeSpan WhileBusy = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan WhileTroubled = TimeSpan.FromMinutes(1);

    /// <summary>One turn, of about a minute.</summary>
    public async Task<TurnEnd> Handle(Guid orderId, CancellationToken stop)
    {
        await using var held = await HoldTurn.Take(store, clock, orderId, stop);
        if (held is null)
            return new(PassState.Running, Busy: true, WhileBusy);
        var prepared = await Prepare(orderId, held.Over);
        if (prepared.Failed)
            return new(await Step(orderId, PassState.Barred, prepared.Problem.ToString(), held.Over), Busy: false, Again: null);
        using var context = prepared.Value;
        if (await IsStopped(orderId, held.Over))
            return new(await State(orderId, held.Over), Busy: false, Again: null);
        await Ask(context, held.Over);
        held.Trouble = context.Trouble;
        return await End(context, held.Over);
    }

    private async Task<Result<OrderContext>> Prepare(Guid orderId, CancellationToken stop)
    {
        await using var db = store.Read();
        var order = await db.ResponseOrders.SingleAsync(o => o.Id == orderId, stop);
        var step = await db.LastOrderStep(orderId, stop);
        var recipe = JsonSerializer.Deserialize<Recipe>(order.Recipe, RecordJson.Options)!;
        var (first, second) = (Open(recipe.First ?? recipe.Second), Open(recipe.Second));
        if (first.Failed || second.Failed)
        {
            first.Value?.Dispose();
            second.Value?.Dispose();
            return first.Problem ?? second.Problem!;
        }

        var spent = await db.MadeAnswers.Where(a => a.OrderId == orderId).SumAsync(a => a.Cost, stop);
        return new OrderContext(order, recipe, first.Value, second.Value, new Budget(step.Budget, spent));
    }

    private Result<AskJudge> Open(Maker maker)
    {
        var settings = judges.Named(maker.Judge);
        if (settings.Failed)
            return settings.Problem;
        return Maker.Of(settings.Value, maker.Instruction) == maker ? open.Handle(settings.Value) : MakingErrors.MakerChanged(maker.Judge);
    }

    private async Task Ask(OrderContext context, CancellationToken stop)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var timer = clock.CreateTimer(_ => late.Cancel(), state: null, Length, Timeout.InfiniteTimeSpan);
        AskForResponses ask = new(vault, new KeepResponses(store, vault, clock), clock);
        ParallelOptions options = new() { MaxDegreeOfParallelism = context.AtOnce, CancellationToken = stop };
        await Parallel.ForEachAsync(Begun(context, late.Token, stop), options, async (next, ending) => await ask.Handle(context, next, late.Token, ending));
    }

    private async IAsyncEnumerable<PromptToAnswer> Begun(OrderContext context, CancellationToken late, [EnumeratorCancellation] CancellationToken stop)
    {
        List<Guid> left;
        await using (var db = store.Read())
            left = await db.Open(context.Order.Id).OrderBy(p => p.Row).Select(p => p.Id).ToListAsync(stop);
        var begun = 0;
        foreach (var portion in left.Chunk(Portion))
        {
            foreach (var prompt in await Read(context.Order.ProjectId, portion, stop))
            {
                if (late.IsCancellationRequested || context.IsOver || (++begun % BetweenLooks == 0 && await IsStopped(context.Order.Id, stop)))
                    yield break;
                yield return prompt;
            }
        }
    }

    private async Task<List<PromptToAnswer>> Read(Guid project, Guid[] portion, CancellationToken stop)
    {
        await using var db = store.Read();
        var answers = (await db.MadeAnswers.Where(a => portion.Contains(a.PromptId)).ToListAsync(stop)).ToLookup(a => a.PromptId);
        List<PromptToAnswer> prompts = new(portion.Length);
        foreach (var row in await db.OrderedPrompts.Where(p => portion.Contains(p.Id)).OrderBy(p => p.Row).ToListAsync(stop))
        {
            List<KnownText> known = [];
            foreach (var answer in answers[row.Id].OrderBy(a => a.Try))
                known.Add(new(new(answer.Part, answer.Try, answer.Kind), Encoding.UTF8.GetString(await vault.OpenBytes(project, answer.Content, stop)), answer.Model));
            prompts.Add(new(row, await vault.Open<PromptRecord>(project, row.Content, stop), known));
        }

        return prompts;
    }

    private async Task<bool> IsStopped(Guid order, CancellationToken stop) => await State(order, stop) != PassState.Running;

    private async Task<PassState> State(Guid order, CancellationToken stop)
    {
        await using var db = store.Read();
        return (await db.LastOrderStep(order, stop)).State;
    }

    private async Task<TurnEnd> End(OrderContext context, CancellationToken stop)
    {
        var order = context.Order.Id;
        if (context.Barred is { } why)
            return new(await Step(order, PassState.Barred, why, stop), Busy: false, Again: null);
        if (context.Budget.IsExhausted)
            return new(await Step(order, PassState.OutOfBudget, "The next response could cost more than is left.", stop), Busy: false, Again: null);
        await using var db = store.Read();
        if (!await db.Open(order).AnyAsync(stop))
            return new(await Step(order, PassState.Finished, "There is a pair for every prompt, or the reason why there is none.", stop), Busy: false, Again: null);
        return await IsStopped(order, stop)
            ? new(await State(order, stop), Busy: false, Again: null)
            : new(PassState.Running, Busy: false, context is { Kept: 0, Trouble: not null } ? WhileTroubled : TimeSpan.Zero);
    }

    // A person may have decided something else meanwhile; that counts.
    private async Task<PassState> Step(Guid order, PassState state, string why, CancellationToken stop)
    {
        var stepped = await store.Write<OrderStep>(async db =>
        {
            var last = await db.LastOrderStep(order, stop);
            return last.State == PassState.Running ? db.NextStep(last, state, why, Guid.Empty, clock) : last;
        }, stop);
        return stepped.Value!.State;
    }
}
