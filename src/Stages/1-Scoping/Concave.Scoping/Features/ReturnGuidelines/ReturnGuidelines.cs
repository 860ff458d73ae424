using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping;

/// <summary>The client returns an exact version of the guidelines with comments, instead of approving it [S4]. The version stays as it is; the lead drafts the next.</summary>
public sealed class ReturnGuidelines(Store store, ContentVault vault, TimeProvider clock)
{
    private const int Longest = 5000;

    /// <param name="Hash">The hash of the draft that the client has read.</param>
    /// <param name="Text">What has to change, 1 to 5,000 characters.</param>
    public sealed record Request(Guid ProjectId, string Hash, string Text);

    public async Task<Result<Done>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Client) is { } refused)
            return refused;
        if (request.Text.Trim().Length is 0 or > Longest)
            return NoText;
        await using var db = store.Read();
        var project = await db.ProjectFor(request.ProjectId, actor, stop);
        if (project.Failed || project.Value.ClientId != actor.ClientId)
            return ProjectAccess.NotFound;
        var draft = await db.GuidelinesDrafts.FirstOrDefaultAsync(d => d.ProjectId == request.ProjectId && d.Hash == request.Hash, stop);
        if (draft is null)
            return GuidelinesErrors.NoVersion(request.Hash);
        if (await db.ApprovedGuidelines.AnyAsync(g => g.ProjectId == request.ProjectId && g.Version == draft.Version, stop))
            return Approved;
        RemarkRecord record = new(clock.NewId(), draft.Hash, request.Text.Trim(), RecordJson.Stamp(clock.GetUtcNow()));
        var content = await vault.Close(request.ProjectId, record, stop);
        return await store.Write<Done>(write =>
        {
            write.Remarks.Add(new() { Id = record.Remark, ProjectId = request.ProjectId, DraftId = draft.Id, By = actor.Id, At = record.At, Content = content });
            write.Enter(request.ProjectId, Guid.Empty, ScopingLedger.Returned, record.Remark, record, clock);
            return Task.FromResult<Result<Done>>(default(Done));
        }, stop);
    }

    private static readonly Problem NoText =
        new("remark-missing", ProblemKind.Invalid, "A version is returned with what has to change.", "Write it, in 1 to 5,000 characters.", "text");

    private static readonly Problem Approved =
        new("guidelines-approved", ProblemKind.Refused, "This version is approved; it cannot be returned any more.", "Ask the lead to begin the next version.");
}

/// <summary>What a client said to a version.</summary>
public sealed record RemarkView(string Text, DateTimeOffset At);

/// <summary>The comments with which a version was returned, in order.</summary>
public sealed class ListRemarks(Store store, ContentVault vault)
{
    public sealed record Request(Guid ProjectId, string Hash);

    public async Task<Result<IReadOnlyList<RemarkView>>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead | Roles.Client) is { } refused)
            return refused;
        await using var db = store.Read();
        var project = await db.ProjectFor(request.ProjectId, actor, stop);
        if (project.Failed)
            return project.Problem;
        var contents = await db.Remarks.Where(r => r.ProjectId == request.ProjectId && db.Set<GuidelinesDraft>().Any(d => d.Id == r.DraftId && d.Hash == request.Hash))
            .OrderBy(r => r.At).ThenBy(r => r.Id).Select(r => r.Content).ToListAsync(stop);
        List<RemarkView> remarks = [];
        foreach (var content in contents)
        {
            var record = await vault.Open<RemarkRecord>(request.ProjectId, content, stop);
            remarks.Add(new(record.Text, record.At));
        }

        return remarks;
    }
}
