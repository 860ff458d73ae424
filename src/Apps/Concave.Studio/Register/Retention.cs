using Concave.Data.Accounts;
using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Register;

/// <summary>Somebody whose personal data has to go.</summary>
/// <param name="OnRequest">True when they asked; false when their account was disabled and a year is over.</param>
public sealed record ErasureView(Guid PersonId, DateTimeOffset DueAt, bool OnRequest);

/// <summary>What is kept for a time of its own.</summary>
public enum RetentionKind
{
    /// <summary>Tickets and download logs of projects whose content is destroyed.</summary>
    ProjectLogs,
    FinishedJobs,

    /// <summary>One-time links that were used, replaced or ran out.</summary>
    EndedLinks,

    /// <summary>Access tokens that were revoked or ran out.</summary>
    EndedTokens,
}

/// <summary>How much of it there is, and what goes when.</summary>
/// <param name="Kept">Projects, for logs; rows otherwise.</param>
/// <param name="Due">Of these, how many have to go now.</param>
/// <param name="NextAt">When the oldest has to go; null when there is none.</param>
public sealed record RetentionLine(RetentionKind Kind, int Kept, int Due, DateTimeOffset? NextAt);

/// <summary>What has to go when (DPDP Rules 2025, rule 8): a year after its last use.</summary>
internal static class Retention
{
    /// <summary>Who is to be erased, soonest first: who asked, and whose account is disabled.</summary>
    internal static async Task<IReadOnlyList<ErasureView>> Erasures(ConcaveDb db, CancellationToken stop)
    {
        var set = await db.ErasureDays.Where(e => !db.ErasedPeople.Any(p => p.PersonId == e.PersonId)).ToListAsync(stop);
        var disabled = await db.Users.Where(u => u.DisabledAt != null && !db.ErasureDays.Any(e => e.PersonId == u.Id)).Select(u => u.Id).ToListAsync(stop);
        var used = await LastUse.Of(db, disabled, stop);
        return [.. set.Select(e => new ErasureView(e.PersonId, e.DueAt, e.OnRequest))
            .Concat(used.Select(u => new ErasureView(u.Key, RegisterRules.KeptUntil(u.Value), OnRequest: false)))
            .OrderBy(e => e.DueAt)];
    }

    /// <summary>The destroyed projects whose logs are there.</summary>
    internal static IQueryable<ProjectStep> ProjectsWithLogs(ConcaveDb db) =>
        db.ProjectSteps.AsNoTracking().Where(s => s.To == ProjectState.Destroyed && !db.ErasedLogs.Any(e => e.ProjectId == s.ProjectId));

    /// <summary>Jobs that are over since before <paramref name="then"/>.</summary>
    internal static IQueryable<Job> Jobs(ConcaveDb db, DateTimeOffset then) => db.Jobs.Where(j => (j.State == JobState.Done || j.State == JobState.Dead) && j.FinishedAt < then);

    /// <summary>Links that were over before <paramref name="then"/>.</summary>
    internal static IQueryable<AccountLink> Links(ConcaveDb db, DateTimeOffset then) => db.AccountLinks.Where(l => l.EndedAt < then || l.ExpiresAt < then);

    /// <summary>Tokens that were over before <paramref name="then"/>.</summary>
    internal static IQueryable<AccessToken> Tokens(ConcaveDb db, DateTimeOffset then) => db.AccessTokens.Where(t => t.RevokedAt < then || t.ExpiresAt < then);

    /// <summary>What is kept, and what of it is due.</summary>
    internal static async Task<IReadOnlyList<RetentionLine>> Lines(ConcaveDb db, DateTimeOffset now, CancellationToken stop)
    {
        var then = now.AddYears(-1);
        var projects = await ProjectsWithLogs(db).Select(s => s.At).ToListAsync(stop);
        var (jobs, links, tokens) = (Jobs(db, now), Links(db, now), Tokens(db, now));
        return
        [
            Line(RetentionKind.ProjectLogs, projects.Count, projects.Count(at => RegisterRules.KeptUntil(at) <= now), projects.Count == 0 ? null : projects.Min()),
            Line(RetentionKind.FinishedJobs, await jobs.CountAsync(stop), await Jobs(db, then).CountAsync(stop), await jobs.MinAsync(j => j.FinishedAt, stop)),
            Line(RetentionKind.EndedLinks, await links.CountAsync(stop), await Links(db, then).CountAsync(stop), await links.MinAsync(l => l.EndedAt < l.ExpiresAt ? l.EndedAt : l.ExpiresAt, stop)),
            Line(RetentionKind.EndedTokens, await tokens.CountAsync(stop), await Tokens(db, then).CountAsync(stop), await tokens.MinAsync(t => t.RevokedAt < t.ExpiresAt ? t.RevokedAt : t.ExpiresAt, stop)),
        ];
    }

    private static RetentionLine Line(RetentionKind kind, int kept, int due, DateTimeOffset? oldest) => new(kind, kept, due, oldest is { } at ? RegisterRules.KeptUntil(at) : null);
}
