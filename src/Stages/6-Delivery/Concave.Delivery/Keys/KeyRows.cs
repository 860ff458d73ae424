using Concave.Data.Context;
using Concave.Datasets.Proof;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Delivery.Keys;

/// <summary>The public half of a key that signs or once signed.</summary>
internal sealed record PublishedKey
{
    /// <summary>SHA-256 of the SubjectPublicKeyInfo, lower hex.</summary>
    public required string KeyId { get; init; }
    public required string PublicPem { get; init; }
    public required DateTimeOffset Since { get; init; }

    /// <summary>The key before it, when that one vouches for it.</summary>
    public string? EndorsedBy { get; init; }

    /// <summary>That key's signature over <see cref="KeyRules.Endorsed"/>, base64 of a DER sequence.</summary>
    public string? Endorsement { get; init; }
}

/// <summary>From when on a key signs no more, and why.</summary>
internal sealed record KeyEnd
{
    public required string KeyId { get; init; }

    /// <summary>True when somebody else may have had it: what it signed after <see cref="At"/> is worth nothing.</summary>
    public required bool Compromised { get; init; }
    public required string Why { get; init; }
    public required Guid By { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal static class KeyRows
{
    extension(ConcaveDb db)
    {
        internal DbSet<PublishedKey> PublishedKeys => db.Set<PublishedKey>();
        internal DbSet<KeyEnd> KeyEnds => db.Set<KeyEnd>();

        /// <summary>Adds the key to the published history when it is not there yet.</summary>
        internal async Task Publish(SigningKey key, TimeProvider clock, CancellationToken stop)
        {
            if (!await db.PublishedKeys.AnyAsync(k => k.KeyId == key.KeyId, stop))
                db.PublishedKeys.Add(new() { KeyId = key.KeyId, PublicPem = key.PublicPem, Since = clock.GetUtcNow() });
        }

        internal Task<bool> HasEnded(string keyId, CancellationToken stop) => db.KeyEnds.AnyAsync(e => e.KeyId == keyId, stop);
    }
}

internal sealed class KeyMaps : IEntityTypeConfiguration<PublishedKey>, IEntityTypeConfiguration<KeyEnd>
{
    public void Configure(EntityTypeBuilder<PublishedKey> builder) => builder.IsAppendOnly().ToTable("published_keys").HasKey(k => k.KeyId);

    public void Configure(EntityTypeBuilder<KeyEnd> builder)
    {
        builder.IsAppendOnly().ToTable("key_ends").HasKey(e => e.KeyId);
        builder.HasOne<PublishedKey>().WithOne().HasForeignKey<KeyEnd>(e => e.KeyId).OnDelete(DeleteBehavior.Restrict);
    }
}
