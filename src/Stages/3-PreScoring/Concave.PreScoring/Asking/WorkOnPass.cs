using System.Runtime.CompilerServices;
using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.PreScoring.Judges;
using Concave.PreScoring.Prompting;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Asking;

/// <summary>What a turn of work on a pass ended with.</summary>
/// <param name="State">Where the pass stands now.</param>
/// <param name="Busy">True when another process has the turn: nothing was done.</param>
/// <param name="Again">When the next turn should begin; null when there is nothing to go on with.</param>
public sealed record TurnEnd(PassState State, bool Busy, TimeSpan? Again);

/// <summary>
/// Works on a pass for a while: asks about pairs that have no opinion, as many at once as the judge's settings allow.
/// It may be cut off anywhere; whoever goes on finds every answer that came.
/// </summary>
public sealed class WorkOnPass(Store store, ContentVault vault, JudgeCatalog judges, OpenJudge open, TimeProvider clock)
{
    /// <summary>How long questions are begun for in one turn.</summary>
    internal TimeSpan Length { get; set; } = TimeSpan.FromSeconds(60);

    private const int BetweenLooks = 16;

    private static readonly TimeSpan WhileBusy = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan WhileBatched = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WhileTroubled = TimeSpan.FromMinutes(1);

    /// <summary>One turn, of about a minute.</summary>
    public async Task<TurnEnd> Handle(Guid passId, CancellationToken stop)
    {
        await using var held = await HoldTurn.Take(store, clock, passId, stop);
        if (held is null)
            return new(PassState.Running, Busy: true, WhileBusy);
        var prepared = await Prepare(passId, held.Over);
        if (prepared.Failed)
            return new(await Step(passId, PassState.Barred, prepared.Problem.ToString(), held.Over), Busy: false, Again: null);
        using var context = prepared.Value;
        var end = await Work(context, held.Over);
        held.Trouble = context.Trouble;
        return end;
    }

    private async Task<TurnEnd> Work(PassContext context, CancellationToken stop)
    {
        var (running, inBatches) = (context.Step.State == PassState.Running, context.Step.Way == AskingWay.Batches);
        if ((running && inBatches) || await HasBatch(context.Pass.Id, stop))
        {
            var waits = await WorkInBatches(context, running && inBatches, stop);
            if (waits && context.Barred is null)
                return new(context.Step.State, Busy: false, WhileBatched);
        }

        if (!running)
            return new(context.Step.State, Busy: false, Again: null);
        if (!inBatches && context.Barred is null)
            await Ask(context, stop);
        return await End(context, stop);
    }

    private async Task<Result<PassContext>> Prepare(Guid passId, CancellationToken stop)
    {
        await using var db = store.Read();
        var pass = await db.FirstPasses.SingleAsync(p => p.Id == passId, stop);
        var step = await db.LastStep(passId, stop);
        var settings = judges.Named(pass.Judge);
        if (settings.Failed)
            return settings.Problem;
        var guidelines = await db.ApprovedGuidelines.SingleAsync(g => g.Id == pass.GuidelinesId, stop);
        var prompt = JudgePrompt.Of((await vault.Open<GuidelinesDocument>(pass.ProjectId, guidelines.Document, stop)).Rubric, settings.Value);
        if (settings.Value.ProviderOf(prompt.Version) != pass.Provider)
            return PassErrors.JudgeChanged(pass.Judge);
        var spent = await db.JudgeAnswers.Where(a => a.ProjectId == pass.ProjectId && a.Provider == pass.Provider).SumAsync(a => a.Cost, stop);
        return open.Handle(settings.Value).Then<PassContext>(judge => new PassContext(pass, step, judge, prompt, new Budget(step.Budget, spent)));
    }

    private async Task Ask(PassContext context, CancellationToken stop)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var timer = clock.CreateTimer(_ => late.Cancel(), state: null, Length, Timeout.InfiniteTimeSpan);
        AskAboutPair ask = new(vault, new KeepAnswers(store, vault, clock), clock);
        ParallelOptions options = new() { MaxDegreeOfParallelism = context.Judge.Judge.Concurrency, CancellationToken = stop };
        await Parallel.ForEachAsync(Begun(context, late.Token, stop), options, async (next, ending) => await ask.Handle(context, next.Pair, next.Known, late.Token, ending));
    }

    private async IAsyncEnumerable<PairToAsk> Begun(PassContext context, CancellationToken late, [EnumeratorCancellation] CancellationToken stop)
    {
        var begun = 0;
        await foreach (var next in new ReadPairs(store, vault).Pending(context, stop))
        {
            if (late.IsCancellationRequested || context.IsOver || (++begun % BetweenLooks == 0 && await IsStopped(context.Pass.Id, stop)))
                yield break;
            yield return next;
        }
    }

    // Somebody may have stopped the pass while this turn works on it.
    private async Task<bool> IsStopped(Guid pass, CancellationToken stop)
    {
        await using var db = store.Read();
        return (await db.LastStep(pass, stop)).State != PassState.Running;
    }

    // What a provider has of us is brought in and deleted there, whatever was decided since.
    private async Task<bool> WorkInBatches(PassContext context, bool mayAsk, CancellationToken stop)
    {
        WorkOnBatches batches = new(store, vault, new ReadPairs(store, vault), clock);
        var began = clock.GetTimestamp();
        while (context.Barred is null && clock.GetElapsedTime(began) < Length && await batches.Step(context, mayAsk, stop))
        {
        }

        return await HasBatch(context.Pass.Id, stop);
    }

    private async Task<bool> HasBatch(Guid pass, CancellationToken stop)
    {
        await using var db = store.Read();
        return await db.OpenBatch(pass, stop) is not null;
    }

    private async Task<TurnEnd> End(PassContext context, CancellationToken stop)
    {
        if (context.Barred is { } why)
            return new(await Step(context.Pass.Id, PassState.Barred, why, stop), Busy: false, Again: null);
        if (context.Budget.IsExhausted)
            return new(await Step(context.Pass.Id, PassState.OutOfBudget, "The next question could cost more than is left.", stop), Busy: false, Again: null);
        await using var db = store.Read();
        var left = await db.StillToAsk(context.Pass.ProjectId, context.Pass.Provider, stop);
        if (left.Count == 0)
            return new(await Step(context.Pass.Id, PassState.Finished, "There is an opinion on every pair, or the reason why there is none.", stop), Busy: false, Again: null);
        return new(PassState.Running, Busy: false, context is { Kept: 0, Trouble: not null } ? WhileTroubled : TimeSpan.Zero);
    }

    // A person may have decided something else meanwhile; that counts.
    private async Task<PassState> Step(Guid pass, PassState state, string why, CancellationToken stop)
    {
        var stepped = await store.Write<PassStep>(async db =>
        {
            var last = await db.LastStep(pass, stop);
            return last.State == PassState.Running ? db.NextStep(last, state, why, Guid.Empty, clock) : last;
        }, stop);
        return stepped.Value!.State;
    }
}
