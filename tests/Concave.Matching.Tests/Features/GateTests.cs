using Concave.Data.HandOffs;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Matching.Tests.Features;

/// <summary>Nobody gets round calibration and pilot, whatever role they hold [C3, S5].</summary>
public abstract class GateTests(TestDatabase database) : DatabaseTest(database)
{
    public static TheoryData<Roles> EveryRole => [.. Enum.GetValues<Roles>(), (Roles)63];

    [Theory]
    [MemberData(nameof(EveryRole))]
    public async Task No_role_makes_a_qualification_without_a_passed_attempt(Roles roles)
    {
        var project = await SampleProject.Open(Bench);
        await project.AddCalibration(10, 10);
        await project.AddPilot(8);
        var failing = await project.Invited("Sample guesser");
        await project.Calibrate(failing, (_, truth) => truth == Choice.A ? Choice.B : Choice.A);
        var actor = new Actor(failing.Id, roles);

        await TryEverything(project, actor);

        await using var db = Bench.Store.Read();
        Assert.Equal((0, 0), (await db.QualifiedAnnotators.CountAsync(), await db.ProvenAgreements.CountAsync()));
    }

    [Fact]
    public async Task The_database_refuses_a_qualification_or_a_proof_below_its_gate()
    {
        var project = await SampleProject.Open(Bench);
        var guidelines = await project.Approve(SampleProject.SmallPlan with { PilotPairs = 7 }, ["en"]);
        var low = new QualifiedAnnotator
        {
            Id = Bench.Clock.NewId(),
            ProjectId = project.Id,
            AnnotatorId = Bench.Clock.NewId(),
            Pseudonym = "an-000000000000",
            Basis = QualificationBasis.Calibration,
            Attempt = 1,
            Kappa = 0.64,
            Threshold = 0.65,
            Pairs = 50,
            Profile = "{}",
            QualifiedAt = Bench.Clock.GetUtcNow(),
        };
        var proof = new ProvenAgreement
        {
            Id = Bench.Clock.NewId(),
            ProjectId = project.Id,
            GuidelinesId = guidelines,
            Kappa = 0.69,
            Threshold = 0.70,
            Pairs = 50,
            Annotators = 2,
            ProvenAt = Bench.Clock.GetUtcNow(),
        };

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => project.Write(async db => await db.AddAsync(low)));
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => project.Write(async db => await db.AddAsync(low with { Kappa = null })));
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => project.Write(async db => await db.AddAsync(proof)));
    }

    [Fact]
    public async Task Recorded_people_are_taken_once_and_only_where_the_plan_replays_a_record()
    {
        var recorded = new QualityPlan { Recorded = new RecordedWork("Sample record", ["calibration", "pilot"], MajorityResolves: true) };
        var project = await SampleProject.Open(Bench, recorded);
        var accept = Bench.Get<AcceptRecorded>();

        var people = (await accept.Handle(new(project.Id, ["annotator1", "annotator2", "annotator1"]), project.Lead, default)).Value!.ByName;
        var again = (await accept.Handle(new(project.Id, ["annotator2", "annotator3"]), project.Lead, default)).Value!.ByName;

        Assert.Equal(2, people.Count);
        Assert.Equal(people["annotator2"], again["annotator2"]);
        await using var db = Bench.Store.Read();
        var rows = await db.QualifiedAnnotators.ToListAsync();
        Assert.Equal(3, rows.Count);
        Assert.All(rows, r => Assert.Equal((QualificationBasis.Recorded, null, 0.0), (r.Basis, r.Kappa, r.Threshold)));
        Assert.All(rows, r => Assert.DoesNotContain("annotator", r.Pseudonym));

        var studio = await SampleProject.Open(Bench);
        Assert.Equal("work-not-recorded", (await accept.Handle(new(studio.Id, ["annotator1"]), studio.Lead, default)).Problem?.Code);
        Assert.Equal("name-invalid", (await accept.Handle(new(project.Id, ["a\0b"]), project.Lead, default)).Problem?.Code);
        Assert.Equal("work-recorded", (await Bench.Get<StartPilot>().Handle(new(project.Id), project.Lead, default)).Problem?.Code);
    }

    private async Task TryEverything(SampleProject project, Actor actor)
    {
        await Bench.Get<AcceptRecorded>().Handle(new(project.Id, ["me"]), actor, default);
        await Bench.Get<InviteAnnotator>().Handle(new(project.Id, actor.Id, new(1, 0, 0)), actor, default);
        await Bench.Get<AcceptInvitation>().Handle(new(project.Id), actor, default);
        if ((await Bench.Get<StartCalibration>().Handle(new(project.Id), actor, default)).Value is { } attempt)
        {
            // Answering one pair over and over does not fill the attempt.
            var view = (await Bench.Get<NextCalibrationPair>().Handle(new(attempt.AttemptId), actor, default)).Value!;
            for (var i = 0; i < attempt.Pairs; i++)
                await Bench.Get<AnswerCalibration>().Handle(new(attempt.AttemptId, view.TaskId, SideChoice.Left), actor, default);
        }

        await Bench.Get<StartPilot>().Handle(new(project.Id), actor, default);
        await Bench.Get<FinishPilot>().Handle(new(project.Id), actor, default);
        await Bench.Get<EndQualification>().Handle(new(project.Id, actor.Id, "Try."), actor, default);
    }
}

public sealed class GatesOnSqlite() : GateTests(TestDatabase.Sqlite);

public sealed class GatesOnPostgres() : GateTests(TestDatabase.Postgres);
