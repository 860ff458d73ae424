using Concave.Kernel;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping.Tests;

/// <summary>A plan may ask less than the house only before approval, and is marked from the draft on.</summary>
public abstract class LooserPlanTests(TestDatabase database) : ScopingBench(database)
{
    private static readonly GuidelinesDocument Looser = Documents.Sound with { Plan = new() { BatchKappa = 0.6, GoldShare = 0.03 } };
    private static readonly string[] Said = ["gold share: 0.03 instead of 0.06", "batch κ: 0.6 instead of 0.72"];

    [Fact]
    public async Task A_looser_draft_says_so_to_the_lead_and_to_the_client_and_still_does_once_approved()
    {
        var sound = await Draft(Documents.Sound with { Plan = new() { BatchKappa = 0.9 } });
        var draft = await Draft(Looser);
        var before = (await View()).Versions;
        Value(await Approve(draft.Hash));
        var after = (await View()).Versions;

        Assert.Empty(sound.LooserThanHouse);
        Assert.Equal(Said, draft.LooserThanHouse);
        Assert.Equal([(2, Said), (1, [])], before.Select(v => (v.Version, v.LooserThanHouse.ToArray())), Same);
        Assert.NotNull(after[0].ApprovedId);
        Assert.Equal(Said, after[0].LooserThanHouse);
    }

    [Fact]
    public async Task What_was_approved_cannot_be_loosened_only_another_version_can_be_approved()
    {
        var strict = Value(await Approve((await Draft(Documents.Sound)).Hash));
        await Draft(Looser);
        await using (var db = Bench.Store.Read())
        {
            await Assert.ThrowsAnyAsync<Exception>(() => db.ApprovedGuidelines.Where(g => g.Id == strict).ExecuteUpdateAsync(g => g.SetProperty(v => v.Hash, new string('0', 64))));
            await Assert.ThrowsAnyAsync<Exception>(() => db.ApprovedGuidelines.ExecuteDeleteAsync());
            await Assert.ThrowsAnyAsync<Exception>(() => db.GuidelinesDrafts.ExecuteDeleteAsync());
        }

        // The looser draft is in force for nobody until the client approves it.
        var inForce = Value(await Bench.Get<ReadGuidelines>().Handle(new(ProjectId), TheClient, default));
        Assert.Equal(QualityPlan.HouseStandard, inForce.Plan);
    }

    [Fact]
    public async Task A_plan_that_is_no_plan_cannot_be_approved()
    {
        var draft = await Draft(Documents.Sound with { Plan = new() { SampleShare = 0, BatchKappa = -0.1, GoldShare = 0.6 } });

        Assert.Equal(["plan.SampleShare", "plan.BatchKappa", "plan.GoldShare"], draft.Faults.Select(f => f.Where));
        Assert.Equal("guidelines-faulty", (await Approve(draft.Hash)).Problem!.Code);
    }

    private static bool Same((int Version, string[] Looser) one, (int Version, string[] Looser) other) =>
        one.Version == other.Version && one.Looser.SequenceEqual(other.Looser, StringComparer.Ordinal);

    private async Task<ProjectView> View() => Value(await Bench.Get<ViewProject>().Handle(new(ProjectId), TheClient, default));
}

public sealed class LooserPlanOnSqlite() : LooserPlanTests(TestDatabase.Sqlite);

public sealed class LooserPlanOnPostgres() : LooserPlanTests(TestDatabase.Postgres);
