using System.Text.Json;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Datasets.Bag;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Making;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Features.MakeResponses;

/// <summary>Where the orders of responses of a project stand. For leads: nobody else learns which model made what.</summary>
public sealed class ShowOrders(Store store, ContentVault vault)
{
    private const int Enough = 30;

    public sealed record Request(Guid ProjectId);

    /// <summary>Newest first.</summary>
    public async Task<Result<IReadOnlyList<OrderView>>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refusal)
            return refusal;
        await using var db = store.Read();
        if (!await db.Projects.AnyAsync(p => p.Id == request.ProjectId, stop))
            return MakingErrors.ProjectUnknown;
        List<OrderView> views = [];
        foreach (var order in await db.ResponseOrders.Where(o => o.ProjectId == request.ProjectId).OrderByDescending(o => o.StartedAt).ToListAsync(stop))
            views.Add(await View(db, order, stop));
        return views.ToArray();
    }

    private async Task<OrderView> View(ConcaveDb db, ResponseOrder order, CancellationToken stop)
    {
        var recipe = JsonSerializer.Deserialize<Recipe>(order.Recipe, RecordJson.Options)!;
        var step = await db.LastOrderStep(order.Id, stop);
        var outcomes = await db.PromptOutcomes.Where(o => o.OrderId == order.Id).GroupBy(o => o.Code).Select(g => new SetAsideCount(g.Key, g.Count())).ToListAsync(stop);
        var spent = await Spent(db, order.Id, stop);
        var prompts = await db.OrderedPrompts.CountAsync(p => p.OrderId == order.Id, stop);
        var done = outcomes.Sum(o => o.Count);
        return new()
        {
            OrderId = order.Id,
            ProjectId = order.ProjectId,
            FileName = await vault.OpenText(order.ProjectId, order.FileName, stop),
            Kind = order.Kind,
            First = recipe.First?.Model,
            Second = recipe.Second.Model,
            Instruction = recipe.Second.Instruction,
            RecipeVersion = order.RecipeVersion,
            State = step.State,
            Why = step.Why,
            Prompts = prompts,
            Made = outcomes.Where(o => o.Code == PromptOutcome.Made).Sum(o => o.Count),
            TakenIn = await TakenIn(db, order, stop),
            RowsSetAside = JsonSerializer.Deserialize<IReadOnlyList<SetAsideCount>>(order.SetAside, RecordJson.Options)!,
            WithoutPair = [.. outcomes.Where(o => o.Code != PromptOutcome.Made).OrderBy(o => o.Code, StringComparer.Ordinal)],
            Answers = spent.Answers,
            InputTokens = spent.Input,
            OutputTokens = spent.Output,
            Spent = spent.Cost,
            Budget = step.Budget,
            CostLeft = done >= Enough ? spent.Cost / done * (prompts - done) : null,
            Trouble = await db.AskingTurns.Where(t => t.WorkId == order.Id).Select(t => t.Trouble).SingleAsync(stop),
            StartedAt = order.StartedAt,
        };
    }

    private sealed record Sums(int Answers, long Input, long Output, long Cost);

    private static async Task<Sums> Spent(ConcaveDb db, Guid order, CancellationToken stop) =>
        await db.MadeAnswers.Where(a => a.OrderId == order).GroupBy(_ => 1)
            .Select(g => new Sums(g.Count(), g.Sum(a => (long)a.InputTokens), g.Sum(a => (long)a.OutputTokens), g.Sum(a => a.Cost)))
            .SingleOrDefaultAsync(stop) ?? new(0, 0, 0, 0);

    private static Task<int> TakenIn(ConcaveDb db, ResponseOrder order, CancellationToken stop) => db.MadePairs.Where(m => m.OrderId == order.Id).CountAsync(
        m => db.Pairs.Any(p => p.ProjectId == m.ProjectId && p.Purpose == PairPurpose.Production && p.ExternalId == m.ExternalId)
            || db.HeldPairs.Any(h => h.ProjectId == m.ProjectId && h.Purpose == PairPurpose.Production && h.ExternalId == m.ExternalId),
        stop);
}
