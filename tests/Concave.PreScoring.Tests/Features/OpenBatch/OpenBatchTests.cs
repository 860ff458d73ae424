using Concave.Data.Context;
using Concave.Data.HandOffs;
using Concave.Datasets.Bag;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.PreScoring.Features.WarnOfPlan;
using Concave.PreScoring.Rounds;
using Concave.PreScoring.Tests.Fixtures;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;
using Opening = Concave.PreScoring.Features.OpenBatch.OpenBatch;
using Warning = Concave.PreScoring.Features.WarnOfPlan.WarnOfPlan;

namespace Concave.PreScoring.Tests.Features.OpenBatch;

public abstract class OpenBatchTests(TestDatabase database) : IAsyncLifetime
{
    private static readonly QualityPlan RecordedPlan = QualityPlan.HouseStandard with
    {
        SampleShare = 1,
        GoldShare = 0,
        Recorded = new("sample record", ["gold", "calibration", "pilot"], MajorityResolves: true),
    };

    private Bench bench = null!;

    public async ValueTask InitializeAsync() => bench = await Bench.Open(database, ReadyProject.Add);

    public async ValueTask DisposeAsync()
    {
        await bench.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_batch_opens_with_its_round_its_order_book_and_its_gold()
    {
        var project = await new ReadyProject().Make(bench);

        var batch = await Open(new(project.ProjectId));

        Assert.Equal((1, 40, 6, 0, 46, 20, 1), (batch.Number, batch.Pairs, batch.Sampled, batch.Borderline, batch.Slots, batch.GoldPool, batch.Round));
        await using var db = bench.Store.Read();
        Assert.Equal(BatchState.Open, await db.StateOf(batch.BatchId, default));
        Assert.Equal(46, await db.Slots.CountAsync(s => s.RoundId == batch.RoundId && s.State == SlotState.Open));
        Assert.Equal(46, (await db.RoundProgress.SingleAsync()).OpenSlots);
        Assert.Equal(60, await db.RoutedPairs.CountAsync());
        Assert.Equal(20, await db.RoutedPairs.CountAsync(r => r.Reason == RouteReason.Gold));
        Assert.False(await db.Slots.AnyAsync(s => s.Reason == RouteReason.Gold));
    }

    [Fact]
    public async Task What_the_plan_would_not_prove_is_said_before_the_batch_opens()
    {
        var project = await new ReadyProject().Make(bench);

        var free = (await Warn(project, ReadyProject.Lead)).Value!;

        Assert.Equal(40, free.Pairs);
        Assert.Contains(free.Warnings, w => w.StartsWith("Only 6 pairs of a batch are judged twice", StringComparison.Ordinal));
        await Open(new(project.ProjectId));
        Assert.Equal((0, 0), ((await Warn(project, ReadyProject.Lead)).Value!.Pairs, (await Warn(project, ReadyProject.Lead)).Value!.Warnings.Count));
        Assert.Equal(ProblemKind.Forbidden, (await Warn(project, new(Guid.Empty, Roles.Annotator))).Problem!.Kind);
    }

    [Fact]
    public async Task Suggestions_that_are_wrong_on_purpose_need_a_notice_that_says_so()
    {
        var project = await new ReadyProject { Plan = QualityPlan.HouseStandard with { WrongSuggestionShare = 0.2 } }.Make(bench);
        await Publish(1, tells: false);
        Assert.Equal("wrong-suggestions-unannounced", (await bench.Get<Opening>().Handle(new(project.ProjectId), ReadyProject.Lead, default)).Problem?.Code);

        await Publish(2, tells: true);

        Assert.Equal(40, (await Open(new(project.ProjectId))).Pairs);
    }

    private Task Publish(int version, bool tells) => ReadyProject.Write(bench.Store, db =>
    {
        db.PrivacyNotices.Add(new() { Version = version, Language = "en", Text = "A sample.", TellsOfWrongSuggestions = tells, Digest = new string('0', 64), PublishedBy = Guid.Empty, PublishedAt = bench.Clock.GetUtcNow() });
        return Task.CompletedTask;
    });

    [Fact]
    public async Task The_ledger_holds_round_gold_and_import_and_whoever_has_the_seed_can_draw_it_all_again()
    {
        var project = await new ReadyProject().Make(bench);
        var batch = await Open(new(project.ProjectId));
        await using var db = bench.Store.Read();
        var round = await db.Rounds.SingleAsync();
        var record = System.Text.Json.JsonSerializer.Deserialize<RoundRecord>(round.Record, RecordJson.Options)!;
        var seed = await bench.Vault.OpenBytes(project.ProjectId, round.Seed, default);
        var routings = (await db.RoutedPairs.Select(r => r.Record).ToListAsync()).ConvertAll(r => System.Text.Json.JsonSerializer.Deserialize<RoutingRecord>(r, RecordJson.Options)!);

        Assert.Equal(FixedSeeds.Number(1), seed);
        Assert.Equal(Digest.Hex(seed), record.SeedDigest);
        Assert.Equal(RecordDigests.Routing(routings), record.RoutingDigest);
        Assert.Equal(project.Guidelines.Plan, QualityPlan.HouseStandard);
        Assert.Equal(
            new KeyedDraw(seed).Sample([.. project.Production.Select(p => p.Pair)], 0.15).Order(),
            routings.Where(r => r.InSample).Select(r => r.Pair).Order());
        Assert.Equal(Digest.Of(record), await DigestIn(db, LedgerKinds.Round, round.Id, batch.BatchId));
        var truths = project.GoldPairs.Select((g, i) => (g, new TruthRecord(g.Pair, SamplePairs.TruthOf(i), "It is so."))).Where(g => record.GoldPool.Contains(g.g.Pair));
        Assert.Equal(RecordDigests.Gold(truths), await DigestIn(db, LedgerKinds.Gold, round.Id, batch.BatchId));
        var import = System.Text.Json.JsonSerializer.Deserialize<ImportSummary>((await db.Batches.SingleAsync()).Import, RecordJson.Options)!;
        Assert.Equal((43, 40, "empty 2, not-text 1"), (import.Read, import.Accepted, string.Join(", ", import.SetAside.Select(s => $"{s.Code} {s.Count}"))));
        Assert.Equal(RecordDigests.Pairs(project.Production), import.PairsDigest);
        Assert.Equal(Digest.Of(import), await DigestIn(db, LedgerKinds.PairImport, batch.BatchId, batch.BatchId));
    }

    [Fact]
    public async Task The_seed_is_nowhere_in_the_clear()
    {
        var project = await new ReadyProject().Make(bench);
        await Open(new(project.ProjectId));
        await using var db = bench.Store.Read();
        var round = await db.Rounds.SingleAsync();

        Assert.Equal(-1, round.Seed.AsSpan().IndexOf(FixedSeeds.Number(1)));
        Assert.DoesNotContain(Convert.ToHexStringLower(FixedSeeds.Number(1)), round.Record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Batches_share_neither_pairs_nor_gold()
    {
        var project = await new ReadyProject { Gold = 60 }.Make(bench);

        var (one, two) = (await Open(new(project.ProjectId, Take: 15)), await Open(new(project.ProjectId)));

        Assert.Equal((1, 15, 2, 25), (one.Number, one.Pairs, two.Number, two.Pairs));
        Assert.Equal((20, 20), (one.GoldPool, two.GoldPool));
        await using var db = bench.Store.Read();
        Assert.Equal(80, await db.RoutedPairs.Select(r => r.PairId).Distinct().CountAsync());
        Assert.Equal(project.Production.Take(15).Select(p => p.Pair), await db.RoutedPairs.Where(r => r.RoundId == one.RoundId && r.Reason != RouteReason.Gold).Select(r => r.PairId).OrderBy(p => p).ToListAsync());
        Assert.Equal("pairs-missing", (await Try(new(project.ProjectId))).Problem?.Code);
    }

    [Fact]
    public async Task Pairs_can_be_named_and_a_pair_of_another_batch_is_refused()
    {
        var project = await new ReadyProject { Gold = 80 }.Make(bench);
        var chosen = project.Production.Skip(5).Take(12).Select(p => p.Pair).ToList();

        var batch = await Open(new(project.ProjectId, chosen));
        var again = await Try(new(project.ProjectId, [project.Production[0].Pair, chosen[3]]));
        var gold = await Try(new(project.ProjectId, [project.GoldPairs[0].Pair]));

        Assert.Equal(12, batch.Pairs);
        Assert.Equal(("pairs-not-free", chosen[3].ToString("D")), (again.Problem?.Code, again.Problem?.Where));
        Assert.Equal("pairs-not-free", gold.Problem?.Code);
    }

    [Fact]
    public async Task Nothing_opens_under_guidelines_that_nobody_approved()
    {
        var project = await new ReadyProject { Approved = false, Piloted = false }.Make(bench);
        await Refused(new(project.ProjectId), "guidelines-not-approved");
    }

    [Fact]
    public async Task Nothing_opens_before_the_pilot_has_proven_agreement()
    {
        var project = await new ReadyProject { Piloted = false }.Make(bench);
        await Refused(new(project.ProjectId), "pilot-missing");
    }

    [Fact]
    public async Task Too_little_gold_is_refused_with_how_much_is_missing()
    {
        var project = await new ReadyProject { Gold = 13 }.Make(bench);

        var problem = await Refused(new(project.ProjectId), "gold-missing");

        Assert.Contains("There are 13", problem.Detail, StringComparison.Ordinal);
        Assert.Contains("7 are missing", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gold_in_languages_the_batch_does_not_have_does_not_count()
    {
        var project = await new ReadyProject { GoldLanguages = ["en", "ta", "hi", "bn"] }.Make(bench);
        await Refused(new(project.ProjectId), "gold-missing");
    }

    [Fact]
    public async Task Too_few_people_for_a_language_are_refused_and_the_language_is_named()
    {
        var project = await new ReadyProject { Languages = ["en", "ta"], Spoken = [["en"], ["en", "ta"], ["en"]] }.Make(bench);

        var problem = await Refused(new(project.ProjectId), "annotators-missing");

        Assert.Contains("general in ta (1)", problem.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("in en", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_whose_qualification_ended_does_not_count()
    {
        var project = await new ReadyProject { Spoken = [["en"], ["en"]] }.Make(bench);
        await ReadyProject.Write(bench.Store, db =>
        {
            db.Add(new QualificationEnd { QualificationId = project.Annotators[0].Qualification, ProjectId = project.ProjectId, Reason = "test", EndedAt = bench.Clock.GetUtcNow() });
            return Task.CompletedTask;
        });

        await Refused(new(project.ProjectId), "annotators-missing");
    }

    [Theory]
    [InlineData(Roles.Annotator)]
    [InlineData(Roles.Senior)]
    [InlineData(Roles.Client)]
    [InlineData(Roles.Engineer)]
    [InlineData(Roles.Operator)]
    public async Task Only_a_lead_opens_a_batch(Roles role)
    {
        var project = await new ReadyProject().Make(bench);

        var opened = await bench.Get<Opening>().Handle(new(project.ProjectId), new Actor(Guid.Empty, role, project.ClientId), default);

        Assert.Equal(ProblemKind.Forbidden, opened.Problem?.Kind);
    }

    [Fact]
    public async Task Recorded_work_opens_without_pilot_and_gold_and_takes_its_slots_from_the_record()
    {
        var project = await new ReadyProject { Plan = RecordedPlan, Piloted = false, Gold = 0 }.Make(bench);
        var slots = project.Production.ToDictionary(p => p.Pair, p => 1 + (p.ExternalId.Length % 3));

        var batch = await Open(new(project.ProjectId, RecordedSlots: slots));

        Assert.Equal((40, 40, slots.Values.Sum(), 0), (batch.Pairs, batch.Sampled, batch.Slots, batch.GoldPool));
        await using var db = bench.Store.Read();
        Assert.True(await db.RoutedPairs.AllAsync(r => r.Reason == RouteReason.Recorded && r.InSample && !r.SuggestionShown));
        Assert.True((await db.Batches.SingleAsync()).Recorded);
        Assert.False(await db.LedgerEntries.AnyAsync(e => e.Kind == LedgerKinds.Gold));
    }

    [Fact]
    public async Task Recorded_work_needs_a_judgment_for_every_pair()
    {
        var project = await new ReadyProject { Plan = RecordedPlan, Piloted = false, Gold = 0 }.Make(bench);
        var slots = project.Production.Skip(2).ToDictionary(p => p.Pair, _ => 1);

        var problem = await Refused(new(project.ProjectId, RecordedSlots: slots), "recorded-judgments-missing");

        Assert.Contains("2 pairs", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_of_judgments_are_refused_for_work_in_the_studio()
    {
        var project = await new ReadyProject().Make(bench);
        await Refused(new(project.ProjectId, RecordedSlots: project.Production.ToDictionary(p => p.Pair, _ => 3)), "not-recorded");
    }

    [Fact]
    public async Task Eight_leads_at_once_open_one_batch()
    {
        var project = await new ReadyProject { Gold = 400 }.Make(bench);

        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Try(new(project.ProjectId))));

        Assert.Single(opened, o => !o.Failed);
        Assert.All(opened.Where(o => o.Failed), o => Assert.Contains(o.Problem!.Code, (string[])["round-moved", "pairs-missing"]));
        await using var db = bench.Store.Read();
        Assert.Equal((1, 1), (await db.Batches.CountAsync(), await db.Rounds.CountAsync()));
    }

    private Task<Result<BatchView>> Try(Opening.Request request) => bench.Get<Opening>().Handle(request, ReadyProject.Lead, default);

    private Task<Result<FreeBatch>> Warn(MadeProject project, Actor actor) => new Warning(bench.Store, bench.Vault).Handle(new(project.ProjectId), actor, default);

    private async Task<BatchView> Open(Opening.Request request)
    {
        var opened = await Try(request);
        Assert.Null(opened.Problem);
        return opened.Value!;
    }

    private async Task<Problem> Refused(Opening.Request request, string code)
    {
        var opened = await Try(request);
        Assert.Equal(code, opened.Problem?.Code);
        await using var db = bench.Store.Read();
        Assert.False(await db.Batches.AnyAsync() || await db.Rounds.AnyAsync() || await db.RoutedPairs.AnyAsync());
        return opened.Problem!;
    }

    private static async Task<string> DigestIn(ConcaveDb db, string kind, Guid subject, Guid batch) =>
        (await db.LedgerEntries.SingleAsync(e => e.Kind == kind && e.SubjectId == subject && e.BatchId == batch)).Digest;
}

public sealed class OpenBatchOnSqlite() : OpenBatchTests(TestDatabase.Sqlite);

public sealed class OpenBatchOnPostgres() : OpenBatchTests(TestDatabase.Postgres);
