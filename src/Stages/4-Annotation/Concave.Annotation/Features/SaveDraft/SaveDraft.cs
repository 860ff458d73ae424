using System.Text;
using System.Text.Json;
using Concave.Annotation.Working;
using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Kernel;

namespace Concave.Annotation.Features;

/// <summary>The revision a draft now has: the base of the next one.</summary>
public sealed record DraftView(int Revision);

/// <summary>Keeps an unsent answer. Two windows cannot overwrite each other unseen: each save names the revision it changes.</summary>
public sealed class SaveDraft(Store store, ContentVault vault)
{
    private const int LongestDraft = 64 * 1024;

    private const string Save = """
        UPDATE assignments SET draft = @p2, draft_revision = draft_revision + 1
        WHERE id = @p0 AND draft_revision = @p1 AND state IN ('Leased', 'Expired') RETURNING draft_revision
        """;

    /// <param name="AssignmentId">The task.</param>
    /// <param name="BaseRevision">The revision this draft was made from; 0 for the first.</param>
    /// <param name="Draft">Any JSON value, at most 64 KB: the page that wrote it is the one that reads it.</param>
    public sealed record Request(Guid AssignmentId, int BaseRevision, string Draft);

    /// <returns>The new revision; draft-conflict when the stored one is newer, draft-invalid, task-closed or task-unknown.</returns>
    public async Task<Result<DraftView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Annotator) is { } refusal)
            return refusal;
        if (!IsJson(request.Draft))
            return Errors.DraftInvalid;
        Assignment assignment;
        await using (var db = store.Read())
        {
            var own = await db.OwnAssignment(request.AssignmentId, actor, stop);
            if (own.Failed)
                return own.Problem;
            assignment = own.Value;
        }

        var content = await vault.CloseBytes(assignment.ProjectId, Encoding.UTF8.GetBytes(request.Draft), stop);
        return await store.Write<DraftView>(async db =>
        {
            var saved = await db.Rows(Save, row => row.GetInt32(0), stop, assignment.Id, request.BaseRevision, content);
            if (saved is [var revision])
                return new DraftView(revision);
            var now = await db.OwnAssignment(assignment.Id, actor, stop);
            return now.Value is { State: AssignmentState.Leased or AssignmentState.Expired } current ? Errors.DraftMoved(current.DraftRevision) : Errors.Closed;
        }, stop);
    }

    private static bool IsJson(string draft)
    {
        if (draft.Length > LongestDraft)
            return false;
        try
        {
            using var parsed = JsonDocument.Parse(draft);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
