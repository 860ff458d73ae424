using Concave.Data.Content;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Matching.Projects;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching;

/// <summary>
/// Ends an annotator's qualification for a project. No task is handed out from then on; what they judged stays. To come
/// back they need a new invitation and a new attempt on pairs they have not seen.
/// </summary>
public sealed class EndQualification(Store store, ContentVault vault, TimeProvider clock)
{
    /// <param name="Reason">1 to 2,000 characters.</param>
    public sealed record Request(Guid ProjectId, Guid AnnotatorId, string Reason);

    public async Task<Result<Done>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refused)
            return refused;
        if (request.Reason.Trim().Length is 0 or > 2000)
            return EndErrors.NoReason;
        await using (var read = store.Read())
        {
            if (!await read.Projects.AnyAsync(p => p.Id == request.ProjectId, stop))
                return EndErrors.NotQualified;
        }

        var reason = await vault.CloseText(request.ProjectId, request.Reason.Trim(), stop);
        return await store.Write<Done>(async db =>
        {
            await Exclusive.Lock(db, "annotator", request.AnnotatorId, stop);
            var standing = await db.Qualified(request.ProjectId).Where(q => q.AnnotatorId == request.AnnotatorId).ToListAsync(stop);
            if (standing.Count == 0)
                return EndErrors.NotQualified;
            db.AddRange(standing.Select(q => new QualificationEnd
            {
                QualificationId = q.Id,
                ProjectId = request.ProjectId,
                Reason = reason,
                EndedAt = clock.GetUtcNow(),
            }));
            return default(Done);
        }, stop);
    }
}
