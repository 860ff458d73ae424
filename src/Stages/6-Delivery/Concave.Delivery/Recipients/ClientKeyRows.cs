using Concave.Data.Context;
using Concave.Data.HandOffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Delivery.Recipients;

/// <summary>A client's own public key: while it stands, every download of theirs is encrypted to it [D6].</summary>
internal sealed record ClientKey
{
    public required Guid Id { get; init; }
    public required Guid ClientId { get; init; }

    /// <summary>SubjectPublicKeyInfo in PEM; never a private key.</summary>
    public required string PublicPem { get; init; }

    /// <summary>SHA-256 of the SubjectPublicKeyInfo, lower hex.</summary>
    public required string Fingerprint { get; init; }
    public required Guid By { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>From then on the key is not used.</summary>
internal sealed record ClientKeyEnd
{
    public required Guid KeyId { get; init; }
    public required Guid By { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal static class ClientKeyRows
{
    extension(ConcaveDb db)
    {
        internal DbSet<ClientKey> ClientKeys => db.Set<ClientKey>();
        internal DbSet<ClientKeyEnd> ClientKeyEnds => db.Set<ClientKeyEnd>();

        /// <summary>The key in force: the newest that has not ended; null when downloads are not encrypted.</summary>
        internal Task<ClientKey?> KeyOf(Guid clientId, CancellationToken stop) =>
            db.ClientKeys.AsNoTracking().Where(k => k.ClientId == clientId && !db.Set<ClientKeyEnd>().Any(e => e.KeyId == k.Id))
                .OrderByDescending(k => k.At).ThenByDescending(k => k.Id).FirstOrDefaultAsync(stop);
    }
}

internal sealed class ClientKeyMaps : IEntityTypeConfiguration<ClientKey>, IEntityTypeConfiguration<ClientKeyEnd>
{
    public void Configure(EntityTypeBuilder<ClientKey> builder)
    {
        builder.IsAppendOnly().ToTable("client_keys").HasIndex(k => new { k.ClientId, k.At });
        builder.HasOne<Client>().WithMany().HasForeignKey(k => k.ClientId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ClientKeyEnd> builder)
    {
        builder.IsAppendOnly().ToTable("client_key_ends").HasKey(e => e.KeyId);
        builder.HasOne<ClientKey>().WithOne().HasForeignKey<ClientKeyEnd>(e => e.KeyId).OnDelete(DeleteBehavior.Restrict);
    }
}
