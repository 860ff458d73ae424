using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping;

/// <summary>The newest draft as the editor shows it.</summary>
/// <param name="Base">Its hash, on which the next change builds; "" while there is none.</param>
/// <param name="Version">Its number; 0 while there is none.</param>
/// <param name="Before">Hash of the version before; null for the first.</param>
public sealed record EditView(Guid ProjectId, string Base, int Version, string? Before, GuidelinesDocument Document, IReadOnlyList<Problem> Faults);

/// <summary>Guidelines by forms: each change makes a new draft of the newest one, so that every version stays and can be compared [S4].</summary>
internal sealed class EditGuidelines(Store store, ContentVault vault, DraftGuidelines draft)
{
    /// <returns>The newest draft, or what a project begins with.</returns>
    internal async Task<Result<EditView>> Read(Guid projectId, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refused)
            return refused;
        await using var db = store.Read();
        var project = await db.ProjectFor(projectId, actor, stop);
        if (project.Failed)
            return project.Problem;
        if (await db.NewestDraft(projectId, stop) is not { } newest)
            return Shown(new(projectId, "", 0, Before: null, Edits.Begin(project.Value.Title), []));
        var before = await db.GuidelinesDrafts.Where(d => d.ProjectId == projectId && d.Version == newest.Version - 1).Select(d => d.Hash).FirstOrDefaultAsync(stop);
        return Shown(new(projectId, newest.Hash, newest.Version, before, await vault.Open<GuidelinesDocument>(projectId, newest.Document, stop), []));
    }

    /// <summary>Makes the next draft. Whoever builds on a version that is no longer the newest is told so.</summary>
    internal async Task<Result<DraftView>> Change(Guid projectId, string on, Func<GuidelinesDocument, GuidelinesDocument> change, Actor actor, CancellationToken stop)
    {
        var now = await Read(projectId, actor, stop);
        if (now.Failed)
            return now.Problem;
        if (now.Value.Base != on)
            return Moved(now.Value.Version);
        return await draft.Handle(new(projectId, change(now.Value.Document), await OriginOf(projectId, on, stop)), actor, stop);
    }

    // A change of an approved version begins the next one, derived from it; a change of a draft keeps what that came from.
    private async Task<Guid?> OriginOf(Guid projectId, string hash, CancellationToken stop)
    {
        await using var db = store.Read();
        var approved = await db.ApprovedGuidelines.Where(g => g.ProjectId == projectId && g.Hash == hash).Select(g => (Guid?)g.Id).FirstOrDefaultAsync(stop);
        return approved ?? (await db.NewestDraft(projectId, stop))?.DerivedFrom;
    }

    private static EditView Shown(EditView view) => view with { Faults = GuidelinesRules.Check(view.Document) };

    private static Problem Moved(int version) => new(
        "guidelines-changed", ProblemKind.Conflict, $"Somebody drafted version {version} meanwhile, so this change would overwrite theirs.",
        "What you entered still stands in the form; look at the newest draft beside it and send it again.");
}
