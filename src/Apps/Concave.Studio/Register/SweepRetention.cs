using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Data.Register;
using Concave.Data.Writing;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Register;

/// <summary>What a sweep took away.</summary>
internal sealed record Swept(int People, int Projects, int Jobs, int Links, int Tokens)
{
    internal bool Nothing => People + Projects + Jobs + Links + Tokens == 0;
}

/// <summary>
/// Takes away what is kept for a time of its own and is over that time: personal data, logs of destroyed projects,
/// finished jobs, ended links and tokens. What is due is read from the rows, so a sweep that was missed is made up for by
/// the next, and one that runs again finds nothing.
/// </summary>
internal sealed class SweepRetention(Store store, ErasePerson erase, IEnumerable<IProjectLog> logs, TimeProvider clock)
{
    /// <returns>What went; the problem of the first person who could not be erased, when everything else is gone.</returns>
    internal async Task<Result<Swept>> Handle(CancellationToken stop)
    {
        var (now, then) = (clock.GetUtcNow(), clock.GetUtcNow().AddYears(-1));
        var projects = await Projects(now, stop);
        if (projects.Failed)
            return projects.Problem;
        var rows = await store.Write<Swept>(async db => new Swept(
            People: 0, projects.Value,
            await Retention.Jobs(db, then).ExecuteDeleteAsync(stop),
            await Retention.Links(db, then).ExecuteDeleteAsync(stop),
            await Retention.Tokens(db, then).ExecuteDeleteAsync(stop)), stop);
        return rows.Failed ? rows.Problem : (await People(now, stop)).Then<Swept>(people => rows.Value with { People = people });
    }

    // Whoever asked has a job for it; one that was given up is made up for here. Nobody waits for somebody else.
    private async Task<Result<int>> People(DateTimeOffset now, CancellationToken stop)
    {
        List<ErasureView> due;
        await using (var db = store.Read())
            due = [.. (await Retention.Erasures(db, stop)).Where(e => e.DueAt <= now)];
        Problem? first = null;
        foreach (var person in due)
        {
            var day = await store.Write(db => SetDay(db, person, now, stop), stop);
            var kept = day.Failed ? day.Problem : (await erase.Handle(person.PersonId, stop)).Problem;
            first ??= kept;
        }

        return first is null ? due.Count : first;
    }

    // Read again: the account may have been enabled meanwhile.
    private static async Task<Result<Done>> SetDay(ConcaveDb db, ErasureView person, DateTimeOffset now, CancellationToken stop)
    {
        if (!await db.ErasureDays.AnyAsync(e => e.PersonId == person.PersonId, stop)
            && await db.Users.AnyAsync(u => u.Id == person.PersonId && u.DisabledAt != null, stop))
            db.ErasureDays.Add(new() { PersonId = person.PersonId, OnRequest = false, SetAt = now, DueAt = person.DueAt });
        return default(Done);
    }

    private async Task<Result<int>> Projects(DateTimeOffset now, CancellationToken stop)
    {
        List<ProjectStep> due;
        await using (var db = store.Read())
            due = [.. (await Retention.ProjectsWithLogs(db).ToListAsync(stop)).Where(s => RegisterRules.KeptUntil(s.At) <= now)];
        foreach (var step in due)
        {
            if ((await store.Write(db => Forget(db, step, now, stop), stop)).Problem is { } kept)
                return kept;
        }

        return due.Count;
    }

    private async Task<Result<Done>> Forget(ConcaveDb db, ProjectStep step, DateTimeOffset now, CancellationToken stop)
    {
        if (await db.ErasedLogs.AnyAsync(e => e.ProjectId == step.ProjectId, stop))
            return default(Done);
        db.ErasedLogs.Add(new() { ProjectId = step.ProjectId, Step = step.Number, State = step.To, DestroyedAt = step.Due, DueAt = RegisterRules.KeptUntil(step.Due), At = now });
        await db.SaveChangesAsync(stop); // the append-only logs go only after this row
        foreach (var log in logs)
            await log.Erase(db, step.ProjectId, stop);
        return default(Done);
    }
}
