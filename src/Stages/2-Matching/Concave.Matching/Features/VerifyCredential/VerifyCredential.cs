using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Matching.Panel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching;

/// <summary>Records that the lead looked at a credential and what they saw. Only then does it count [C1].</summary>
public sealed class VerifyCredential(Store store, TimeProvider clock)
{
    /// <param name="Evidence">What was looked at: a register entry, a certificate, a test result; 1 to 2,000 characters.</param>
    public sealed record Request(Guid AnnotatorId, Guid CredentialId, string Evidence);

    public async Task<Result<Done>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refused)
            return refused;
        if (actor.Id == request.AnnotatorId)
            return VerifyErrors.OwnCredential;
        if (request.Evidence.Trim().Length is 0 or > 2000)
            return VerifyErrors.NoEvidence;
        return await store.Write<Done>(async db =>
        {
            if (!await db.Credentials.AnyAsync(c => c.Id == request.CredentialId && c.AnnotatorId == request.AnnotatorId, stop))
                return VerifyErrors.NotFound;
            if (await db.VerifiedCredentials.AnyAsync(v => v.CredentialId == request.CredentialId, stop))
                return default(Done);
            db.Add(new VerifiedCredential
            {
                CredentialId = request.CredentialId,
                Evidence = request.Evidence.Trim(),
                VerifiedBy = actor.Id,
                VerifiedAt = clock.GetUtcNow(),
            });
            return default(Done);
        }, stop);
    }
}
