using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Judges;
using Concave.PreScoring.Prompting;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Features.RunFirstPass;

/// <summary>
/// Has a judge asked about a project's pairs [R1]: begins, or goes on where the same judge stopped. It only decides; the
/// asking is done by jobs, or by whoever calls <see cref="WorkOnPass"/>.
/// </summary>
public sealed class RunFirstPass(Store store, ContentVault vault, JudgeCatalog judges, OpenJudge open, TimeProvider clock)
{
    /// <param name="ProjectId">The project.</param>
    /// <param name="Judge">The judge's name in <c>judges.json</c>.</param>
    /// <param name="Budget">Dollars the whole pass may cost, what is spent already included; more than 0.</param>
    /// <param name="Way">Directly, or in batches.</param>
    public sealed record Request(Guid ProjectId, string Judge, decimal Budget, AskingWay Way = AskingWay.Direct);

    private sealed record Prepared(JudgeSettings Judge, Guid GuidelinesId, string PromptVersion);

    /// <returns>The pass's id.</returns>
    public async Task<Result<Guid>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refusal)
            return refusal;
        if (request.Budget is not (> 0 and <= 1_000_000))
            return PassErrors.BudgetMissing;
        var prepared = await Prepare(request, stop);
        return prepared.Failed ? prepared.Problem : await store.Write(db => Run(db, request, prepared.Value, actor, stop), stop);
    }

    // Whatever would keep the judge from being asked is said now, to the person who can mend it.
    private async Task<Result<Prepared>> Prepare(Request request, CancellationToken stop)
    {
        var judge = judges.Named(request.Judge);
        if (judge.Failed)
            return judge.Problem;
        if (request.Way == AskingWay.Batches && judge.Value.Protocol != JudgeProtocol.Anthropic)
            return JudgeErrors.NoBatches(judge.Value);
        var opened = open.Handle(judge.Value);
        if (opened.Failed)
            return opened.Problem;
        opened.Value.Dispose();
        await using var db = store.Read();
        if (!await db.Projects.AnyAsync(p => p.Id == request.ProjectId, stop))
            return PassErrors.ProjectUnknown;
        var guidelines = await db.ApprovedGuidelines.Where(g => g.ProjectId == request.ProjectId).OrderByDescending(g => g.Version).FirstOrDefaultAsync(stop);
        if (guidelines is null)
            return PassErrors.GuidelinesNotApproved;
        if (!await db.ToBeAsked(request.ProjectId).AnyAsync(stop))
            return PassErrors.NothingToAsk;
        var document = await vault.Open<GuidelinesDocument>(request.ProjectId, guidelines.Document, stop);
        if (await FamilyCheck.Refuse(db, request.ProjectId, judge.Value.Name, judge.Value.FamilyName, document.Plan, stop) is { } own)
            return own;
        return new Prepared(judge.Value, guidelines.Id, JudgePrompt.Of(document.Rubric, judge.Value).Version);
    }

    private async Task<Result<Guid>> Run(ConcaveDb db, Request request, Prepared prepared, Actor actor, CancellationToken stop)
    {
        await Exclusive.Lock(db, "first-pass", request.ProjectId, stop);
        var provider = prepared.Judge.ProviderOf(prepared.PromptVersion);
        var budget = Money.Of(request.Budget);
        var pass = await db.FirstPasses.SingleOrDefaultAsync(p => p.ProjectId == request.ProjectId && p.Provider == provider, stop);
        if (pass is null)
        {
            pass = Add(db, request, prepared, provider, budget, actor);
        }
        else
        {
            var spent = await db.JudgeAnswers.Where(a => a.ProjectId == pass.ProjectId && a.Provider == provider).SumAsync(a => a.Cost, stop);
            if (budget <= spent)
                return PassErrors.BudgetSpent(Money.Show(spent));
            db.NextStep(await db.LastStep(pass.Id, stop), PassState.Running, "It goes on.", actor.Id, clock, request.Way, budget);
        }

        await FirstPassJob.EnqueueOnce(db, new(pass.Id), clock, clock.GetUtcNow(), stop);
        return pass.Id;
    }

    private FirstPass Add(ConcaveDb db, Request request, Prepared prepared, string provider, long budget, Actor actor)
    {
        var now = clock.GetUtcNow();
        FirstPass pass = new()
        {
            Id = clock.NewId(),
            ProjectId = request.ProjectId,
            GuidelinesId = prepared.GuidelinesId,
            Judge = prepared.Judge.Name,
            Model = prepared.Judge.Model,
            Provider = provider,
            PromptVersion = prepared.PromptVersion,
            StartedBy = actor.Id,
            StartedAt = now,
        };
        db.FirstPasses.Add(pass);
        db.PassSteps.Add(new() { PassId = pass.Id, Number = 1, State = PassState.Running, Way = request.Way, Budget = budget, Why = "It begins.", By = actor.Id, At = now });
        db.AskingTurns.Add(new() { WorkId = pass.Id, Until = now });
        return pass;
    }
}
