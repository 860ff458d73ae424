using Concave.Kernel;
using Concave.Quality;
using Concave.Ui.Components;
using Concave.Ui.Projects;
using static Concave.Ui.Languages.Speech;

namespace Concave.Studio.Projects;

/// <summary>What a person can do on a project now.</summary>
internal static class BoardRules
{
    // Before there is a batch a project waits at one of the first two stages; afterwards its batches say what comes next.
    private const int LastBeforeBatches = 2;

    internal static IReadOnlyList<ToDo> Next(
        Guid project, IReadOnlyList<(IStage Stage, StageLine Line)> stages, IReadOnlyList<BatchRow> batches, Actor actor) =>
    [
        .. stages.Where(s => s.Stage.Number <= LastBeforeBatches && s.Line.Tone is Tone.Waiting or Tone.Bad)
            .Select(s => new ToDo($"{s.Stage.Name}: {s.Line.Text}", $"/projects/{project}/{s.Stage.Slug}")).Take(1),
        .. batches.Count == 0 && actor.Has(Roles.Lead) && stages.All(s => s.Stage.Number > LastBeforeBatches || s.Line.Tone == Tone.Good)
            ? [new ToDo(T("Open the first batch."), $"/projects/{project}/prescoring")]
            : Array.Empty<ToDo>(),
        .. batches.Where(b => actor.Has(b.Next.Who) && b.Room is not null)
            .Select(b => new ToDo(T("Batch {0}: {1}", b.Number, b.Next.What), $"/projects/{project}/{b.Room}")),
    ];
}
