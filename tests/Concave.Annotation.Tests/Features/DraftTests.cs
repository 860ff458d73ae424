using Concave.Annotation.Features;
using Concave.Kernel;
using Concave.Testing;

namespace Concave.Annotation.Tests.Features;

public abstract class DraftTests(TestDatabase database) : AnnotationBench(database)
{
    private const string Text = """{"rationale":"அது சரி <script>"}""";

    [Fact]
    public async Task A_draft_comes_back_as_it_was_saved_and_lies_sealed()
    {
        var round = await Round();
        var task = Good(await Claim(round));
        Assert.Equal((null, 0), await Shown(round, task.AssignmentId));

        Assert.Equal(1, Good(await Save(round, task.AssignmentId, 0, Text)).Revision);
        Assert.Equal(2, Good(await Save(round, task.AssignmentId, 1, Text)).Revision);
        Assert.Equal((Text, 2), await Shown(round, task.AssignmentId));
        Assert.DoesNotContain("rationale", System.Text.Encoding.Latin1.GetString((await Stored(task.AssignmentId)).Draft!), StringComparison.Ordinal);
        Good(await Submit(round, task.AssignmentId));
        Assert.Null((await Stored(task.AssignmentId)).Draft);
    }

    [Fact]
    public async Task Of_two_windows_one_saves_and_the_other_hears_which_revision_it_missed()
    {
        var round = await Round();
        var task = Good(await Claim(round));
        Good(await Save(round, task.AssignmentId, 0, "1"));

        var saves = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => Save(round, task.AssignmentId, 1, $"{i}"))));

        Assert.Equal(2, Good(Assert.Single(saves, s => !s.Failed)).Revision);
        Assert.All(saves.Where(s => s.Failed), s => Assert.Equal(("draft-conflict", "base_revision"), (s.Problem!.Code, s.Problem.Where)));
        Assert.Contains("revision 2", saves.First(s => s.Failed).Problem!.Detail, StringComparison.Ordinal);
        Assert.Equal("draft-conflict", (await Save(round, task.AssignmentId, 7, "1")).Problem!.Code);
    }

    [Fact]
    public async Task A_draft_survives_the_end_of_the_lease()
    {
        var round = await Round();
        var task = Good(await Claim(round));
        Good(await Save(round, task.AssignmentId, 0, Text));
        Bench.Clock.Advance(TimeSpan.FromHours(5));
        await Bench.Get<ReleaseExpired>().Run(default);

        Assert.Equal(2, Good(await Save(round, task.AssignmentId, 1, Text)).Revision);
        Assert.Equal(task.AssignmentId, Good(await Claim(round)).AssignmentId);
        Assert.Equal((Text, 2), await Shown(round, task.AssignmentId));
    }

    [Fact]
    public async Task Only_json_of_a_bounded_size_is_a_draft_of_an_open_task_of_ones_own()
    {
        var round = await Round();
        var task = Good(await Claim(round));
        Assert.Equal("draft-invalid", (await Save(round, task.AssignmentId, 0, "{")).Problem!.Code);
        Assert.Equal("draft-invalid", (await Save(round, task.AssignmentId, 0, "")).Problem!.Code);
        Assert.Equal("draft-invalid", (await Save(round, task.AssignmentId, 0, $"\"{new string('a', 70_000)}\"")).Problem!.Code);
        Assert.Equal("task-unknown", (await Save(round, task.AssignmentId, 0, "1", annotator: 1)).Problem!.Code);
        Good(await Submit(round, task.AssignmentId));
        Assert.Equal("task-closed", (await Save(round, task.AssignmentId, 0, "1")).Problem!.Code);
    }

    private Task<Result<DraftView>> Save(SeededRound round, Guid assignment, int on, string draft, int annotator = 0) =>
        Bench.Get<SaveDraft>().Handle(new(assignment, on, draft), round.Annotators[annotator].Actor, default);

    private async Task<(string?, int)> Shown(SeededRound round, Guid assignment)
    {
        var view = await Read(round, assignment);
        return (view.Draft, view.DraftRevision);
    }
}

public sealed class DraftOnSqlite() : DraftTests(TestDatabase.Sqlite);

public sealed class DraftOnPostgres() : DraftTests(TestDatabase.Postgres);
