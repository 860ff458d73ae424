using System.Runtime.CompilerServices;
using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
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
    private const int Portion = 64;

    /// <summary>How long questions are begun for in one turn.</summary>
    internal TimeSpan Length { get; set; } = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan WhileBusy = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan WhileTroubled = TimeSpan.FromMinutes(1);

    private sealed record PairToAsk(PairRecord Pair, IReadOnlyList<KnownAnswer> Known);

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
        if (context.Step.State != PassState.Running)
            return new(context.Step.State, Busy: false, Again: null);
        await Ask(context, held.Over);
        held.Trouble = context.Trouble;
        return await End(context, held.Over);
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
        await Parallel.ForEachAsync(Pairs(context, late.Token, stop), options, async (task, ending) => await ask.Handle(context, task.Pair, task.Known, late.Token, ending));
    }

    private async IAsyncEnumerable<PairToAsk> Pairs(PassContext context, CancellationToken late, [EnumeratorCancellation] CancellationToken stop)
    {
        var project = context.Pass.ProjectId;
        List<Guid> pending;
        await using (var db = store.Read())
            pending = await db.StillToAsk(project, context.Pass.Provider, stop);
        foreach (var portion in pending.Chunk(Portion))
        {
            foreach (var task in await Read(context, portion, stop))
            {
                if (late.IsCancellationRequested || context.IsOver)
                    yield break;
                yield return task;
            }
        }
    }

    private async Task<List<PairToAsk>> Read(PassContext context, Guid[] portion, CancellationToken stop)
    {
        await using var db = store.Read();
        var contents = await db.Pairs.Where(p => portion.Contains(p.Id)).OrderBy(p => p.ContentHash).Select(p => p.Content).ToListAsync(stop);
        var answers = (await db.JudgeAnswers.Where(a => portion.Contains(a.PairId) && a.Provider == context.Pass.Provider)
            .Select(a => new { a.PairId, Known = new KnownAnswer(a.Question, a.Try, a.Kind, a.Choice, a.Confidence, a.InjectionSuspected) }).ToListAsync(stop)).ToLookup(a => a.PairId, a => a.Known);
        List<PairToAsk> tasks = new(contents.Count);
        foreach (var content in contents)
        {
            var pair = await vault.Open<PairRecord>(context.Pass.ProjectId, content, stop);
            tasks.Add(new(pair, [.. answers[pair.Pair]]));
        }

        return tasks;
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
