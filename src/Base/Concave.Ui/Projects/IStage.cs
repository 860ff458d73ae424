using Concave.Kernel;
using Concave.Ui.Components;
using Microsoft.AspNetCore.Routing;

namespace Concave.Ui.Projects;

/// <summary>Where a stage of a project stands, in one line.</summary>
public sealed record StageLine(Tone Tone, string Text);

/// <summary>A stage as the studio's pages know it. Each stage registers one; the project page lists them by number.</summary>
public interface IStage
{
    /// <summary>1 to 6, the order in which a pair travels.</summary>
    int Number { get; }

    string Name { get; }

    /// <summary>Last part of the page's path: <c>/projects/ID/SLUG</c>.</summary>
    string Slug { get; }

    /// <summary>What the stage does, in one sentence.</summary>
    string Does { get; }

    /// <summary>Roles whose pages show it. What they see there the handlers decide.</summary>
    Roles OpenTo { get; }

    /// <summary>Maps its pages, relative to <c>/projects/{projectId}/SLUG</c>; whoever comes there may open the project.</summary>
    void MapPages(RouteGroupBuilder pages);

    /// <summary>Where it stands for this actor; null when they have nothing to see there.</summary>
    Task<StageLine?> Stand(Guid projectId, Actor actor, CancellationToken stop);
}
