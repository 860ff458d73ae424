using Concave.Data.HandOffs;
using Concave.Kernel;
using Concave.Ui.Components;
using Concave.Ui.Forms;
using Concave.Ui.Http;
using Concave.Ui.Pages;
using Concave.Ui.Projects;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Concave.PreScoring.Features.ShowRounds;

/// <summary>What the stage's page shows.</summary>
public sealed record RoundsView(Guid ProjectId, IReadOnlyList<RoundView> Rounds)
{
    /// <summary>Batches for which only another round leads on.</summary>
    internal IEnumerable<RoundView> Reopenable => Rounds.DistinctBy(r => r.BatchId).Where(r => r.BatchState is BatchState.Withheld or BatchState.Released);
}

/// <summary>The stage on the project's page.</summary>
internal sealed class PreScoringStage(ShowRounds rounds) : IStage
{
    public int Number => 3;
    public string Name => "PreScoring";
    public string Slug => "prescoring";
    public string Does => "The AI's first pass, and how many people judge each pair because of it.";
    public Roles OpenTo => Roles.Lead | Roles.Client;

    public void MapPages(RouteGroupBuilder pages)
    {
        pages.MapGet("", (Guid projectId, HttpContext http, CancellationToken stop) => Show(projectId, http, stop));
        pages.MapPost("/batches", async (Guid projectId, IFormCollection form, HttpContext http, OpenBatch.OpenBatch open, CancellationToken stop) =>
            await (await open.Handle(new(projectId, Take: Taken(form), Provider: form.Text("provider") is { Length: > 0 } named ? named : null), ActorFromClaims.ActorOf(http), stop))
                .After(http, $"/projects/{projectId}", () => Show(projectId, http, stop)));
        pages.MapPost("/batches/{batchId:guid}/rounds", async (Guid projectId, Guid batchId, IFormCollection form, HttpContext http, ReopenBatch.ReopenBatch reopen, CancellationToken stop) =>
            await (await reopen.Handle(new(batchId), ActorFromClaims.ActorOf(http), stop))
                .After(http, $"/projects/{projectId}", () => Show(projectId, http, stop)));
    }

    private async Task<IResult> Show(Guid projectId, HttpContext http, CancellationToken stop) =>
        (await rounds.Handle(new(projectId), ActorFromClaims.ActorOf(http), stop))
            .Then<RoundsView>(all => new RoundsView(projectId, all)).ToPage<RoundsPage, RoundsView>();

    // What is no number is refused as too few.
    private static int? Taken(IFormCollection form) => form.Text("take") is "" ? null : form.Number("take") ?? 0;

    public async Task<StageLine?> Stand(Guid projectId, Actor actor, CancellationToken stop) =>
        (await rounds.Handle(new(projectId), actor, stop)).Value switch
        {
            null => null,
            [] => new(Tone.Plain, "No batch is open yet."),
            [var last, ..] => new(Tone.Good, FormattableString.Invariant($"Batch {last.BatchNumber}, round {last.Round}: {last.Routing.Pairs} pairs routed, {last.Routing.Slots} judgments planned.")),
        };
}
