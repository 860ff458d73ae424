using Concave.Data.Context;
using Concave.Ui.Projects;

namespace Concave.Annotation.Working;

/// <summary>A task belongs to the project of its pair.</summary>
internal sealed class ProjectOfTask : IProjectOf
{
    public string Parameter => "assignmentId";

    public IQueryable<Guid> Of(ConcaveDb db, Guid id) => db.Set<Assignment>().Where(a => a.Id == id).Select(a => a.ProjectId);
}
