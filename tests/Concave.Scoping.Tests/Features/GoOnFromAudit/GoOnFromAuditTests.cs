using Concave.Data.HandOffs;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping.Tests;

/// <summary>Audited pairs become a project, and calibration material only where the client agrees.</summary>
public abstract class GoOnFromAuditTests(TestDatabase database) : ScopingBench(database)
{
    [Fact]
    public async Task Labels_are_kept_with_audit_pairs_and_a_row_without_one_is_set_aside()
    {
        await SignNda();
        var report = Value(await Import(File(Labelled(3) + Rows.Pair("bare", "No label here?")), PairPurpose.Audit));

        Assert.Equal((3, 1, "label-missing"), (report.Accepted, report.SetAsideCount, report.SetAside[0].Code));
        await using var db = Bench.Store.Read();
        Assert.Equal([Choice.A, Choice.B, Choice.A], await db.Pairs.OrderBy(p => p.ExternalId).Join(db.VerifiedAnswers, p => p.Id, v => v.PairId, (_, v) => v.Truth).ToListAsync());
    }

    [Fact]
    public async Task Nothing_becomes_calibration_material_before_the_client_agrees()
    {
        await Audited();
        Assert.Equal("audit-material-not-agreed", (await GoOn(calibration: true)).Problem?.Code);
        Value(await Agree(TheClient, agreed: false));
        Assert.Equal("audit-material-not-agreed", (await GoOn(calibration: true)).Problem?.Code);
        Assert.Equal("consent-reference", (await Agree(Lead, agreed: true)).Problem?.Code);
        await using (var db = Bench.Store.Read())
            Assert.Equal(0, await db.Pairs.CountAsync(p => p.Purpose != PairPurpose.Audit));

        Bench.Clock.Advance(TimeSpan.FromMinutes(1));
        Value(await Agree(TheClient, agreed: true));
        var gone = Value(await GoOn(calibration: true));

        // Of six pairs the experts were shown four, agreed on two, and could not judge one together.
        Assert.Equal((2, 2), (gone.Production, gone.Calibration));
        Assert.Equal((0, 0, null), (Value(await GoOn(calibration: true)) is var again) ? (again.Production, again.Calibration, again.DraftId) : default);
        await using var after = Bench.Store.Read();
        var material = await after.Pairs.Where(p => p.Purpose == PairPurpose.Calibration).OrderBy(p => p.ExternalId).ToListAsync();
        Assert.Equal(["l0", "l1"], material.Select(p => p.ExternalId));
        Assert.Equal([Choice.A, Choice.A], await after.Pairs.Where(p => p.Purpose == PairPurpose.Calibration).OrderBy(p => p.ExternalId).Join(after.VerifiedAnswers, p => p.Id, v => v.PairId, (_, v) => v.Truth).ToListAsync());
        var opened = await Bench.Vault.Open<PairRecord>(ProjectId, material[0].Content, default);
        Assert.Equal((material[0].Id, PairPurpose.Calibration), (opened.Pair, opened.Purpose));
        Assert.Equal(["l4", "l5"], await after.Pairs.Where(p => p.Purpose == PairPurpose.Production).OrderBy(p => p.ExternalId).Select(p => p.ExternalId).ToListAsync());
        Assert.Equal(1, await after.LedgerEntries.CountAsync(e => e.Kind == ScopingLedger.FromAudit));
    }

    [Fact]
    public async Task Without_material_the_brief_is_filled_in_and_nobody_has_to_agree()
    {
        await Audited();
        var gone = Value(await GoOn(calibration: false));

        Assert.Equal((2, 0), (gone.Production, gone.Calibration));
        var view = Value(await Bench.Get<ViewProject>().Handle(new(ProjectId), Lead, default));
        var draft = Value(await Bench.Get<ReadGuidelines>().Handle(new(ProjectId, view.Versions[0].Hash), Lead, default));
        Assert.Equal((6, ResponseSource.Client), (draft.Brief.Volume, draft.Brief.Responses));
        Assert.Contains("the label is another in 1 of them", Assert.Single(draft.Brief.KnownFailureModes), StringComparison.Ordinal);
        Assert.Equal(ProblemKind.Forbidden, (await Bench.Get<GoOnFromAudit>().Handle(new(ProjectId, false), TheClient, default)).Problem?.Kind);
    }

    [Fact]
    public async Task Without_audited_pairs_there_is_nothing_to_go_on_from()
    {
        await SignNda();
        Assert.Equal("from-audit-nothing", (await GoOn(calibration: false)).Problem?.Code);
    }

    private static string Labelled(int count) => string.Concat(Enumerable.Range(0, count).Select(i =>
        Rows.Pair($"l{i}", $"Which river is number {i}?").Replace("}\n", $$""","preference":"{{(i % 2 == 0 ? "a" : "b")}}"}""" + "\n", StringComparison.Ordinal)));

    // As the stage of matching leaves it behind.
    private async Task Audited()
    {
        await SignNda();
        Value(await Import(File(Labelled(6)), PairPurpose.Audit));
        await using var db = Bench.Store.Read();
        var pairs = await db.Pairs.OrderBy(p => p.ExternalId).Select(p => p.Id).Take(4).ToListAsync();
        (Choice First, Choice Second)[] said = [(Choice.A, Choice.A), (Choice.A, Choice.A), (Choice.A, Choice.B), (Choice.CannotJudge, Choice.CannotJudge)];
        var (first, second) = (Bench.Clock.NewId(), Bench.Clock.NewId());
        Value(await Bench.Store.Write<Done>(write =>
        {
            for (var i = 0; i < said.Length; i++)
                write.AddRange(Answer(first, pairs[i], i, said[i].First), Answer(second, pairs[i], i, said[i].Second));
            return Task.FromResult<Result<Done>>(default(Done));
        }, default));
    }

    private QualificationAnswer Answer(Guid expert, Guid pair, int number, Choice choice) => new()
    {
        Id = Bench.Clock.NewId(),
        ProjectId = ProjectId,
        AnnotatorId = expert,
        Pseudonym = "expert",
        Purpose = PairPurpose.Audit,
        Attempt = 1,
        PairId = pair,
        Truth = number % 2 == 0 ? Choice.A : Choice.B,
        Choice = choice,
        AnsweredAt = Bench.Clock.GetUtcNow(),
    };

    private Task<Result<FromAudit>> GoOn(bool calibration) => Bench.Get<GoOnFromAudit>().Handle(new(ProjectId, calibration), Lead, default);

    private Task<Result<Guid>> Agree(Actor by, bool agreed) => Bench.Get<AgreeToMaterial>().Handle(new(ProjectId, agreed), by, default);
}

public sealed class GoOnFromAuditOnSqlite() : GoOnFromAuditTests(TestDatabase.Sqlite);

public sealed class GoOnFromAuditOnPostgres() : GoOnFromAuditTests(TestDatabase.Postgres);
