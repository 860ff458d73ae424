using Concave.Kernel;
using Concave.Ui.Components;
using Concave.Ui.Http;
using Concave.Ui.Pages;
using Concave.Ui.Projects;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Concave.PreScoring.Features.ShowRounds;

/// <summary>The stage on the project's page.</summary>
internal sealed class PreScoringStage(ShowRounds rounds) : IStage
{
    public int Number => 3;
    public string Name => "PreScoring";
    public string Slug => "prescoring";
    public string Does => "The AI's first pass, and how many people judge each pair because of it.";
    public Roles OpenTo => Roles.Lead | Roles.Client;

    public void MapPages(RouteGroupBuilder pages) => pages.MapGet("", async (Guid projectId, HttpContext http, CancellationToken stop) =>
        (await rounds.Handle(new(projectId), ActorFromClaims.ActorOf(http), stop)).ToPage<RoundsPage, IReadOnlyList<RoundView>>());

    public async Task<StageLine?> Stand(Guid projectId, Actor actor, CancellationToken stop) =>
        (await rounds.Handle(new(projectId), actor, stop)).Value switch
        {
            null => null,
            [] => new(Tone.Plain, "No batch is open yet."),
            [var last, ..] => new(Tone.Good, FormattableString.Invariant($"Batch {last.BatchNumber}, round {last.Round}: {last.Routing.Pairs} pairs routed, {last.Routing.Slots} judgments planned.")),
        };
}
