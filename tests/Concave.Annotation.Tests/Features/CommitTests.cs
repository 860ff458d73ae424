using Concave.Annotation.Features;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Testing;
using Concave.Ui.Judging;
using Microsoft.EntityFrameworkCore;

namespace Concave.Annotation.Tests.Features;

/// <summary>The suggestion by the plan's modes.</summary>
public abstract class CommitTests(TestDatabase database) : AnnotationBench(database)
{
    [Fact]
    public async Task The_suggestion_waits_for_a_first_answer_which_is_kept_once_and_for_good()
    {
        var round = await Suggested(SuggestionMode.AfterCommitment);
        var task = await Suggested(round);
        var before = await Read(round, task);
        Assert.Equal((null, true, null), (before.Suggestion, before.SuggestionWaits, before.First));
        Assert.Equal("first-answer-missing", (await Submit(round, task)).Problem?.Code);

        Assert.Equal(new CommittedView(PreferredSide.Right, 3), Good(await Commit(round, task, PreferredSide.Right, 3)));
        Assert.Equal(new CommittedView(PreferredSide.Right, 3), Good(await Commit(round, task, PreferredSide.Left, 1))); // the first stays the first
        var after = await Read(round, task);
        Assert.NotNull(after.Suggestion);
        Assert.Equal((false, new CommittedView(PreferredSide.Right, 3)), (after.SuggestionWaits, after.First));

        Good(await Submit(round, task, answer: Answers.Of(PreferredSide.Left)));
        var record = await Record(round);
        var (left, right) = record.Sides == Side.ALeft ? (Choice.A, FirstAnswer.B) : (Choice.B, FirstAnswer.A);
        Assert.Equal((true, right, 3.0, left), (record.SuggestionShown, record.FirstChoice, record.FirstStrength, record.Choice));
    }

    [Fact]
    public async Task A_first_answer_that_the_plan_does_not_take_shows_nothing()
    {
        var round = await Suggested(SuggestionMode.AfterCommitment, QualityPlan.HouseStandard with { TiesAllowed = false });
        var task = await Suggested(round);

        Assert.Equal("judgment-invalid", (await Commit(round, task, PreferredSide.Tie, 0)).Problem?.Code);
        Assert.Equal("judgment-invalid", (await Commit(round, task, PreferredSide.Left, 0)).Problem?.Code);
        Assert.Equal("judgment-invalid", (await Commit(round, task, (PreferredSide)(-1), 0)).Problem?.Code);
        Assert.Equal("task-unknown", (await Bench.Get<CommitFirst>().Handle(new(task, PreferredSide.Left, 1), round.Annotators[1].Actor, default)).Problem?.Code);
        Assert.True((await Read(round, task)).SuggestionWaits);
    }

    [Theory]
    [InlineData(SuggestionMode.ShownFirst, true)]
    [InlineData(SuggestionMode.Withheld, false)]
    public async Task Shown_from_the_start_or_never_there_is_nothing_to_commit(SuggestionMode mode, bool shown)
    {
        var round = await Suggested(mode);
        var task = await Suggested(round);
        var view = await Read(round, task);
        Assert.Equal((shown, false), (view.Suggestion is not null, view.SuggestionWaits));
        Assert.Equal("suggestion-none", (await Commit(round, task, PreferredSide.Left, 1)).Problem?.Code);
        Good(await Submit(round, task));
        var record = await Record(round);
        Assert.Equal((shown, FirstAnswer.None, 0.0), (record.SuggestionShown, record.FirstChoice, record.FirstStrength));
    }

    private Task<SeededRound> Suggested(SuggestionMode mode, QualityPlan? plan = null) => Round(new()
    {
        Pairs = 20,
        Gold = 0,
        SuggestionShown = true,
        Plan = (plan ?? QualityPlan.HouseStandard) with { SampleShare = 0.01, Suggestion = mode },
    });

    // One pair of the twenty is in the sample, which never comes with a suggestion.
    private async Task<Guid> Suggested(SeededRound round)
    {
        while (true)
        {
            var task = Good(await Claim(round)).AssignmentId;
            if ((await Stored(task)).SuggestionShown)
                return task;
            Good(await Bench.Get<ReturnTask>().Handle(new(task, "The sample's pair."), round.Annotators[0].Actor, default));
        }
    }

    private Task<Result<CommittedView>> Commit(SeededRound round, Guid task, PreferredSide side, int strength) =>
        Bench.Get<CommitFirst>().Handle(new(task, side, strength), round.Annotators[0].Actor, default);

    private async Task<JudgmentRecord> Record(SeededRound round)
    {
        await using var db = Bench.Store.Read();
        return await Bench.Vault.Open<JudgmentRecord>(round.ProjectId, (await db.SubmittedJudgments.SingleAsync()).Content, default);
    }
}

public sealed class SqliteCommitTests() : CommitTests(TestDatabase.Sqlite);

public sealed class PostgresCommitTests() : CommitTests(TestDatabase.Postgres);
