using Concave.Kernel;
using Concave.Ui.Projects;

namespace Concave.Studio.Start;

/// <summary>Where somebody begins.</summary>
/// <param name="Sample">A simulated project they may open: the one to look around in; null when there is none.</param>
/// <param name="Projects">How many projects are open to them.</param>
public sealed record StartView(ProjectLine? Sample, int Projects);

/// <summary>Reads what the start page needs.</summary>
internal sealed class ViewStart(SeeProjects see)
{
    internal async Task<StartView> Handle(Actor actor, CancellationToken stop)
    {
        var open = await see.All(actor, stop);
        return new(open.FirstOrDefault(p => p.Simulated), open.Count);
    }
}
