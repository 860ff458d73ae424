using Concave.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Data.Accounts;

/// <summary>Somebody who signs in. What they may do is in <see cref="Roles"/>; no role opens a gate.</summary>
public sealed class ConcaveUser : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }
    public Roles Roles { get; set; }

    /// <summary>The client this person belongs to, for client users.</summary>
    public Guid? ClientId { get; set; }

    /// <summary>True for a program that plays an annotator.</summary>
    public bool Simulated { get; set; }

    /// <summary>The language chosen for the interface (BCP-47); null for what the browser asks for.</summary>
    public string? Language { get; set; }

    /// <summary>Since when this person may not sign in; null while they may. An account is never deleted: what it did names it.</summary>
    public DateTimeOffset? DisabledAt { get; set; }
}

/// <summary>A personal access token for programs. Only its SHA-256 is kept.</summary>
public sealed class AccessToken
{
    public required Guid Id { get; init; }
    public required Guid UserId { get; init; }
    public required string Name { get; init; }
    public required byte[] Hash { get; init; }
    public required Scopes Scopes { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>When a program last came with it, to ten minutes; null for never.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }
}

internal sealed class AccountMaps : IEntityTypeConfiguration<ConcaveUser>, IEntityTypeConfiguration<AccessToken>
{
    public void Configure(EntityTypeBuilder<ConcaveUser> builder)
    {
        builder.ToTable("users");
        builder.Property(u => u.Roles).HasConversion<int>();
        builder.Property(u => u.DisplayName).HasMaxLength(200);
        builder.Property(u => u.Language).HasMaxLength(16);
    }

    public void Configure(EntityTypeBuilder<AccessToken> builder)
    {
        builder.ToTable("access_tokens");
        builder.Property(t => t.Scopes).HasConversion<int>();
        builder.HasIndex(t => t.Hash).IsUnique();
        builder.HasOne<ConcaveUser>().WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
