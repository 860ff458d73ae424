using System.Text;
using System.Text.Json;
using Concave.Annotation.Working;
using Concave.Data.Content;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Ui.Judging;
using Microsoft.EntityFrameworkCore;

namespace Concave.Annotation.Features;

/// <summary>Shows the annotator one of their own tasks: the two responses on the sides drawn for them, models unnamed [A1].</summary>
public sealed class ReadTask(Store store, ContentVault vault, RoundSetups setups)
{
    private static readonly HotQuery<Func<ConcaveDb, Guid, CancellationToken, Task<byte[]?>>> ContentOf = new(() =>
        EF.CompileAsyncQuery((ConcaveDb db, Guid pair, CancellationToken stop) => db.Pairs.Where(p => p.Id == pair).Select(p => p.Content).FirstOrDefault()));

    private static readonly HotQuery<Func<ConcaveDb, Guid, Guid, CancellationToken, Task<RoutedPair?>>> RoutingOf = new(() =>
        EF.CompileAsyncQuery((ConcaveDb db, Guid round, Guid pair, CancellationToken stop) =>
            db.RoutedPairs.AsNoTracking().FirstOrDefault(r => r.RoundId == round && r.PairId == pair)));

    public sealed record Request(Guid AssignmentId);

    /// <returns>The task; task-unknown when it is not the actor's, task-closed when it is submitted or given back.</returns>
    public async Task<Result<TaskView>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Annotator) is { } refusal)
            return refusal;
        await using var db = store.Read();
        var own = await db.OwnAssignment(request.AssignmentId, actor, stop);
        if (own.Failed)
            return own.Problem;
        if (own.Value.State is AssignmentState.Submitted or AssignmentState.Returned)
            return Errors.Closed;

        var setup = await setups.Of(own.Value.RoundId, stop);
        var pair = await PairOf(db, vault, own.Value, stop);
        var suggestion = SuggestionRules.IsShown(own.Value, setup.Plan) ? await Suggestion(db, own.Value, stop) : null;
        var draft = own.Value.Draft is { } sealedDraft ? Encoding.UTF8.GetString(await vault.OpenBytes(own.Value.ProjectId, sealedDraft, stop)) : null;
        return Show(own.Value, setup, pair, suggestion, draft);
    }

    /// <summary>The text of the assignment's pair.</summary>
    internal static async Task<PairRecord> PairOf(ConcaveDb db, ContentVault vault, Assignment assignment, CancellationToken stop) =>
        await vault.Open<PairRecord>(assignment.ProjectId, (await ContentOf.On(db)(db, assignment.PairId, stop))!, stop);

    private static TaskView Show(Assignment assignment, RoundSetup setup, PairRecord pair, SuggestionView? suggestion, string? draft)
    {
        var (left, right) = Screen.Place(assignment.Sides, pair.ResponseA, pair.ResponseB);
        return new()
        {
            AssignmentId = assignment.Id,
            ProjectId = assignment.ProjectId,
            Language = pair.Language,
            Prompt = pair.Prompt,
            Left = left,
            Right = right,
            Suggestion = suggestion,
            SuggestionWaits = SuggestionRules.Waits(assignment, setup.Plan),
            First = SuggestionRules.Committed(assignment),
            Guidelines = setup.GuidelinesHash,
            Criteria = setup.Criteria,
            TiesAllowed = setup.Plan.TiesAllowed,
            CannotJudgeAllowed = setup.Plan.CannotJudgeAllowed,
            Draft = draft,
            DraftRevision = assignment.DraftRevision,
            LeaseUntil = assignment.LeaseUntil,
        };
    }

    private async Task<SuggestionView?> Suggestion(ConcaveDb db, Assignment assignment, CancellationToken stop)
    {
        if (await RoutingOf.On(db)(db, assignment.RoundId, assignment.PairId, stop) is not { } routed)
            return null;
        var routing = JsonSerializer.Deserialize<RoutingRecord>(routed.Record, RecordJson.Options)!;
        var reason = routed.Explanation is { } closed ? Encoding.UTF8.GetString(await vault.OpenBytes(assignment.ProjectId, closed, stop)) : "";
        return Screen.SideOf(routing.Suggestion, assignment.Sides) is { } side
            ? new(side, routing.Confidence, reason, Screen.SideOf(Choice.A, assignment.Sides))
            : null;
    }
}
