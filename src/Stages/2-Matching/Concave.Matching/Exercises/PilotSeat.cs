using Concave.Data.Context;
using Concave.Kernel;
using Concave.Matching.Projects;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching.Exercises;

/// <summary>An annotator's part of the newest pilot of a project.</summary>
internal static class PilotSeat
{
    /// <summary>The exercise, for somebody who is still qualified and while the pilot is open.</summary>
    internal static async Task<Result<Exercise>> OwnPilotPart(this ConcaveDb db, Guid project, Guid annotator, CancellationToken stop)
    {
        var pilot = await db.Pilots.AsNoTracking().Where(p => p.ProjectId == project).OrderByDescending(p => p.Number).FirstOrDefaultAsync(stop);
        if (pilot is null)
            return PilotErrors.NotStarted;
        var part = await db.Exercises.AsNoTracking().SingleOrDefaultAsync(e => e.PilotId == pilot.Id && e.AnnotatorId == annotator, stop);
        if (part is null || !await db.IsQualified(project, annotator, stop))
            return PilotErrors.NotYours;
        return await db.PilotEnds.AnyAsync(e => e.PilotId == pilot.Id, stop) ? PilotErrors.Over : part;
    }
}
