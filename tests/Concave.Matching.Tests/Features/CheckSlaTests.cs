using Concave.Data.HandOffs;
using Concave.Kernel;
using Concave.Matching.Panel;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching.Tests.Features;

public abstract class CheckSlaTests(TestDatabase database) : DatabaseTest(database)
{
    [Fact]
    public async Task Work_that_nobody_touches_alerts_the_lead_once_a_day()
    {
        var project = await SampleProject.Open(Bench);
        await project.AddCalibration(5, 5);
        var annotator = await project.Qualified("Sample expert");
        await OpenBatch(project);
        var check = Bench.Get<CheckSla>();

        var before = (await check.Handle(new(project.Id), project.Lead, default)).Value!.Alerts;
        Bench.Clock.Advance(TimeSpan.FromDays(2));
        var alerts = (await check.Handle(new(project.Id), project.Lead, default)).Value!.Alerts;
        var same = (await check.Handle(new(project.Id), project.Lead, default)).Value!.Alerts;

        Assert.Empty(before);
        Assert.Equal(
            [(SlaTerm.Turnaround, "2026-03-03"), (SlaTerm.DailyVolume, "2026-03-03")], alerts.Select(a => (a.Term, a.Day)));
        Assert.All(alerts, a => Assert.Equal((annotator.Id, "Sample expert"), (a.AnnotatorId, a.Name)));
        Assert.Equal("Sample expert judged 0 pairs on 2026-03-03; agreed are 5.", alerts[1].Sentence);
        Assert.Equal(alerts, same);
        await using var db = Bench.Store.Read();
        Assert.Equal(2, await db.SlaAlerts.CountAsync());
    }

    [Fact]
    public async Task Only_the_lead_sees_alerts() =>
        Assert.Equal("role-missing", (await Bench.Get<CheckSla>().Handle(new(Guid.Empty), new(Guid.Empty, Roles.Annotator | Roles.Client), default)).Problem?.Code);

    private async Task OpenBatch(SampleProject project)
    {
        var (batch, pilot) = (Bench.Clock.NewId(), Bench.Clock.NewId());
        await project.Write(async db =>
        {
            var (now, guidelines) = (Bench.Clock.GetUtcNow(), await db.ApprovedGuidelines.Select(g => g.Id).SingleAsync());
            db.Add(new ProvenAgreement { Id = pilot, ProjectId = project.Id, GuidelinesId = guidelines, Kappa = 0.8, Threshold = 0.7, Pairs = 6, Annotators = 2, ProvenAt = now });
            db.Add(new Batch { Id = batch, ProjectId = project.Id, Number = 1, GuidelinesId = guidelines, ProvenAgreementId = pilot, Recorded = false, Pairs = 1, CreatedAt = now });
            db.Add(new BatchTransition { BatchId = batch, Number = 1, From = BatchState.Planned, To = BatchState.Open, Why = "test", By = Guid.Empty, At = now });
        });
    }
}

public sealed class CheckSlaOnSqlite() : CheckSlaTests(TestDatabase.Sqlite);

public sealed class CheckSlaOnPostgres() : CheckSlaTests(TestDatabase.Postgres);
