using System.Globalization;
using Concave.Kernel;
using Concave.Matching.Exercises;
using Concave.Ui.Components;
using Concave.Ui.Projects;
using Microsoft.AspNetCore.Routing;
using static Concave.Ui.Languages.Speech;

namespace Concave.Matching;

/// <summary>What the stage's page shows.</summary>
/// <param name="Panel">For the lead and the client.</param>
/// <param name="Ranking">For the lead, once guidelines are approved.</param>
/// <param name="People">For the lead: whom to register, verify and invite.</param>
/// <param name="Own">For an annotator: their own way to the project.</param>
/// <param name="Pilot">For an annotator: their part of a pilot that waits for them.</param>
/// <param name="Audit">For an annotator: their part of an audit that waits for them.</param>
public sealed record MatchingView(Guid ProjectId, PanelView? Panel, Ranking? Ranking, PanelPeople? People, CalibrationView? Own, ExerciseTaskView? Pilot, ExerciseTaskView? Audit);

/// <summary>The stage on the project's page.</summary>
internal sealed class MatchingStage(ViewPanel panel, ReadCalibration own, NextAuditPair audit, ReadHumanAudit audited, MatchingPages matching, ExercisePages exercises, HumanAuditPages audits, TimeProvider clock) : IStage
{
    // How long a broken term is news on the board; the stage's page keeps all of them.
    private const int NewsDays = 7;

    public int Number => 2;
    public string Name => T("Matching");
    public string Slug => "matching";
    public string Does => T("Experts with verified domains, calibrated against known answers before they work.");
    public Roles OpenTo => Roles.Lead | Roles.Client | Roles.Annotator;

    public void MapPages(RouteGroupBuilder pages)
    {
        matching.Map(pages);
        exercises.Map(pages);
        audits.Map(pages);
    }

    public async Task<StageLine?> Stand(Guid projectId, Actor actor, CancellationToken stop)
    {
        if (actor.Has(Roles.Lead | Roles.Client))
        {
            var labels = (await audited.Handle(new(projectId), actor, stop)).Value;
            return (await panel.Handle(new(projectId), actor, stop)).Value is not { } seen ? null : labels?.StartedAt is not null && seen.Seats.Count == 0 ? Line(labels) : Line(seen);
        }

        if ((await audit.Handle(new(projectId), actor, stop)).Value is { } task)
            return new(Tone.Waiting, T("An audit waits for you: pair {0} of {1}.", task.Number, task.Of));
        return (await own.Handle(new(projectId, actor.Id), actor, stop)).Value switch
        {
            null => null,
            { Qualified: true } => new(Tone.Good, T("You are qualified.")),
            { Accepted: true } => new(Tone.Waiting, T("Calibration waits for you.")),
            { Terms: not null } => new(Tone.Waiting, T("You are invited.")),
            _ => new(Tone.Plain, T("You are not invited to judge here.")),
        };
    }

    private static StageLine Line(HumanAuditView audit) => audit switch
    {
        { EndedAt: not null, Late: true } => new(Tone.Waiting, T("Two experts have judged {0} pairs anew, late.", audit.Pairs)),
        { EndedAt: not null } => new(Tone.Good, T("Two experts have judged {0} pairs anew.", audit.Pairs)),
        { Late: true } => new(Tone.Bad, T("The audit by two experts is late: it was promised by {0}.", Due(audit))),
        _ => new(Tone.Waiting, T("Two experts judge {0} pairs anew, until {1}.", audit.Pairs, Due(audit))),
    };

    private static string Due(HumanAuditView audit) => audit.Due is { } due ? Figures.Day(due) : "";

    private StageLine Line(PanelView panel)
    {
        var working = panel.Seats.Count(s => s.EndedAt is null);
        var since = clock.GetUtcNow().AddDays(-NewsDays).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var broken = panel.Alerts.Count(a => string.CompareOrdinal(a.Day, since) >= 0);
        return (working, panel.Proofs) switch
        {
            _ when broken > 0 => new(Tone.Waiting, T("{0} are qualified; agreed terms were broken {1} times in the last {2} days.", working, broken, NewsDays)),
            (0, _) => new(Tone.Waiting, T("Nobody is qualified yet.")),
            (_, []) => new(Tone.Waiting, T("{0} are qualified; the pilot has not proven their agreement.", working)),
            (_, [var last, ..]) => new(Tone.Good, T("{0} are qualified; their pilot agreed at κ {1:0.000}.", working, last.Kappa)),
        };
    }
}
