using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping;

/// <summary>Finds a version of guidelines by its hash: a draft of the project, or an approved version of the same client.</summary>
internal static class GuidelinesVersions
{
    /// <summary>The document with this hash, or that there is none for this project.</summary>
    internal static async Task<Result<GuidelinesDocument>> DocumentOf(
        this ConcaveDb db, ContentVault vault, Project project, string hash, CancellationToken stop)
    {
        var draft = await db.GuidelinesDrafts.Where(d => d.ProjectId == project.Id && d.Hash == hash)
            .Select(d => new { d.ProjectId, d.Document }).FirstOrDefaultAsync(stop);
        draft ??= await db.ApprovedGuidelines
            .Where(g => g.Hash == hash && db.Projects.Any(p => p.Id == g.ProjectId && p.ClientId == project.ClientId))
            .Select(g => new { g.ProjectId, g.Document }).FirstOrDefaultAsync(stop);
        return draft is null
            ? GuidelinesErrors.NoVersion(hash)
            : await vault.Open<GuidelinesDocument>(draft.ProjectId, draft.Document, stop);
    }
}
