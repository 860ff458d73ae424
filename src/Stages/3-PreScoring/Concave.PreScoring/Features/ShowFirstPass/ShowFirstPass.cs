using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Judges;
using Concave.PreScoring.Opinions;
using Concave.PreScoring.Prompting;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Features.ShowFirstPass;

/// <summary>Where the first passes of a project stand, what they cost and will cost. For leads.</summary>
public sealed class ShowFirstPass(Store store, ContentVault vault, JudgeCatalog judges, TimeProvider clock)
{
    private const int Sampled = 2_000;
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(10);

    public sealed record Request(Guid ProjectId);

    /// <summary>Newest first.</summary>
    public async Task<Result<IReadOnlyList<PassView>>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refusal)
            return refusal;
        await using var db = store.Read();
        if (!await db.Projects.AnyAsync(p => p.Id == request.ProjectId, stop))
            return PassErrors.ProjectUnknown;
        List<PassView> views = [];
        foreach (var pass in await db.FirstPasses.Where(p => p.ProjectId == request.ProjectId).OrderByDescending(p => p.StartedAt).ToListAsync(stop))
            views.Add(await View(db, pass, stop));
        return views.ToArray();
    }

    private async Task<PassView> View(ConcaveDb db, FirstPass pass, CancellationToken stop)
    {
        var step = await db.LastStep(pass.Id, stop);
        var opinions = await Opinions(db, pass, stop);
        var spent = await Spent(db, pass, stop);
        var left = await Left(db, pass, stop);
        int Count(OpinionState state) => opinions.Where(o => o.State == state).Sum(o => o.Pairs);
        return new()
        {
            PassId = pass.Id,
            ProjectId = pass.ProjectId,
            Judge = pass.Judge,
            Model = pass.Model,
            Provider = pass.Provider,
            State = step.State,
            Why = step.Why,
            Way = step.Way,
            Done = opinions.Sum(o => o.Pairs),
            Pairs = opinions.Sum(o => o.Pairs) + left.Sum(l => l.Pairs),
            Consistent = opinions.Where(o => o is { State: OpinionState.Sound, Same: true }).Sum(o => o.Pairs),
            Inconsistent = opinions.Where(o => o is { State: OpinionState.Sound, Same: false }).Sum(o => o.Pairs),
            Refused = Count(OpinionState.Refused),
            Unparseable = Count(OpinionState.Unparseable),
            Suspicious = Count(OpinionState.Suspicious),
            Answers = spent.Answers,
            InputTokens = spent.Input,
            CachedTokens = spent.Cached,
            OutputTokens = spent.Output,
            Spent = spent.Cost,
            Budget = step.Budget,
            Forecast = ForecastRules.Of(await DonePairs(db, pass, stop), left, await GuessFor(db, pass, step.Way, stop)),
            Trouble = await db.AskingTurns.Where(t => t.WorkId == pass.Id).Select(t => t.Trouble).SingleAsync(stop),
            SecondsLeft = step.State == PassState.Running ? await SecondsLeft(db, pass, left.Sum(l => l.Pairs), stop) : null,
            StartedAt = pass.StartedAt,
        };
    }

    private sealed record StateCount(OpinionState State, bool Same, int Pairs);

    private static Task<List<StateCount>> Opinions(ConcaveDb db, FirstPass pass, CancellationToken stop) =>
        db.Opinions.Where(o => o.ProjectId == pass.ProjectId && o.Provider == pass.Provider)
            .GroupBy(o => new { o.State, Same = o.Choice == o.ChoiceSwapped })
            .Select(g => new StateCount(g.Key.State, g.Key.Same, g.Count())).ToListAsync(stop);

    private sealed record Sums(int Answers, long Input, long Cached, long Output, long Cost);

    private static async Task<Sums> Spent(ConcaveDb db, FirstPass pass, CancellationToken stop) =>
        await db.JudgeAnswers.Where(a => a.ProjectId == pass.ProjectId && a.Provider == pass.Provider).GroupBy(_ => 1)
            .Select(g => new Sums(
                g.Count(), g.Sum(a => (long)a.FreshTokens + a.CacheWrittenTokens + a.CacheReadTokens), g.Sum(a => (long)a.CacheReadTokens), g.Sum(a => (long)a.OutputTokens), g.Sum(a => a.Cost)))
            .SingleOrDefaultAsync(stop) ?? new(0, 0, 0, 0, 0);

    private static Task<List<PairsLeft>> Left(ConcaveDb db, FirstPass pass, CancellationToken stop) =>
        db.ToBeAsked(pass.ProjectId).Where(p => !db.Set<Opinion>().Any(o => o.PairId == p.Id && o.Provider == pass.Provider))
            .GroupBy(p => p.Language).Select(g => new PairsLeft(g.Key, g.Count(), g.Sum(p => (long)p.Words))).ToListAsync(stop);

    // The latest ones: at the beginning the prompt is not in the provider's cache yet.
    private static async Task<List<DonePair>> DonePairs(ConcaveDb db, FirstPass pass, CancellationToken stop)
    {
        var done = db.Opinions.Where(o => o.ProjectId == pass.ProjectId && o.Provider == pass.Provider).OrderByDescending(o => o.RecordedAt).Take(Sampled);
        var taken =
            from answer in db.JudgeAnswers
            where answer.Provider == pass.Provider && done.Any(o => o.PairId == answer.PairId)
            group answer by answer.PairId into one
            select new { one.Key, Input = one.Sum(a => (long)a.FreshTokens + a.CacheWrittenTokens + a.CacheReadTokens), Output = one.Sum(a => (long)a.OutputTokens), Cost = one.Sum(a => a.Cost) };
        return await taken.Join(db.Pairs, t => t.Key, p => p.Id, (t, p) => new DonePair(p.Language, p.Words, t.Input, t.Output, t.Cost)).ToListAsync(stop);
    }

    private async Task<double?> SecondsLeft(ConcaveDb db, FirstPass pass, int left, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var since = now - Recent;
        var recent = await db.Opinions.Where(o => o.ProjectId == pass.ProjectId && o.Provider == pass.Provider && o.RecordedAt > since)
            .GroupBy(_ => 1).Select(g => new { Count = g.Count(), First = g.Min(o => o.RecordedAt) }).SingleOrDefaultAsync(stop);
        return recent is { Count: > 10 } && now > recent.First ? left * (now - recent.First).TotalSeconds / recent.Count : null;
    }

    private async Task<Guess> GuessFor(ConcaveDb db, FirstPass pass, AskingWay way, CancellationToken stop)
    {
        var guidelines = await db.ApprovedGuidelines.Where(g => g.Id == pass.GuidelinesId).Select(g => g.Document).SingleAsync(stop);
        var document = await vault.Open<GuidelinesDocument>(pass.ProjectId, guidelines, stop);
        var judge = judges.Named(pass.Judge).Value ?? JudgeCatalog.Claude;
        return GuessRules.Of(JudgePrompt.Of(document.Rubric, judge).System, Prices.Of(judge) ?? new Price(0, 0), way == AskingWay.Batches);
    }
}
