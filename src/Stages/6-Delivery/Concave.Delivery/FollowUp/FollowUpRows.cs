using Concave.Data.Context;
using Concave.Data.HandOffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Delivery.FollowUp;

/// <summary>The client was asked what a delivery changed [D5].</summary>
internal sealed record FollowUpAsk
{
    public required Guid DeliveryId { get; init; }
    public required Guid ProjectId { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
}

/// <summary>The question went to somebody by e-mail, so that it goes once.</summary>
internal sealed record FollowUpMail
{
    public required Guid DeliveryId { get; init; }
    public required Guid UserId { get; init; }
    public required DateTimeOffset SentAt { get; init; }
}

internal static class FollowUpRows
{
    extension(ConcaveDb db)
    {
        internal DbSet<FollowUpAsk> FollowUpAsks => db.Set<FollowUpAsk>();
        internal DbSet<FollowUpMail> FollowUpMails => db.Set<FollowUpMail>();
    }
}

internal sealed class FollowUpMaps : IEntityTypeConfiguration<FollowUpAsk>, IEntityTypeConfiguration<FollowUpMail>
{
    public void Configure(EntityTypeBuilder<FollowUpAsk> builder)
    {
        builder.IsAppendOnly().ToTable("follow_up_asks").HasKey(a => a.DeliveryId);
        builder.HasIndex(a => a.ProjectId);
        builder.HasOne<SealedDelivery>().WithOne().HasForeignKey<FollowUpAsk>(a => a.DeliveryId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FollowUpMail> builder)
    {
        builder.IsAppendOnly().ToTable("follow_up_mails").HasKey(m => new { m.DeliveryId, m.UserId });
        builder.HasOne<FollowUpAsk>().WithMany().HasForeignKey(m => m.DeliveryId).OnDelete(DeleteBehavior.Restrict);
    }
}
