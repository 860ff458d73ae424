using System.Security.Cryptography;
using System.Text.Json;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Datasets.Bag;
using Concave.Datasets.Reading;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Judges;
using Concave.PreScoring.Making;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Features.MakeResponses;

/// <summary>What became of a file of prompts.</summary>
/// <param name="OrderId">The order; the one there was when the same file and recipe are ordered again.</param>
/// <param name="Prompts">Prompts of the order.</param>
/// <param name="SetAsideByCode">Rows that are no prompt for this recipe, by reason.</param>
/// <param name="SetAside">The first of them, at most 100; none when the order was there.</param>
public sealed record Ordered(Guid OrderId, int Prompts, IReadOnlyList<SetAsideCount> SetAsideByCode, IReadOnlyList<SetAside> SetAside);

/// <summary>
/// Has the responses of a file of prompts made [R6]: begins, or goes on where the same file and recipe stopped. It only
/// decides; the asking is done by jobs, or by whoever calls <see cref="WorkOnOrder"/>. What is made waits to be taken in.
/// </summary>
public sealed class OrderResponses(Store store, ContentVault vault, JudgeCatalog judges, OpenJudge open, TimeProvider clock)
{
    private const int Shown = 100;

    /// <param name="ProjectId">The project.</param>
    /// <param name="Path">The file of prompts, on this machine; <see cref="PromptFile"/> says what it holds.</param>
    /// <param name="Kind">How the responses come about.</param>
    /// <param name="Model">Who makes both samples, the reference, or the strong response: a name of <c>judges.json</c>.</param>
    /// <param name="Budget">Dollars the whole order may cost, what is spent already included; more than 0.</param>
    public sealed record Request(Guid ProjectId, string Path, ResponseSource Kind, string Model, decimal Budget)
    {
        /// <summary>The file's name as its owner knows it; null when it is the path's.</summary>
        public string? FileName { get; init; }

        /// <summary>Who makes the weak response; null for the same model.</summary>
        public string? Weak { get; init; }

        /// <summary>What the maker of the weak response is told.</summary>
        public string Instruction { get; init; } = "";

        /// <summary>Domain of rows that name none.</summary>
        public string Domain { get; init; } = "";

        /// <summary>Language of rows that name none, BCP-47.</summary>
        public string Language { get; init; } = "";
    }

    private sealed record Prepared(Recipe Recipe, Guid Nda, string Digest);

    public async Task<Result<Ordered>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if ((await Admit(request.ProjectId, actor, stop)).Problem is { } refused)
            return refused;
        var prepared = await Prepare(request, actor, stop);
        if (prepared.Failed)
            return prepared.Problem;
        if (await Find(request.ProjectId, prepared.Value, stop) is { } there)
            return await store.Write(db => GoOn(db, there, request, actor, stop), stop);
        var id = clock.NewId();
        var read = await new ReadPrompts(store, vault, clock).Handle(request, prepared.Value.Recipe.Kind, id, stop);
        if (read.Prompts.Count == 0)
            return read.SetAside is [var first, ..] ? MakingErrors.NothingUsable with { Detail = $"{MakingErrors.NothingUsable.Detail} The first, row {first.Row}, {first.Field}: {first.Reason}" } : MakingErrors.NothingUsable;
        var order = await Describe(request, prepared.Value, id, read, actor, stop);
        return await store.Write(db => Begin(db, order, read, Money.Of(request.Budget), actor, stop), stop);
    }

    /// <summary>The NDA under which somebody may bring prompts; without one nothing is even received.</summary>
    internal async Task<Result<Guid>> Admit(Guid projectId, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refusal)
            return refusal;
        await using var db = store.Read();
        if (!await db.Projects.AnyAsync(p => p.Id == projectId, stop))
            return MakingErrors.ProjectUnknown;
        var nda = await db.SignedNdas.Where(n => n.ProjectId == projectId).OrderByDescending(n => n.RecordedAt).FirstOrDefaultAsync(stop);
        return nda is null ? MakingErrors.NdaMissing : nda.Id;
    }

    // Whatever would keep the responses from being made is said now, to the person who can mend it.
    private async Task<Result<Prepared>> Prepare(Request request, Actor actor, CancellationToken stop)
    {
        if (request.Budget is not (> 0 and <= 1_000_000))
            return MakingErrors.BudgetMissing;
        if (Names(request) is { } fault)
            return fault;
        var recipe = RecipeOf(request);
        if (recipe.Failed)
            return recipe.Problem;
        foreach (var name in new[] { request.Model, request.Weak ?? request.Model }.Distinct(StringComparer.Ordinal))
        {
            var opened = judges.Named(name).Then<AskJudge>(open.Handle);
            if (opened.Failed)
                return opened.Problem;
            opened.Value.Dispose();
        }

        var readable = PromptFile.Check(request.Path);
        if (readable.Failed)
            return readable.Problem;
        await using var file = File.OpenRead(request.Path);
        var nda = await Admit(request.ProjectId, actor, stop);
        return new Prepared(recipe.Value, nda.Value, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, stop)));
    }

    private static Problem? Names(Request request) =>
        (request.Domain.Length == 0 ? null : NameRules.Check(request.Domain, "domain"))
        ?? (request.Language.Length == 0 ? null : NameRules.Check(request.Language, "language"));

    private Result<Recipe> RecipeOf(Request request) => judges.Named(request.Model).Then<Recipe>(model =>
        request.Weak is { } name
            ? judges.Named(name).Then<Recipe>(weak => RecipeRules.Of(request.Kind, model, weak, request.Instruction))
            : RecipeRules.Of(request.Kind, model, weak: null, request.Instruction));

    private async Task<ResponseOrder?> Find(Guid project, Prepared prepared, CancellationToken stop)
    {
        await using var db = store.Read();
        return await db.ResponseOrders.SingleOrDefaultAsync(o => o.ProjectId == project && o.FileDigest == prepared.Digest && o.RecipeVersion == prepared.Recipe.Version, stop);
    }

    private async Task<ResponseOrder> Describe(Request request, Prepared prepared, Guid id, PromptsRead read, Actor actor, CancellationToken stop) => new()
    {
        Id = id,
        ProjectId = request.ProjectId,
        NdaId = prepared.Nda,
        FileName = await vault.CloseText(request.ProjectId, NameRules.FileName(request.FileName ?? request.Path), stop),
        FileDigest = prepared.Digest,
        Kind = prepared.Recipe.Kind,
        Recipe = JsonSerializer.Serialize(prepared.Recipe, RecordJson.Options),
        RecipeVersion = prepared.Recipe.Version,
        SetAside = JsonSerializer.Serialize(read.ByCode, RecordJson.Options),
        StartedBy = actor.Id,
        StartedAt = clock.GetUtcNow(),
    };

    private async Task<Result<Ordered>> Begin(ConcaveDb db, ResponseOrder order, PromptsRead read, long budget, Actor actor, CancellationToken stop)
    {
        await Exclusive.Lock(db, "make-responses", order.ProjectId, stop);
        db.ResponseOrders.Add(order);
        db.OrderSteps.Add(new() { OrderId = order.Id, Number = 1, State = PassState.Running, Budget = budget, Why = "It begins.", By = actor.Id, At = order.StartedAt });
        db.AskingTurns.Add(new() { WorkId = order.Id, Until = order.StartedAt });
        await db.SaveChangesAsync(stop);
        await db.InsertAll(read.Prompts, stop);
        await OrderJob.EnqueueOnce(db, new(order.Id), clock, clock.GetUtcNow(), stop);
        return new Ordered(order.Id, read.Prompts.Count, read.ByCode, [.. read.SetAside.Take(Shown)]);
    }

    private async Task<Result<Ordered>> GoOn(ConcaveDb db, ResponseOrder order, Request request, Actor actor, CancellationToken stop)
    {
        var spent = await db.MadeAnswers.Where(a => a.OrderId == order.Id).SumAsync(a => a.Cost, stop);
        var budget = Money.Of(request.Budget);
        if (budget <= spent && spent > 0)
            return MakingErrors.BudgetSpent(Money.Show(spent));
        if (await db.Open(order.Id).AnyAsync(stop))
        {
            db.NextStep(await db.LastOrderStep(order.Id, stop), PassState.Running, "It goes on.", actor.Id, clock, budget);
            await OrderJob.EnqueueOnce(db, new(order.Id), clock, clock.GetUtcNow(), stop);
        }

        var prompts = await db.OrderedPrompts.CountAsync(p => p.OrderId == order.Id, stop);
        return new Ordered(order.Id, prompts, JsonSerializer.Deserialize<IReadOnlyList<SetAsideCount>>(order.SetAside, RecordJson.Options)!, []);
    }
}
