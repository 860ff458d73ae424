using Concave.Data.Content;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching.Projects;

/// <summary>A project and the guidelines its client approved last.</summary>
internal sealed record GuidelinesInForce(Project Project, Guid GuidelinesId, GuidelinesDocument Document)
{
    internal QualityPlan Plan => Document.Plan;

    /// <summary>The newest approved version, opened. Afterwards the vault can seal for this project without asking the database.</summary>
    internal static async Task<Result<GuidelinesInForce>> Read(Store store, ContentVault vault, Guid projectId, CancellationToken stop)
    {
        await using var db = store.Read();
        var project = await db.Projects.SingleOrDefaultAsync(p => p.Id == projectId, stop);
        if (project is null)
            return ProjectErrors.NotFound;
        var approved = await db.ApprovedGuidelines.Where(g => g.ProjectId == projectId).OrderByDescending(g => g.Version).FirstOrDefaultAsync(stop);
        if (approved is null)
            return ProjectErrors.NotApproved;
        return new GuidelinesInForce(project, approved.Id, await vault.Open<GuidelinesDocument>(projectId, approved.Document, stop));
    }
}
