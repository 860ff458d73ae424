using Concave.Data.HandOffs;
using Concave.Kernel;
using Concave.PreScoring.Features.MakeResponses;
using Concave.PreScoring.Features.ShowCalibration;
using Concave.PreScoring.Features.ShowFirstPass;
using Concave.PreScoring.Features.WarnOfPlan;
using Concave.Ui.Components;
using Concave.Ui.Forms;
using Concave.Ui.Http;
using Concave.Ui.Pages;
using Concave.Ui.Projects;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Concave.Ui.Languages.Speech;

namespace Concave.PreScoring.Features.ShowRounds;

/// <summary>What the stage's page shows. First passes, judges and the batch to be opened are for leads; others get none.</summary>
public sealed record RoundsView(Guid ProjectId, IReadOnlyList<RoundView> Rounds, IReadOnlyList<PassView> Passes, IReadOnlyList<JudgeView> Judges, IReadOnlyList<CalibrationView> Calibrations, IReadOnlyList<OrderView> Orders, FreeBatch? Free)
{
    /// <summary>Batches for which only another round leads on.</summary>
    internal IEnumerable<RoundView> Reopenable => Rounds.DistinctBy(r => r.BatchId).Where(r => r.BatchState is BatchState.Withheld or BatchState.Released);
}

/// <summary>The stage on the project's page.</summary>
internal sealed class PreScoringStage(ShowRounds rounds, FirstPassPages passes, ShowOrders orders, WarnOfPlan.WarnOfPlan warn) : IStage
{
    public int Number => 3;
    public string Name => T("PreScoring");
    public string Slug => "prescoring";
    public string Does => T("The AI's first pass, and how many people judge each pair because of it.");
    public Roles OpenTo => Roles.Lead | Roles.Client;

    public void MapPages(RouteGroupBuilder pages)
    {
        FirstPassPages.Map(pages, Show);
        OrderPages.Map(pages, Show);
        pages.MapGet("", (Guid projectId, HttpContext http, CancellationToken stop) => Show(projectId, http, stop));
        pages.MapPost("/batches", async (Guid projectId, IFormCollection form, HttpContext http, OpenBatch.OpenBatch open, CancellationToken stop) =>
            await (await open.Handle(new(projectId, Take: Taken(form), Provider: form.Text("provider") is { Length: > 0 } named ? named : null), ActorFromClaims.ActorOf(http), stop))
                .After(http, $"/projects/{projectId}", () => Show(projectId, http, stop)));
        pages.MapPost("/batches/{batchId:guid}/rounds", async (Guid projectId, Guid batchId, IFormCollection form, HttpContext http, ReopenBatch.ReopenBatch reopen, CancellationToken stop) =>
            await (await reopen.Handle(new(batchId), ActorFromClaims.ActorOf(http), stop))
                .After(http, $"/projects/{projectId}", () => Show(projectId, http, stop)));
    }

    private async Task<IResult> Show(Guid projectId, HttpContext http, CancellationToken stop) =>
        (await View(projectId, ActorFromClaims.ActorOf(http), stop)).ToPage<RoundsPage, RoundsView>();

    private async Task<Result<RoundsView>> View(Guid projectId, Actor actor, CancellationToken stop)
    {
        var all = await rounds.Handle(new(projectId), actor, stop);
        if (all.Failed)
            return all.Problem;
        var free = actor.Has(Roles.Lead) ? (await warn.Handle(new(projectId), actor, stop)).Value : null;
        var ordered = actor.Has(Roles.Lead) ? (await orders.Handle(new(projectId), actor, stop)).Value : null;
        return (await passes.Parts(projectId, actor, stop)).Then<RoundsView>(parts => new RoundsView(projectId, all.Value, parts.Passes, parts.Judges, parts.Calibrations, ordered ?? [], free));
    }

    // What is no number is refused as too few.
    private static int? Taken(IFormCollection form) => form.Text("take") is "" ? null : form.Number("take") ?? 0;

    public async Task<StageLine?> Stand(Guid projectId, Actor actor, CancellationToken stop) =>
        (await rounds.Handle(new(projectId), actor, stop)).Value switch
        {
            null => null,
            [] => new(Tone.Plain, T("No batch is open yet.")),
            [var last, ..] => new(Tone.Good, T("Batch {0}, round {1}: {2} pairs routed, {3} judgments planned.", last.BatchNumber, last.Round, last.Routing.Pairs, last.Routing.Slots)),
        };
}
