using Concave.Data.Context;
using Concave.Ui.Projects;

namespace Concave.PreScoring.Making;

/// <summary>An order of responses belongs to the project whose prompts it is about.</summary>
internal sealed class ProjectOfOrder : IProjectOf
{
    public string Parameter => "orderId";

    public IQueryable<Guid> Of(ConcaveDb db, Guid id) => db.Set<ResponseOrder>().Where(o => o.Id == id).Select(o => o.ProjectId);
}
