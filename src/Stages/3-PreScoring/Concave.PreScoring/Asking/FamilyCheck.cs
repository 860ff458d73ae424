using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Asking;

/// <summary>No model judges its own family's responses unless the approved plan says so [R6].</summary>
internal static class FamilyCheck
{
    /// <summary>Refuses the judge when a pair that it would be asked about was made by its family; null when none was.</summary>
    /// <param name="db">A context for reading.</param>
    /// <param name="project">The project.</param>
    /// <param name="judge">The judge's name, for the problem.</param>
    /// <param name="family">Its family.</param>
    /// <param name="plan">The approved plan; null while there is none.</param>
    /// <param name="stop">Stops reading.</param>
    internal static async Task<Problem?> Refuse(ConcaveDb db, Guid project, string judge, string family, QualityPlan? plan, CancellationToken stop)
    {
        if (plan?.SameFamilyJudge == true)
            return null;
        var made = db.MadeBy(project, family);
        var count = await db.ToBeAsked(project).CountAsync(p => p.Purpose == PairPurpose.Production && made.Any(m => m.ExternalId == p.ExternalId && m.ContentHash == p.ContentHash), stop);
        return count > 0 ? PassErrors.SameFamily(judge, family, count) : null;
    }
}
