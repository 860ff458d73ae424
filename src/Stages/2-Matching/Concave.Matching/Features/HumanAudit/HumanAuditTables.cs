using System.Globalization;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Kernel;
using Concave.Matching.Exercises;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Matching;

/// <summary>
/// An audit of a client's labels by people: one set of pairs, an exercise for each of two experts. The newest of a project
/// counts.
/// </summary>
internal sealed record HumanAudit
{
    public required Guid Id { get; init; }
    public required Guid ProjectId { get; init; }

    /// <summary>1 for the first of the project.</summary>
    public required int Number { get; init; }
    public required int Pairs { get; init; }

    /// <summary>The working day by whose end it is promised, yyyy-MM-dd.</summary>
    public required string DueOn { get; init; }
    public required Guid StartedBy { get; init; }
    public required DateTimeOffset StartedAt { get; init; }

    internal DateOnly Due => DateOnly.ParseExact(DueOn, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Its end: every pair has both answers, and they are on record.</summary>
internal sealed record HumanAuditEnd
{
    public required Guid AuditId { get; init; }
    public required DateTimeOffset EndedAt { get; init; }
}

internal static class HumanAuditTables
{
    extension(ConcaveDb db)
    {
        internal DbSet<HumanAudit> HumanAudits => db.Set<HumanAudit>();
        internal DbSet<HumanAuditEnd> HumanAuditEnds => db.Set<HumanAuditEnd>();

        /// <summary>The newest audit of a project; null when there is none.</summary>
        internal Task<HumanAudit?> LastAudit(Guid project, CancellationToken stop) =>
            db.HumanAudits.AsNoTracking().Where(a => a.ProjectId == project).OrderByDescending(a => a.Number).FirstOrDefaultAsync(stop);

        /// <summary>The two experts' parts of it, by pseudonym.</summary>
        internal Task<List<Exercise>> PartsOf(HumanAudit audit, CancellationToken stop) =>
            db.Exercises.AsNoTracking().Where(e => e.ProjectId == audit.ProjectId && e.Purpose == PairPurpose.Audit && e.Number == audit.Number)
                .OrderBy(e => e.Pseudonym).ToListAsync(stop);
    }
}

internal sealed class HumanAuditMaps : IEntityTypeConfiguration<HumanAudit>, IEntityTypeConfiguration<HumanAuditEnd>
{
    public void Configure(EntityTypeBuilder<HumanAudit> builder)
    {
        builder.IsAppendOnly().ToTable("human_audits").HasIndex(a => new { a.ProjectId, a.Number }).IsUnique();
        builder.Ignore(a => a.Due);
        builder.HasOne<Project>().WithMany().HasForeignKey(a => a.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<HumanAuditEnd> builder)
    {
        builder.IsAppendOnly().ToTable("human_audit_ends").HasKey(e => e.AuditId);
        builder.HasOne<HumanAudit>().WithOne().HasForeignKey<HumanAuditEnd>(e => e.AuditId).OnDelete(DeleteBehavior.Restrict);
    }
}
