using Concave.Kernel;
using Concave.Ui.Components;
using Concave.Ui.Projects;
using Microsoft.AspNetCore.Routing;
using static Concave.Ui.Languages.Speech;

namespace Concave.Scoping;

/// <summary>The stage on the project's page.</summary>
internal sealed class ScopingStage(ViewProject project, ReadGuidelines guidelines, EditPages edit) : IStage
{
    public int Number => 1;
    public string Name => T("Scoping");
    public string Slug => "scoping";
    public string Does => T("Brief, rubric and quality plan, approved by the client by their hash.");
    public Roles OpenTo => Roles.Lead | Roles.Client | Roles.Senior | Roles.Engineer | Roles.Annotator;

    public void MapPages(RouteGroupBuilder pages)
    {
        ScopingPages.Map(pages);
        edit.Map(pages);
    }

    public async Task<StageLine?> Stand(Guid projectId, Actor actor, CancellationToken stop)
    {
        if (actor.Has(Roles.Lead | Roles.Client))
            return (await project.Handle(new(projectId), actor, stop)).Value is { } view ? Line(view) : null;
        return (await guidelines.Handle(new(projectId), actor, stop)).Failed ? null : new(Tone.Good, T("The guidelines in force."));
    }

    private static StageLine Line(ProjectView view) => view switch
    {
        { Nda: null } => new(Tone.Waiting, T("No signed NDA is on record, so no pair is accepted.")),
        { Versions.Count: 0 } => new(Tone.Waiting, T("There are no guidelines yet.")),
        { Versions: [{ ApprovedId: null, Remarks: > 0 } newest, ..] } => new(Tone.Waiting, T("The client returned version {0} with comments.", newest.Version)),
        _ when view.Versions.All(v => v.ApprovedId is null) => new(Tone.Waiting, T("The guidelines wait for the client's approval.")),
        _ => new(Tone.Good, T("Version {0} is approved; {1} pairs are taken in.", view.Versions.First(v => v.ApprovedId is not null).Version, view.Pairs.GetValueOrDefault(PairPurpose.Production))),
    };
}
