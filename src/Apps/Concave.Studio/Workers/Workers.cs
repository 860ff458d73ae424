using Concave.Annotation.Features;
using Concave.Data.Jobs;
using Concave.Data.Ledger;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Matching;
using Concave.Studio.Register;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Workers;

/// <summary>Runs the short jobs that are due.</summary>
internal sealed class RunJobs(WorkJobs jobs, TimeProvider clock, Pulse pulse, ILogger<RunJobs> log)
    : Worker(Name, TimeSpan.FromMilliseconds(500), clock, pulse, log)
{
    internal const string Name = "jobs";

    private readonly Pulse pulse = pulse;

    // A long queue must not look like a worker that died.
    protected override async Task Turn(CancellationToken stop)
    {
        while (await jobs.RunOne(stop, JobLine.Short))
            pulse.Done(Name);
    }
}

/// <summary>Runs the jobs that take minutes, so that the others need not wait for them.</summary>
internal sealed class RunLongJobs(WorkJobs jobs, TimeProvider clock, Pulse pulse, ILogger<RunLongJobs> log)
    : Worker(Name, TimeSpan.FromSeconds(1), clock, pulse, log)
{
    private const string Name = "long-jobs";

    private readonly Pulse pulse = pulse;

    protected override async Task Turn(CancellationToken stop)
    {
        while (await jobs.RunOne(stop, JobLine.Long))
            pulse.Done(Name);
    }
}

/// <summary>Takes back tasks whose lease ran out.</summary>
internal sealed class ReturnLeases(ReleaseExpired release, TimeProvider clock, Pulse pulse, ILogger<ReturnLeases> log)
    : Worker("leases", TimeSpan.FromMinutes(1), clock, pulse, log)
{
    private readonly ILogger<ReturnLeases> log = log;

    protected override async Task Turn(CancellationToken stop)
    {
        var returned = await release.Run(stop);
        if (returned > 0)
            log.LogInformation("{Count} leases ran out; their tasks are open again", returned);
    }
}

/// <summary>
/// Seals every ledger that holds something of an earlier day (DESIGN §4.2). What is due is read from the ledger, so a
/// host that was down over midnight seals when it comes back.
/// </summary>
internal sealed class SealLedgers(Store store, SealLedger seal, TimeProvider clock, Pulse pulse, ILogger<SealLedgers> log)
    : Worker("ledger", TimeSpan.FromMinutes(10), clock, pulse, log)
{
    private readonly TimeProvider clock = clock;
    private readonly ILogger<SealLedgers> log = log;

    protected override async Task Turn(CancellationToken stop)
    {
        foreach (var project in await Due(stop))
        {
            var sealing = await seal.Handle(project, stop);
            if (sealing.Failed)
                log.LogError("The ledger of project {Project} could not be sealed: {Code}", project, sealing.Problem.Code);
            else
                log.LogInformation("The ledger of project {Project} is sealed", project);
        }
    }

    private async Task<List<Guid>> Due(CancellationToken stop)
    {
        var today = new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        await using var db = store.Read();
        return await db.LedgerEntries.Where(e => e.At < today && !db.LedgerLeaves.Any(l => l.EntryId == e.Id))
            .Select(e => e.ProjectId).Distinct().ToListAsync(stop);
    }
}

/// <summary>Holds the work on every project against the agreed terms, once each UTC day [C4].</summary>
internal sealed class CheckTerms(Store store, CheckSla check, TimeProvider clock, Pulse pulse, ILogger<CheckTerms> log)
    : Worker("terms", TimeSpan.FromMinutes(10), clock, pulse, log)
{
    // The house itself asks; what it raises is for the lead.
    private static readonly Actor House = new(Guid.Empty, Roles.Lead);

    private readonly TimeProvider clock = clock;
    private readonly ILogger<CheckTerms> log = log;
    private DateOnly done;

    protected override async Task Turn(CancellationToken stop)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (done == today)
            return;
        foreach (var project in await Projects(stop))
        {
            var checkedOnce = await check.Handle(new(project), House, stop);
            if (checkedOnce.Failed)
                log.LogError("The terms of project {Project} could not be checked: {Code}", project, checkedOnce.Problem.Code);
        }

        done = today;
    }

    private async Task<List<Guid>> Projects(CancellationToken stop)
    {
        await using var db = store.Read();
        return await db.Batches.Select(b => b.ProjectId).Distinct().ToListAsync(stop);
    }
}

/// <summary>Takes away, once each UTC day, what is kept for a time of its own and is over it.</summary>
internal sealed class SweepDaily(SweepRetention sweep, TimeProvider clock, Pulse pulse, ILogger<SweepDaily> log)
    : Worker("retention", TimeSpan.FromMinutes(10), clock, pulse, log)
{
    private readonly TimeProvider clock = clock;
    private readonly ILogger<SweepDaily> log = log;
    private DateOnly done;

    protected override async Task Turn(CancellationToken stop)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (done == today)
            return;
        var swept = await sweep.Handle(stop);
        if (swept.Failed)
            log.LogError("What is over its time could not be taken away: {Code}", swept.Problem.Code);
        else if (!swept.Value.Nothing)
            log.LogInformation("Over their time and gone: personal data of {People} people, logs of {Projects} projects, {Jobs} jobs, {Links} links, {Tokens} tokens",
                swept.Value.People, swept.Value.Projects, swept.Value.Jobs, swept.Value.Links, swept.Value.Tokens);
        done = today;
    }
}
