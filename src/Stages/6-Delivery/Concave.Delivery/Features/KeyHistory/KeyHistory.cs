using Concave.Data.Writing;
using Concave.Delivery.Keys;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Delivery;

/// <summary>A key of the house, for whoever checks a signature.</summary>
/// <param name="KeyId">SHA-256 of the DER SubjectPublicKeyInfo, lower hex: compare it over the phone.</param>
/// <param name="Until">From when on it signs no more; null for the key that signs now.</param>
/// <param name="Compromised">True when it was withdrawn because somebody else may have had it.</param>
/// <param name="Why">Why it was withdrawn; "" for the key that signs now.</param>
/// <param name="EndorsedBy">The key that vouches for this one, if any.</param>
/// <param name="Endorsement">Base64 of that key's DER signature over the line "concave signing key" and the PEM.</param>
public sealed record KeyView(
    string KeyId, string PublicPem, DateTimeOffset Since, DateTimeOffset? Until, bool Compromised, string Why, string? EndorsedBy, string? Endorsement);

/// <summary>All keys that sign or signed deliveries, newest first. Public: they are worth nothing if only we know them.</summary>
public sealed class KeyHistory(Store store, SigningKeys keys, TimeProvider clock)
{
    public async Task<Result<IReadOnlyList<KeyView>>> Handle(CancellationToken stop)
    {
        using var current = keys.Current();
        await using var db = store.Read();
        if (!await db.PublishedKeys.AnyAsync(k => k.KeyId == current.KeyId, stop))
        {
            await store.Write<Done>(async write =>
            {
                await write.Publish(current, clock, stop);
                return default(Done);
            }, stop);
        }

        var published = await db.PublishedKeys.OrderByDescending(k => k.Since).ThenBy(k => k.KeyId).ToListAsync(stop);
        var ends = await db.KeyEnds.ToDictionaryAsync(e => e.KeyId, stop);
        return published.ConvertAll(k => View(k, ends.GetValueOrDefault(k.KeyId)));
    }

    private static KeyView View(PublishedKey key, KeyEnd? end) =>
        new(key.KeyId, key.PublicPem, key.Since, end?.At, end?.Compromised ?? false, end?.Why ?? "", key.EndorsedBy, key.Endorsement);
}
