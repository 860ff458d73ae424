using Concave.Data.Context;
using Concave.Ui.Projects;

namespace Concave.Quality;

/// <summary>A review belongs to the project of its pair.</summary>
internal sealed class ProjectOfReview : IProjectOf
{
    public string Parameter => "reviewId";

    public IQueryable<Guid> Of(ConcaveDb db, Guid id) => db.Set<ReviewTask>().Where(r => r.Id == id).Select(r => r.ProjectId);
}
