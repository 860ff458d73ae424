using Concave.Data.HandOffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Data.Content;

/// <summary>A project's data key, wrapped by the master key. Deleting the row makes the project's content unreadable for ever.</summary>
public sealed class ProjectKey
{
    public required Guid ProjectId { get; init; }
    public required byte[] Wrapped { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class ProjectKeyMap : IEntityTypeConfiguration<ProjectKey>
{
    public void Configure(EntityTypeBuilder<ProjectKey> builder)
    {
        builder.ToTable("project_keys").HasKey(k => k.ProjectId);
        builder.HasOne<Project>().WithOne().HasForeignKey<ProjectKey>(k => k.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }
}
