using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping;

/// <summary>Where a project's scoping stands.</summary>
public sealed record ProjectView
{
    public required Guid ProjectId { get; init; }
    public required string Title { get; init; }
    public required Guid ClientId { get; init; }
    public required string ClientName { get; init; }

    /// <summary>True when a program plays the annotators.</summary>
    public required bool Simulated { get; init; }

    /// <summary>The newest NDA; null while no client data is accepted.</summary>
    public required NdaView? Nda { get; init; }

    /// <summary>All drafts, newest first.</summary>
    public required IReadOnlyList<VersionView> Versions { get; init; }

    /// <summary>Accepted changes that wait for the next version.</summary>
    public required int AcceptedChanges { get; init; }

    /// <summary>Pairs by purpose; a purpose without any is left out.</summary>
    public required IReadOnlyDictionary<PairPurpose, int> Pairs { get; init; }

    /// <summary>Pairs set aside that wait for a lead's decision.</summary>
    public required int Held { get; init; }

    /// <summary>Whether the client agrees that audited pairs become calibration material; null when they have not said.</summary>
    public required bool? MaterialAgreed { get; init; }

    /// <summary>Files taken in, newest first.</summary>
    public required IReadOnlyList<ImportView> Imports { get; init; }
}

/// <summary>A signed NDA.</summary>
/// <param name="SignedOn">yyyy-MM-dd.</param>
public sealed record NdaView(string Parties, string SignedOn, string DocumentName, string DocumentDigest, DateTimeOffset RecordedAt);

/// <summary>One version of the guidelines.</summary>
/// <param name="ApprovedId">The approved version's id; null for a draft.</param>
/// <param name="LooserThanHouse">What its plan asks less of than the house standard; empty when nothing.</param>
/// <param name="Remarks">How often the client returned it with comments.</param>
public sealed record VersionView(
    int Version, string Hash, Guid? DerivedFrom, DateTimeOffset DraftedAt, Guid? ApprovedId, DateTimeOffset? ApprovedAt, IReadOnlyList<string> LooserThanHouse, int Remarks);

/// <summary>One file.</summary>
/// <param name="Accepted">Pairs it added; null when the import was cut off: importing the file again finishes it.</param>
/// <param name="SetAside">Rows set aside; null likewise.</param>
public sealed record ImportView(Guid ImportId, string FileName, string Format, PairPurpose Purpose, DateTimeOffset At, int? Accepted, int? SetAside);

/// <summary>Reads where a project's scoping stands: client, NDA, guidelines, pairs.</summary>
public sealed class ViewProject(Store store, ContentVault vault)
{
    /// <param name="ProjectId">The project.</param>
    public sealed record Request(Guid ProjectId);

    public async Task<Result<ProjectView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead | Roles.Client) is { } refused)
            return refused;
        await using var db = store.Read();
        var project = await db.ProjectFor(request.ProjectId, actor, stop);
        return project.Failed ? project.Problem : await View(db, project.Value, stop);
    }

    private async Task<ProjectView> View(ConcaveDb db, Project project, CancellationToken stop) => new()
    {
        ProjectId = project.Id,
        Title = project.Title,
        ClientId = project.ClientId,
        ClientName = await db.Clients.Where(c => c.Id == project.ClientId).Select(c => c.Name).SingleAsync(stop),
        Simulated = project.Simulated,
        Nda = await db.SignedNdas.Where(n => n.ProjectId == project.Id).OrderByDescending(n => n.RecordedAt)
            .Select(n => new NdaView(n.Parties, n.SignedOn, n.DocumentName, n.DocumentDigest, n.RecordedAt)).FirstOrDefaultAsync(stop),
        Versions = await Versions(db, project.Id, stop),
        AcceptedChanges = await TakeUpProposals.Waiting(db, project.Id).CountAsync(stop),
        Pairs = await db.Pairs.Where(p => p.ProjectId == project.Id).GroupBy(p => p.Purpose)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop),
        Held = await db.Waiting(project.Id).CountAsync(stop),
        MaterialAgreed = await db.MaterialAgreed(project.Id, stop),
        Imports = await Imports(db, project.Id, stop),
    };

    private async Task<IReadOnlyList<VersionView>> Versions(ConcaveDb db, Guid projectId, CancellationToken stop)
    {
        var approved = await db.ApprovedGuidelines.Where(g => g.ProjectId == projectId)
            .ToDictionaryAsync(g => g.Version, g => (g.Id, g.ApprovedAt), stop);
        var remarks = await db.Remarks.Where(r => r.ProjectId == projectId).GroupBy(r => r.DraftId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        List<VersionView> versions = [];
        foreach (var draft in await db.GuidelinesDrafts.Where(d => d.ProjectId == projectId).OrderByDescending(d => d.Version).ToListAsync(stop))
        {
            var looser = PlanRules.LooserThanHouse((await vault.Open<GuidelinesDocument>(projectId, draft.Document, stop)).Plan);
            versions.Add(approved.TryGetValue(draft.Version, out var a)
                ? new(draft.Version, draft.Hash, draft.DerivedFrom, draft.DraftedAt, a.Id, a.ApprovedAt, looser, remarks.GetValueOrDefault(draft.Id))
                : new(draft.Version, draft.Hash, draft.DerivedFrom, draft.DraftedAt, ApprovedId: null, ApprovedAt: null, looser, remarks.GetValueOrDefault(draft.Id)));
        }

        return versions;
    }

    private async Task<IReadOnlyList<ImportView>> Imports(ConcaveDb db, Guid projectId, CancellationToken stop)
    {
        var lines =
            from import in db.PairImports
            join found in db.ImportOutcomes on import.Id equals found.ImportId into outcomes
            from outcome in outcomes.DefaultIfEmpty()
            where import.ProjectId == projectId
            orderby import.ImportedAt descending
            select new { import, outcome };
        List<ImportView> views = [];
        foreach (var line in await lines.ToListAsync(stop))
        {
            views.Add(new(
                line.import.Id, await vault.OpenText(projectId, line.import.FileName, stop), line.import.Format, line.import.Purpose, line.import.ImportedAt,
                line.outcome?.Accepted, line.outcome?.Read - line.outcome?.Accepted - line.outcome?.Unchanged));
        }

        return views;
    }
}
