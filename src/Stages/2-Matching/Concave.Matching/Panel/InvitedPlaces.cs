using Concave.Data.Context;
using Concave.Kernel;
using Concave.Matching.Exercises;
using Concave.Ui.Projects;

namespace Concave.Matching.Panel;

/// <summary>Whoever is invited may open the project: they read its guidelines and calibrate before they qualify. So may the experts of an audit.</summary>
internal sealed class InvitedPlaces : IProjectPlaces
{
    public IQueryable<Guid> Of(ConcaveDb db, Guid person) =>
        db.Invitations.Where(i => i.AnnotatorId == person).Select(i => i.ProjectId)
            .Union(db.Exercises.Where(e => e.AnnotatorId == person && e.Purpose == PairPurpose.Audit).Select(e => e.ProjectId));
}
