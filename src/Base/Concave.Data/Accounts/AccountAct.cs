using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Register;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Data.Accounts;

/// <summary>What was done to an account.</summary>
public enum AccountActKind
{
    Opened,

    /// <summary>The roles held everywhere are from now on those of the record.</summary>
    RolesSet,

    /// <summary>The roles held on one project are from now on those of the record.</summary>
    ProjectRolesSet,
    Disabled,
    Enabled,
    LinkMade,
    PasswordSet,
    PasskeyAdded,
    PasskeyRemoved,
    TokenMade,
    TokenRevoked,

    /// <summary>A sign-in elsewhere (OpenID Connect) now opens this account.</summary>
    LoginLinked,
}

/// <summary>Something done to an account, on record for good: who may do what is read from here as well as from the account.</summary>
public sealed record AccountAct
{
    public required Guid Id { get; init; }
    public required Guid UserId { get; init; }
    public required AccountActKind Kind { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it; null for whoever runs the machine.</summary>
    public Guid? By { get; init; }

    /// <summary>The roles that resulted, for what changes roles.</summary>
    public Roles? Roles { get; init; }

    /// <summary>The project the roles are for; null for everywhere.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>The name of a token or passkey; never a secret.</summary>
    public string? About { get; init; }
}

/// <summary>Roles somebody holds on one project, beside those they hold everywhere.</summary>
public sealed class ProjectRole
{
    public required Guid UserId { get; init; }
    public required Guid ProjectId { get; init; }
    public required Roles Roles { get; set; }
}

internal sealed class AccountActMaps : IEntityTypeConfiguration<AccountAct>, IEntityTypeConfiguration<ProjectRole>
{
    public void Configure(EntityTypeBuilder<AccountAct> builder)
    {
        builder.IsAppendOnlyUnless(Gone.Person("OLD.user_id")).ToTable("account_acts");
        builder.Property(a => a.Roles).HasConversion<int?>();
        builder.Property(a => a.About).HasMaxLength(NameRules.Longest);
        builder.HasIndex(a => new { a.UserId, a.Id });
        builder.HasOne<ConcaveUser>().WithMany().HasForeignKey(a => a.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Project>().WithMany().HasForeignKey(a => a.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ProjectRole> builder)
    {
        builder.ToTable("project_roles").HasKey(r => new { r.UserId, r.ProjectId });
        builder.Property(r => r.Roles).HasConversion<int>();
        builder.HasOne<ConcaveUser>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Project>().WithMany().HasForeignKey(r => r.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }
}
