using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Data.Accounts;

/// <summary>The keys somebody chose for the judging page. A wish, not a record: it is overwritten.</summary>
public sealed class ChosenKeys
{
    public required Guid AccountId { get; init; }

    /// <summary>JSON: the action's name and its character, for each that differs from the house's.</summary>
    public required string Keys { get; set; }
}

internal sealed class ChosenKeysMap : IEntityTypeConfiguration<ChosenKeys>
{
    public void Configure(EntityTypeBuilder<ChosenKeys> builder) => builder.ToTable("chosen_keys").HasKey(k => k.AccountId);
}
