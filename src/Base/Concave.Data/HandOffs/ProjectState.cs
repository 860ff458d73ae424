using Concave.Data.Context;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Concave.Data.HandOffs;

/// <summary>Where a project stands to its own content [D6]. The database holds the chain of steps.</summary>
public enum ProjectState
{
    /// <summary>The state before the first step.</summary>
    Open,

    /// <summary>Asked to be closed; its content goes when the grace period is over, unless the closing is called off.</summary>
    Closing,

    /// <summary>Kept beyond the grace period because the client asked for it; its content goes at the end of that.</summary>
    Archived,

    /// <summary>Its key, its rows with content and its blobs are gone. Nothing leads on from here.</summary>
    Destroyed,
}

/// <summary>The only ways a project can go.</summary>
public static class ProjectRules
{
    private static readonly (ProjectState From, ProjectState To)[] Ways =
    [
        (ProjectState.Open, ProjectState.Closing),
        (ProjectState.Closing, ProjectState.Open), // called off within the grace period
        (ProjectState.Closing, ProjectState.Archived),
        (ProjectState.Archived, ProjectState.Closing),
        (ProjectState.Closing, ProjectState.Destroyed),
        (ProjectState.Archived, ProjectState.Destroyed),
    ];

    /// <summary>The refusal of a step that leads nowhere, or null.</summary>
    public static Problem? Refuse(ProjectState from, ProjectState to) => Ways.Contains((from, to))
        ? null
        : new("project-state", ProblemKind.Refused, $"A project that is {from} cannot become {to}.",
            from == ProjectState.Destroyed ? "Begin a new project." : $"From here it can become: {string.Join(", ", Ways.Where(w => w.From == from).Select(w => w.To))}.");

    internal static string AsCheck() => string.Join(" OR ", Ways.Select(w => $"(\"from\" = '{w.From}' AND \"to\" = '{w.To}')"));
}

/// <summary>One step of a project. It names the step before with the day that one set, so that content cannot be destroyed earlier.</summary>
public sealed record ProjectStep
{
    public required Guid ProjectId { get; init; }

    /// <summary>1 for the first step.</summary>
    public required int Number { get; init; }

    /// <summary>Number - 1, or null for the first.</summary>
    public int? Previous { get; init; }

    /// <summary>The <see cref="Due"/> of the step before; null for the first.</summary>
    public DateTimeOffset? PreviousDue { get; init; }
    public required ProjectState From { get; init; }
    public required ProjectState To { get; init; }
    public required Guid By { get; init; }

    /// <summary>True when somebody of the client took the step; an archive needs it.</summary>
    public required bool ByClient { get; init; }

    /// <summary>From when on the content may be destroyed; for steps that do not announce that, their own time.</summary>
    public required DateTimeOffset Due { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class ProjectStepMap : IEntityTypeConfiguration<ProjectStep>
{
    public void Configure(EntityTypeBuilder<ProjectStep> builder)
    {
        builder.IsAppendOnly().ToTable("project_steps").HasKey(s => new { s.ProjectId, s.Number });
        builder.HasAlternateKey(s => new { s.ProjectId, s.Number, s.To, s.Due });
        builder.HasOne<Project>().WithMany().HasForeignKey(s => s.ProjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ProjectStep>().WithMany().HasForeignKey(s => new { s.ProjectId, s.Previous, s.From, s.PreviousDue })
            .HasPrincipalKey(s => new { s.ProjectId, s.Number, s.To, s.Due }).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(t => t.HasCheckConstraint("ck_project_steps_way", ProjectRules.AsCheck()));
        builder.ToTable(t => t.HasCheckConstraint("ck_project_steps_chain",
            "(number = 1 AND previous IS NULL AND previous_due IS NULL AND \"from\" = 'Open') OR (number > 1 AND previous = number - 1 AND previous_due IS NOT NULL)"));
        builder.ToTable(t => t.HasCheckConstraint("ck_project_steps_due", "due >= \"at\" AND (\"to\" <> 'Destroyed' OR (previous_due IS NOT NULL AND \"at\" >= previous_due))"));
        builder.ToTable(t => t.HasCheckConstraint("ck_project_steps_archive", "\"to\" <> 'Archived' OR by_client"));
    }
}

/// <summary>Taking a project one step further, inside the caller's transaction.</summary>
public static class ProjectStepping
{
    extension(ConcaveDb db)
    {
        /// <summary>The project's last step; null for one that was never asked to close.</summary>
        public Task<ProjectStep?> LastStepOf(Guid projectId, CancellationToken stop) =>
            db.ProjectSteps.AsNoTracking().Where(s => s.ProjectId == projectId).OrderByDescending(s => s.Number).FirstOrDefaultAsync(stop);

        /// <summary>Adds the step after <paramref name="last"/>.</summary>
        /// <returns>The step; project-state when <see cref="ProjectRules"/> knows no such way.</returns>
        public Result<ProjectStep> StepProject(Guid projectId, ProjectStep? last, ProjectState to, Actor by, DateTimeOffset due, DateTimeOffset now)
        {
            var from = last?.To ?? ProjectState.Open;
            if (ProjectRules.Refuse(from, to) is { } refusal)
                return refusal;
            var step = new ProjectStep
            {
                ProjectId = projectId,
                Number = (last?.Number ?? 0) + 1,
                Previous = last?.Number,
                PreviousDue = last?.Due,
                From = from,
                To = to,
                By = by.Id,
                ByClient = by.Has(Roles.Client) && !by.Has(Roles.Lead),
                Due = due,
                At = now,
            };
            db.ProjectSteps.Add(step);
            return step;
        }
    }
}
