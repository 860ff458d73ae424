using Concave.Data.Context;
using Concave.Ui.Projects;

namespace Concave.PreScoring.Asking;

/// <summary>A first pass belongs to the project whose pairs it asks about.</summary>
internal sealed class ProjectOfPass : IProjectOf
{
    public string Parameter => "passId";

    public IQueryable<Guid> Of(ConcaveDb db, Guid id) => db.Set<FirstPass>().Where(p => p.Id == id).Select(p => p.ProjectId);
}
