using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Data.Accounts;

/// <summary>Public keys by which people sign in. Identity itself declares the table only where the context has its options.</summary>
internal sealed class PasskeyMap : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    private const int LongestId = 1023; // WebAuthn level 3, §4: credential id

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("user_passkeys").HasKey(p => p.CredentialId);
        builder.Property(p => p.CredentialId).HasMaxLength(LongestId);
        builder.OwnsOne(p => p.Data).ToJson("data");
        builder.HasOne<ConcaveUser>().WithMany().HasForeignKey(p => p.UserId);
    }
}
