using Concave.Data.HandOffs;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Quality.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Quality.Tests.Features;

/// <summary>What follows when a batch is withheld. One subclass a database.</summary>
public abstract class WithheldTests(TestDatabase database)
{
    private const string Note = "Chose the longer answer on every gold pair.";

    [Fact]
    public async Task A_root_cause_is_logged_while_the_batch_is_withheld_and_never_else()
    {
        await using var bench = await QualityBench.Open(database);
        var log = bench.Bench.Get<LogRootCause>();
        LogRootCause.Request Request(string cause, string note) => new(bench.Round.BatchId, cause, null, note);
        Assert.Equal("batch-not-withheld", (await log.Handle(Request("tooling", Note), bench.Lead, default)).Problem?.Code);

        await Withhold(bench);
        Assert.Equal("role-missing", (await log.Handle(Request("tooling", Note), bench.Senior, default)).Problem?.Code);
        Assert.Equal("Cause", (await log.Handle(Request("bad luck", Note), bench.Lead, default)).Problem?.Where);
        Assert.Equal("Note", (await log.Handle(Request("tooling", "?"), bench.Lead, default)).Problem?.Where);
        Assert.Equal("Find out why and log the root cause.", (await bench.Row()).Next.What);
        Assert.Null((await log.Handle(Request("tooling", Note), bench.Lead, default)).Problem);

        var record = Assert.Single(await bench.Entries<RootCauseRecord>(QualityEntryKind.RootCause));
        Assert.Equal((1, "tooling", "", Note), (record.Round, record.Cause, record.Annotator, record.Note));
        Assert.Equal("Open the batch for another round.", (await bench.Row()).Next.What);
        await using var db = bench.Bench.Store.Read();
        Assert.Equal(1, await db.LedgerEntries.CountAsync(e => e.Kind == LedgerKinds.RootCause));
    }

    [Fact]
    public async Task A_root_cause_of_a_delivered_batch_is_logged_so_that_it_can_be_corrected()
    {
        await using var bench = await QualityBench.Open(database);
        await bench.JudgeGold(100);
        await bench.Judge();
        await bench.RunJobs();
        await bench.Review();
        Assert.Equal("batch-not-withheld", (await bench.Bench.Get<LogRootCause>().Handle(new(bench.Round.BatchId, "other", null, Note), bench.Lead, default)).Problem?.Code);
        await bench.Write(async db => Assert.False((await db.Step(bench.Round.BatchId, BatchState.Released, "sample", Guid.Empty, bench.Bench.Clock, default)).Failed));
        Assert.Equal("Delivered.", (await bench.Row()).Next.What);

        Assert.Null((await bench.Bench.Get<LogRootCause>().Handle(new(bench.Round.BatchId, "other", null, Note), bench.Lead, default)).Problem);

        Assert.Equal("Open the batch for another round: its delivery is to be corrected.", (await bench.Row()).Next.What);
    }

    [Fact]
    public async Task A_root_cause_may_end_the_qualification_of_whoever_it_concerns()
    {
        await using var bench = await QualityBench.Open(database);
        await Withhold(bench);
        var log = bench.Bench.Get<LogRootCause>();
        var (concerned, bystander) = (bench.Round.Annotators[0], bench.Round.Annotators[2]);

        Assert.Equal("AnnotatorId", (await log.Handle(new(bench.Round.BatchId, "careless_annotator", null, Note, EndQualification: true), bench.Lead, default)).Problem?.Where);
        Assert.Equal("AnnotatorId", (await log.Handle(new(bench.Round.BatchId, "careless_annotator", bystander.Id, Note, EndQualification: true), bench.Lead, default)).Problem?.Where);
        for (var i = 0; i < 2; i++)
            Assert.True((await log.Handle(new(bench.Round.BatchId, "careless_annotator", concerned.Id, Note, EndQualification: true), bench.Lead, default)).Value!.QualificationEnded);

        await using var db = bench.Bench.Store.Read();
        Assert.Equal(concerned.QualificationId, (await db.QualificationEnds.SingleAsync()).QualificationId);
        Assert.All(await bench.Entries<RootCauseRecord>(QualityEntryKind.RootCause), r => Assert.Equal(concerned.Pseudonym, r.Annotator));
        Assert.True((await bench.Bench.Get<PerAnnotatorGold>().Handle(new(bench.Round.BatchId), bench.Lead, default)).Value!.Single(a => a.AnnotatorId == concerned.Id).QualificationEnded);
    }

    [Fact]
    public async Task Gold_accuracy_by_annotator_shows_the_weakest_first_with_its_interval()
    {
        await using var bench = await QualityBench.Open(database);
        await bench.JudgeGold(1); // the first of the first annotator's is right, all others are wrong

        var rows = (await bench.Bench.Get<PerAnnotatorGold>().Handle(new(bench.Round.BatchId), bench.Lead, default)).Value!;
        Assert.Equal([(bench.Round.Annotators[1].Pseudonym, 0, 50), (bench.Round.Annotators[0].Pseudonym, 1, 50)], rows.Select(r => (r.Pseudonym, r.Accuracy.Hits, r.Accuracy.N)));
        Assert.Equal(0.10495, rows[1].Accuracy.High95!.Value, 5); // Wilson's upper end for 1 of 50
        Assert.Equal("role-missing", (await bench.Bench.Get<PerAnnotatorGold>().Handle(new(bench.Round.BatchId), bench.Engineer, default)).Problem?.Code);
    }

    [Fact]
    public async Task A_client_sees_own_batches_and_no_others()
    {
        await using var bench = await QualityBench.Open(database);
        var board = bench.Bench.Get<BatchBoard>();
        var client = new Actor(bench.Bench.Clock.NewId(), Roles.Client, bench.Round.ClientId);

        Assert.Single((await board.Handle(new(bench.Round.ProjectId), client, default)).Value!);
        Assert.Equal("project-unknown", (await board.Handle(new(bench.Round.ProjectId), client with { ClientId = bench.Bench.Clock.NewId() }, default)).Problem?.Code);
        Assert.Equal("project-unknown", (await board.Handle(new(bench.Round.ProjectId), client with { ClientId = null }, default)).Problem?.Code);
    }

    private static async Task Withhold(QualityBench bench)
    {
        await bench.JudgeGold(50);
        await bench.Judge((pair, _) => new(bench.Usual(pair)));
        await bench.RunJobs();
        await bench.Review();
        Assert.Equal(BatchState.Withheld, await bench.State());
    }
}

public sealed class WithheldOnSqlite() : WithheldTests(TestDatabase.Sqlite);

public sealed class WithheldOnPostgres() : WithheldTests(TestDatabase.Postgres);
