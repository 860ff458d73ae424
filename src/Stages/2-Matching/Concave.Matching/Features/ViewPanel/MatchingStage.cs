using Concave.Kernel;
using Concave.Ui.Components;
using Concave.Ui.Http;
using Concave.Ui.Pages;
using Concave.Ui.Projects;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Concave.Matching;

/// <summary>What the stage's page shows.</summary>
/// <param name="Panel">For the lead and the client.</param>
/// <param name="Ranking">For the lead, once guidelines are approved.</param>
/// <param name="Own">For an annotator: their own way to the project.</param>
public sealed record MatchingView(PanelView? Panel, Ranking? Ranking, CalibrationView? Own);

/// <summary>The stage on the project's page.</summary>
internal sealed class MatchingStage(ViewPanel panel, RankAnnotators rank, ReadCalibration own) : IStage
{
    public int Number => 2;
    public string Name => "Matching";
    public string Slug => "matching";
    public string Does => "Experts with verified domains, calibrated against known answers before they work.";
    public Roles OpenTo => Roles.Lead | Roles.Client | Roles.Annotator;

    public void MapPages(RouteGroupBuilder pages) => pages.MapGet("", Show);

    public async Task<StageLine?> Stand(Guid projectId, Actor actor, CancellationToken stop)
    {
        if (actor.Has(Roles.Lead | Roles.Client))
            return (await panel.Handle(new(projectId), actor, stop)).Value is { } seen ? Line(seen) : null;
        return (await own.Handle(new(projectId, actor.Id), actor, stop)).Value switch
        {
            null => null,
            { Qualified: true } => new(Tone.Good, "You are qualified."),
            { Accepted: true } => new(Tone.Waiting, "Calibration waits for you."),
            { Terms: not null } => new(Tone.Waiting, "You are invited."),
            _ => new(Tone.Plain, "You are not invited to judge here."),
        };
    }

    private static StageLine Line(PanelView panel)
    {
        var working = panel.Seats.Count(s => s.EndedAt is null);
        return (working, panel.Proofs) switch
        {
            (0, _) => new(Tone.Waiting, "Nobody is qualified yet."),
            (_, []) => new(Tone.Waiting, FormattableString.Invariant($"{working} are qualified; the pilot has not proven their agreement.")),
            (_, [var last, ..]) => new(Tone.Good, FormattableString.Invariant($"{working} are qualified; their pilot agreed at κ {last.Kappa:0.000}.")),
        };
    }

    private async Task<IResult> Show(Guid projectId, HttpContext http, CancellationToken stop)
    {
        var actor = ActorFromClaims.ActorOf(http);
        var seen = actor.Has(Roles.Lead | Roles.Client) ? await panel.Handle(new(projectId), actor, stop) : default;
        var mine = actor.Has(Roles.Annotator) ? await own.Handle(new(projectId, actor.Id), actor, stop) : default;
        if ((seen.Problem ?? mine.Problem) is { } problem)
            return problem.ToPage();
        var ranking = actor.Has(Roles.Lead) ? await rank.Handle(new(projectId), actor, stop) : default;
        return PageAnswers.Page<MatchingPage, MatchingView>(new(seen.Value, ranking.Value, mine.Value));
    }
}
