using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Register;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Delivery.Links;

/// <summary>The right to fetch one delivery once. Only the SHA-256 of its secret is kept.</summary>
internal sealed record DownloadTicket
{
    public required Guid Id { get; init; }
    public required Guid DeliveryId { get; init; }
    public required byte[] Hash { get; init; }
    public required Guid IssuedBy { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>A ticket turned into a link. The ticket is the key, so the database lets it happen once.</summary>
internal sealed record TicketUse
{
    public required Guid TicketId { get; init; }
    public required Guid By { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>A ticket taken back; the link it may have become is dead with it.</summary>
internal sealed record TicketRevocation
{
    public required Guid TicketId { get; init; }
    public required Guid By { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>What happened to a download.</summary>
public enum DownloadStep
{
    /// <summary>The first byte is about to leave.</summary>
    Begun,

    /// <summary>The last byte was handed to the connection.</summary>
    Completed,

    /// <summary>The connection broke, or the reader went away.</summary>
    Broken,

    /// <summary>What is stored is not what was sealed; nothing left.</summary>
    Damaged,
}

/// <summary>One line of the download log: who, when, how far.</summary>
internal sealed record DownloadEntry
{
    public required Guid Id { get; init; }

    /// <summary>The same for all steps of one download.</summary>
    public required Guid DownloadId { get; init; }
    public required Guid DeliveryId { get; init; }
    public required Guid TicketId { get; init; }

    /// <summary>Who turned the ticket into the link.</summary>
    public required Guid By { get; init; }
    public required DownloadStep Step { get; init; }
    public required long Bytes { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal static class TicketRows
{
    extension(ConcaveDb db)
    {
        internal DbSet<DownloadTicket> DownloadTickets => db.Set<DownloadTicket>();
        internal DbSet<TicketUse> TicketUses => db.Set<TicketUse>();
        internal DbSet<TicketRevocation> TicketRevocations => db.Set<TicketRevocation>();
        internal DbSet<DownloadEntry> DownloadEntries => db.Set<DownloadEntry>();
    }
}

internal sealed class TicketMaps : IEntityTypeConfiguration<DownloadTicket>, IEntityTypeConfiguration<TicketUse>,
    IEntityTypeConfiguration<TicketRevocation>, IEntityTypeConfiguration<DownloadEntry>
{
    private static readonly string OfDelivery = Gone.Log("(SELECT project_id FROM sealed_deliveries WHERE id = OLD.delivery_id)");

    private static readonly string OfTicket =
        Gone.Log("(SELECT d.project_id FROM download_tickets t JOIN sealed_deliveries d ON d.id = t.delivery_id WHERE t.id = OLD.ticket_id)");

    public void Configure(EntityTypeBuilder<DownloadTicket> builder)
    {
        builder.IsAppendOnlyUnless(OfDelivery).ToTable("download_tickets").HasIndex(t => t.Hash).IsUnique();
        builder.HasIndex(t => t.DeliveryId);
        builder.HasOne<SealedDelivery>().WithMany().HasForeignKey(t => t.DeliveryId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TicketUse> builder)
    {
        builder.IsAppendOnlyUnless(OfTicket).ToTable("ticket_uses").HasKey(u => u.TicketId);
        builder.HasOne<DownloadTicket>().WithOne().HasForeignKey<TicketUse>(u => u.TicketId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TicketRevocation> builder)
    {
        builder.IsAppendOnlyUnless(OfTicket).ToTable("ticket_revocations").HasKey(r => r.TicketId);
        builder.HasOne<DownloadTicket>().WithOne().HasForeignKey<TicketRevocation>(r => r.TicketId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DownloadEntry> builder)
    {
        builder.IsAppendOnlyUnless(OfDelivery).ToTable("download_entries").HasIndex(e => new { e.DeliveryId, e.At });
        builder.HasOne<TicketUse>().WithMany().HasForeignKey(e => e.TicketId).OnDelete(DeleteBehavior.Restrict);
    }
}
