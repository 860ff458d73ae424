using Concave.Kernel;
using Concave.Quality;
using Concave.Ui.Projects;

namespace Concave.Studio.Projects;

/// <summary>Something that waits for whoever looks at the board.</summary>
/// <param name="What">In one sentence.</param>
/// <param name="Path">Where it is done.</param>
public sealed record ToDo(string What, string Path);

/// <summary>A project's board.</summary>
/// <param name="Stages">Where each stage stands, from left to right.</param>
/// <param name="Batches">With their gates; empty for whom the quality stage is not.</param>
/// <param name="Alerts">What a lead looks at before a round is spoilt; empty for everybody else.</param>
/// <param name="Next">What this person can do now; empty when the others are busy.</param>
public sealed record ProjectView(
    ProjectLine Project, IReadOnlyList<(IStage Stage, StageLine Line)> Stages, IReadOnlyList<BatchRow> Batches, IReadOnlyList<DriftAlert> Alerts,
    IReadOnlyList<ToDo> Next);

/// <summary>Reads the board from what every stage says of itself.</summary>
internal sealed class ViewBoard(BatchBoard board, WatchDrift drift)
{
    private const Roles Watching = Roles.Lead | Roles.Senior | Roles.Engineer | Roles.Client;

    internal async Task<ProjectView> Handle(ProjectFrame frame, Actor actor, CancellationToken stop)
    {
        var project = frame.Project.ProjectId;
        List<(IStage, StageLine)> stages = [];
        foreach (var stage in frame.Stages)
        {
            if (await stage.Stand(project, actor, stop) is { } line)
                stages.Add((stage, line));
        }

        var batches = actor.Has(Watching) ? (await board.Handle(new(project, SoFar: true), actor, stop)).Value ?? [] : [];
        var alerts = actor.Has(Roles.Lead) ? (await drift.Handle(new(project), actor, stop)).Value ?? [] : [];
        return new(frame.Project, stages, batches, alerts, BoardRules.Next(project, stages, batches, actor));
    }
}
