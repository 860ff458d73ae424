using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Delivery.Keys;
using Concave.Kernel;

namespace Concave.Delivery;

/// <summary>
/// Replaces the signing key. The old one vouches for the new one, unless it is withdrawn because somebody else may have
/// had it; deliveries it signed before stay verifiable with its public half, which stays published.
/// </summary>
public sealed class RotateKey(Store store, SigningKeys keys, TimeProvider clock)
{
    /// <param name="Why">Published with the old key, 15 to 500 characters.</param>
    /// <param name="Compromised">True when somebody else may have had the old key.</param>
    public sealed record Request(string Why, bool Compromised);

    /// <returns>The id of the key that signs now; reason-length.</returns>
    public async Task<Result<string>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Operator) is { } refused)
            return refused;
        if (KeyRules.RefuseReason(request.Why) is { } reason)
            return reason;
        using var old = keys.Current();
        using var next = SigningKey.Create();
        var recorded = await store.Write(db => Record(db, old, next, request, actor, stop), stop);
        if (recorded.Failed)
            return recorded.Problem;
        // Cut off here, the old key stays in the file and is refused when it is asked to sign: rotating again mends it.
        keys.Replace(next);
        return next.KeyId;
    }

    private async Task<Result<Done>> Record(ConcaveDb db, SigningKey old, SigningKey next, Request request, Actor actor, CancellationToken stop)
    {
        await db.Publish(old, clock, stop);
        var now = clock.GetUtcNow();
        if (!await db.HasEnded(old.KeyId, stop))
            db.KeyEnds.Add(new() { KeyId = old.KeyId, Compromised = request.Compromised, Why = request.Why.Trim(), By = actor.Id, At = now });
        db.PublishedKeys.Add(new()
        {
            KeyId = next.KeyId,
            PublicPem = next.PublicPem,
            Since = now,
            EndorsedBy = request.Compromised ? null : old.KeyId,
            Endorsement = request.Compromised ? null : Convert.ToBase64String(old.Sign(KeyRules.Endorsed(next.PublicPem))),
        });
        return default(Done);
    }
}
