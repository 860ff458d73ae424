using Concave.Data.Content;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality;

/// <summary>Lets paused work go on. The pause stays on record with the reason.</summary>
public sealed class LiftPause(Store store, ContentVault vault, Pseudonyms pseudonyms, TimeProvider clock)
{
    /// <param name="Reason">15 characters or more.</param>
    public sealed record Request(Guid ProjectId, Guid PauseId, string Reason);

    /// <returns>Done; pause-unknown, or pause-lifted when somebody else was quicker.</returns>
    public async Task<Result<Done>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if ((actor.Refuse(Roles.Lead) ?? ReviewTextRules.Check(nameof(request.Reason), request.Reason)) is { } refusal)
            return refusal;
        await using var read = store.Read();
        if (await read.WorkPauses.SingleOrDefaultAsync(p => p.Id == request.PauseId && p.ProjectId == request.ProjectId, stop) is not { } pause)
            return Unknown;
        var client = await read.Projects.Where(p => p.Id == pause.ProjectId).Select(p => p.ClientId).SingleAsync(stop);
        LiftRecord record = new(pause.Id, pseudonyms.Of(client, actor.Id), request.Reason.Trim(), RecordJson.Stamp(clock.GetUtcNow()));
        var content = await vault.Close(pause.ProjectId, record, stop);
        return await store.Write<Done>(async db =>
        {
            await Exclusive.Lock(db, "pause", pause.ProjectId, stop);
            if (await db.PauseLifts.AnyAsync(l => l.PauseId == pause.Id, stop))
                return AlreadyLifted;
            db.PauseLifts.Add(new() { PauseId = pause.Id, ProjectId = pause.ProjectId, By = actor.Id, At = record.At, Content = content });
            db.Enter(pause.ProjectId, pause.BatchId, PauseKinds.Lift, pause.Id, record, clock);
            return default(Done);
        }, stop);
    }

    private static readonly Problem Unknown =
        new("pause-unknown", ProblemKind.NotFound, "There is no such pause in this project.", "Look at the people of its batch.");

    private static readonly Problem AlreadyLifted =
        new("pause-lifted", ProblemKind.Conflict, "The work goes on already.", "Nothing is left to do.");
}
