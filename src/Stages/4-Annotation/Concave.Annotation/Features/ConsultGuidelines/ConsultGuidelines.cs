using Concave.Annotation.Working;
using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Annotation.Features;

/// <summary>One criterion with its worked examples, as far as they hold what was searched for.</summary>
public sealed record ConsultedCriterion(Criterion Criterion, IReadOnlyList<WorkedExample> Examples);

/// <summary>What changed in a criterion since the version before.</summary>
/// <param name="Name">The criterion.</param>
/// <param name="What">definition, anchors, examples, added or removed.</param>
public sealed record ChangedCriterion(string Name, IReadOnlyList<string> What);

/// <summary>The guidelines that a task is judged under.</summary>
/// <param name="Version">Their number.</param>
/// <param name="Hash">Their hash: what the client approved.</param>
/// <param name="ApprovedAt">When.</param>
/// <param name="Sought">What was searched for; empty for everything.</param>
/// <param name="Changes">Since the version before; null when there is none.</param>
public sealed record ConsultedView(
    Guid ProjectId, Guid AssignmentId, int Version, string Hash, DateTimeOffset ApprovedAt, Brief Brief, string Sought,
    IReadOnlyList<ConsultedCriterion> Criteria, IReadOnlyList<ChangedCriterion>? Changes);

/// <summary>Shows an annotator the guidelines of their task, searched, and what changed in them.</summary>
public sealed class ConsultGuidelines(Store store, ContentVault vault)
{
    public sealed record Request(Guid ProjectId, Guid AssignmentId, string Sought);

    /// <returns>The guidelines; task-unknown when the task is not the actor's or not of the project.</returns>
    public async Task<Result<ConsultedView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Annotator) is { } refusal)
            return refusal;
        await using var db = store.Read();
        var own = await db.OwnAssignment(request.AssignmentId, actor, stop);
        if (own.Failed || own.Value.ProjectId != request.ProjectId)
            return Errors.UnknownTask;
        var now = await db.Batches.Where(b => b.Id == own.Value.BatchId).Join(db.ApprovedGuidelines, b => b.GuidelinesId, g => g.Id, (_, g) => g).SingleAsync(stop);
        var before = await db.ApprovedGuidelines.Where(g => g.ProjectId == request.ProjectId && g.Version < now.Version)
            .OrderByDescending(g => g.Version).FirstOrDefaultAsync(stop);
        var document = await vault.Open<GuidelinesDocument>(now.ProjectId, now.Document, stop);
        var earlier = before is null ? null : await vault.Open<GuidelinesDocument>(before.ProjectId, before.Document, stop);
        return new ConsultedView(
            request.ProjectId, request.AssignmentId, now.Version, now.Hash, now.ApprovedAt, document.Brief, request.Sought.Trim(),
            ConsultRules.Found(document.Rubric, request.Sought.Trim()), earlier is null ? null : ConsultRules.Changes(earlier.Rubric, document.Rubric));
    }
}

/// <summary>Searching guidelines and comparing two versions of them. No database.</summary>
internal static class ConsultRules
{
    /// <summary>What holds the words: a criterion that does is there whole, else with those of its examples that do.</summary>
    internal static IReadOnlyList<ConsultedCriterion> Found(Rubric rubric, string sought) =>
    [
        .. rubric.Criteria
            .Select(c => new ConsultedCriterion(c, Holds(sought, [c.Name, c.Definition, .. c.Anchors]) ? c.Examples : [.. c.Examples.Where(e => Holds(sought, [e.Prompt, e.Strong, e.Weak, e.Why]))]))
            .Where(c => c.Examples.Count > 0 || Holds(sought, [c.Criterion.Name, c.Criterion.Definition, .. c.Criterion.Anchors])),
    ];

    /// <summary>What became of each criterion, in the order of the newer rubric, removed ones last.</summary>
    internal static IReadOnlyList<ChangedCriterion> Changes(Rubric before, Rubric now) =>
    [
        .. now.Criteria.Select(c => new ChangedCriterion(c.Name, What(before.Criteria.FirstOrDefault(b => b.Key == c.Key), c))).Where(c => c.What.Count > 0),
        .. before.Criteria.Where(b => now.Criteria.All(c => c.Key != b.Key)).Select(b => new ChangedCriterion(b.Name, ["removed"])),
    ];

    private static List<string> What(Criterion? before, Criterion now)
    {
        if (before is null)
            return ["added"];
        List<string> changed = [];
        if (before.Name != now.Name)
            changed.Add("name");
        if (before.Definition != now.Definition)
            changed.Add("definition");
        if (!before.Anchors.SequenceEqual(now.Anchors, StringComparer.Ordinal))
            changed.Add("anchors");
        if (!before.Examples.SequenceEqual(now.Examples))
            changed.Add("examples");
        return changed;
    }

    private static bool Holds(string sought, IEnumerable<string> texts) => texts.Any(t => t.Contains(sought, StringComparison.CurrentCultureIgnoreCase));
}
