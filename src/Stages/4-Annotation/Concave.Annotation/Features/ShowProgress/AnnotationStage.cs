using Concave.Annotation.Features;
using Concave.Kernel;
using Concave.Ui.Components;
using Concave.Ui.Http;
using Concave.Ui.Pages;
using Concave.Ui.Projects;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Concave.Ui.Languages.Speech;

namespace Concave.Annotation;

/// <summary>The stage on the project's page.</summary>
internal sealed class AnnotationStage(ShowProgress progress, JudgePages judging, BesidePages beside) : IStage
{
    public int Number => 4;
    public string Name => T("Annotation");
    public string Slug => "annotation";
    public string Does => T("People judge, blind to each other; sides are drawn at random, gold looks like any pair.");
    public Roles OpenTo => Roles.Lead | Roles.Client | Roles.Annotator;

    public void MapPages(RouteGroupBuilder pages)
    {
        pages.MapGet("", async (Guid projectId, HttpContext http, CancellationToken stop) =>
            (await progress.Handle(new(projectId), ActorFromClaims.ActorOf(http), stop)).ToPage<ProgressPage, ProgressView>());
        judging.Map(pages);
        beside.Map(pages);
    }

    public async Task<StageLine?> Stand(Guid projectId, Actor actor, CancellationToken stop) =>
        (await progress.Handle(new(projectId), actor, stop)).Value switch
        {
            null => null,
            { Rounds: [var last, ..] } => Line(last),
            var own when actor.Has(Roles.Annotator) => new(Tone.Plain, T("You made {0} judgments in the last 30 days of work.", own.Days.Sum(d => d.Judgments))),
            _ => new(Tone.Plain, T("No batch is open yet.")),
        };

    private static StageLine Line(RoundProgressView last) => last.Done == last.Slots
        ? new(Tone.Good, T("All {0} judgments of batch {1}, round {2} are in.", last.Slots, last.Batch, last.Round))
        : new(Tone.Waiting, T("{0} of {1} judgments of batch {2}, round {3} are in.", last.Done, last.Slots, last.Batch, last.Round));
}
