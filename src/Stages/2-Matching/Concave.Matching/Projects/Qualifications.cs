using Concave.Data.Context;
using Concave.Data.HandOffs;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching.Projects;

internal static class Qualifications
{
    /// <summary>The qualifications of a project that have not ended.</summary>
    internal static IQueryable<QualifiedAnnotator> Qualified(this ConcaveDb db, Guid project) =>
        db.QualifiedAnnotators.Where(q => q.ProjectId == project && !db.QualificationEnds.Any(e => e.QualificationId == q.Id));

    /// <summary>True when the annotator holds one.</summary>
    internal static Task<bool> IsQualified(this ConcaveDb db, Guid project, Guid annotator, CancellationToken stop) =>
        db.Qualified(project).AnyAsync(q => q.AnnotatorId == annotator, stop);
}
