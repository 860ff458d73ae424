using Concave.Data.Context;
using Concave.Ui.Projects;

namespace Concave.Matching.Exercises;

/// <summary>A calibration attempt belongs to the project it is for.</summary>
internal sealed class ProjectOfAttempt : IProjectOf
{
    public string Parameter => "attemptId";

    public IQueryable<Guid> Of(ConcaveDb db, Guid id) => db.Set<Exercise>().Where(e => e.Id == id).Select(e => e.ProjectId);
}
