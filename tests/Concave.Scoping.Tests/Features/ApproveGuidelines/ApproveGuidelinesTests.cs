using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping.Tests;

public abstract class ApproveGuidelinesTests(TestDatabase database) : ScopingBench(database)
{
    [Fact]
    public async Task The_client_approves_the_exact_hash_and_the_ledger_has_it()
    {
        var draft = await Draft(Documents.Sound);
        var id = Value(await Approve(draft.Hash));

        await using var db = Bench.Store.Read();
        var approved = await db.ApprovedGuidelines.SingleAsync();
        Assert.Equal((id, 1, draft.Hash, TheClient.Id), (approved.Id, approved.Version, approved.Hash, approved.ApprovedBy));
        Assert.Equal(Digest.Of(await Bench.Vault.Open<GuidelinesDocument>(ProjectId, approved.Document, default)), approved.Hash);
        var entry = await db.LedgerEntries.SingleAsync(e => e.Kind == LedgerKinds.Guidelines);
        Assert.Equal((id, draft.Hash, Guid.Empty), (entry.SubjectId, entry.Digest, entry.BatchId));
    }

    [Fact]
    public async Task Approving_again_gives_the_same_id_even_at_once()
    {
        var draft = await Draft(Documents.Sound);
        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => Value(await Approve(draft.Hash))));

        Assert.Single(ids.Distinct());
        await using var db = Bench.Store.Read();
        Assert.Equal(1, await db.LedgerEntries.CountAsync(e => e.Kind == LedgerKinds.Guidelines));
    }

    [Theory]
    [InlineData(Roles.Lead)]
    [InlineData(Roles.Annotator | Roles.Senior | Roles.Lead | Roles.Engineer | Roles.Operator)]
    public async Task Nobody_but_the_client_approves(Roles roles)
    {
        var draft = await Draft(Documents.Sound);
        var result = await Approve(draft.Hash, new Actor(Guid.Empty, roles, ClientId));
        Assert.Equal(("role-missing", ProblemKind.Forbidden), (result.Problem!.Code, result.Problem.Kind));
    }

    [Theory]
    [InlineData(Roles.Client)]
    [InlineData(Roles.Client | Roles.Lead)]
    public async Task For_another_client_the_project_does_not_exist(Roles roles)
    {
        var draft = await Draft(Documents.Sound);
        var other = Value(await Bench.Get<CreateClient>().Handle(new("Other sample client"), Lead, default));
        Assert.Equal(ProblemKind.NotFound, (await Approve(draft.Hash, new Actor(Guid.Empty, roles, other))).Problem!.Kind);
        Assert.Equal(ProblemKind.NotFound, (await Approve(draft.Hash, new Actor(Guid.Empty, roles))).Problem!.Kind);
    }

    [Fact]
    public async Task A_hash_that_is_not_the_newest_conflicts_and_both_are_named()
    {
        var first = await Draft(Documents.Sound);
        var second = await Draft(Documents.Sound.With(b => b with { Volume = 101 }));
        var problem = (await Approve(first.Hash)).Problem!;

        Assert.Equal(ProblemKind.Conflict, problem.Kind);
        Assert.Contains(first.Hash, problem.Detail, StringComparison.Ordinal);
        Assert.Contains(second.Hash, problem.Detail, StringComparison.Ordinal);
        Assert.Equal(2, second.Version);
    }

    [Fact]
    public async Task A_hash_that_is_none_is_not_repeated()
    {
        await Draft(Documents.Sound);
        var problem = (await Approve("<script>alert(1)</script>")).Problem!;
        Assert.Equal(ProblemKind.Conflict, problem.Kind);
        Assert.DoesNotContain("script", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faulty_guidelines_can_be_drafted_but_not_approved()
    {
        var draft = await Draft(Documents.Sound.With(b => b with { Purpose = " " }));
        Assert.Equal("brief.purpose", Assert.Single(draft.Faults).Where);

        var problem = (await Approve(draft.Hash)).Problem!;
        Assert.Equal(("guidelines-faulty", ProblemKind.Refused), (problem.Code, problem.Kind));
        await using var db = Bench.Store.Read();
        Assert.Empty(await db.ApprovedGuidelines.ToListAsync());
    }

    [Fact]
    public async Task Guidelines_of_recorded_work_are_approved_without_criteria()
    {
        var draft = await Draft(Documents.Recorded);
        Assert.Empty(draft.Faults);
        Assert.False((await Approve(draft.Hash)).Failed);
    }

    [Fact]
    public async Task Going_back_to_an_earlier_text_is_a_version_of_its_own()
    {
        var first = await Draft(Documents.Sound);
        var one = Value(await Approve(first.Hash));
        await Approve((await Draft(Documents.Sound.With(b => b with { Volume = 101 }))).Hash);
        var again = await Draft(Documents.Sound);
        var three = Value(await Approve(again.Hash));

        Assert.Equal((first.Hash, 3), (again.Hash, again.Version));
        Assert.NotEqual(one, three);
    }

    [Fact]
    public async Task The_same_draft_twice_is_one_draft()
    {
        var first = await Draft(Documents.Sound);
        Assert.Equal(first.DraftId, (await Draft(Documents.Sound)).DraftId);
    }
}

public sealed class ApproveGuidelinesOnSqlite() : ApproveGuidelinesTests(TestDatabase.Sqlite);

public sealed class ApproveGuidelinesOnPostgres() : ApproveGuidelinesTests(TestDatabase.Postgres);
