using Concave.Data.HandOffs;
using Concave.Kernel;
using Concave.Testing;

namespace Concave.Scoping.Tests;

public abstract class TakeUpProposalsTests(TestDatabase database) : ScopingBench(database)
{
    [Fact]
    public async Task Accepted_changes_become_the_next_draft_once_and_the_others_do_not()
    {
        var approved = Value(await Approve((await Draft(Documents.Sound)).Hash));
        var key = Documents.Sound.Rubric.Criteria[0].Key;
        WorkedExample example = new("Sample prompt", "Strong.", "Weak.", "Because.");
        await Propose(accepted: true, new(ChangeKind.FailureMode, "", "Invents sources.", Example: null, ["e"]));
        await Propose(accepted: true, new(ChangeKind.Clarification, key, "A 2 names no source.", Example: null, ["e"]));
        await Propose(accepted: true, new(ChangeKind.Example, key, "Because.", example, ["e"]));
        await Propose(accepted: true, new(ChangeKind.Clarification, "no_such_criterion", "Nothing.", Example: null, ["e"]));
        await Propose(accepted: false, new(ChangeKind.FailureMode, "", "Declined.", Example: null, ["e"]));
        await Propose(accepted: null, new(ChangeKind.FailureMode, "", "Undecided.", Example: null, ["e"]));
        Assert.Equal(4, Value(await Bench.Get<ViewProject>().Handle(new(ProjectId), TheClient, default)).AcceptedChanges);

        var draft = Value(await TakeUp());

        var document = Value(await Bench.Get<ReadGuidelines>().Handle(new(ProjectId, draft.Hash), Lead, default));
        Assert.Equal([.. Documents.Sound.Brief.KnownFailureModes, "Invents sources."], document.Brief.KnownFailureModes);
        Assert.Equal($"{Documents.Sound.Rubric.Criteria[0].Definition} A 2 names no source.", document.Rubric.Criteria[0].Definition);
        Assert.Equal(example, document.Rubric.Criteria[0].Examples[^1]);
        Assert.Equal(Documents.Sound.Rubric.Criteria[1].Definition, document.Rubric.Criteria[1].Definition);
        var versions = Value(await Bench.Get<ViewProject>().Handle(new(ProjectId), TheClient, default));
        Assert.Equal((2, approved, 0), (versions.Versions[0].Version, versions.Versions[0].DerivedFrom, versions.AcceptedChanges));
        Assert.Equal("proposals-none", (await TakeUp()).Problem?.Code);
    }

    private Task<Result<DraftView>> TakeUp() => Bench.Get<TakeUpProposals>().Handle(new(ProjectId), Lead, default);

    private async Task Propose(bool? accepted, ProposedChange change)
    {
        var now = Bench.Clock.GetUtcNow();
        var proposal = new GuidelinesProposal { Id = Bench.Clock.NewId(), ProjectId = ProjectId, FindingKey = $"{change.Text}{change.Kind}", Content = await Bench.Vault.Close(ProjectId, change, default), ProposedAt = now };
        Assert.Null((await Bench.Store.Write<Done>(async db =>
        {
            db.GuidelinesProposals.Add(proposal);
            await db.SaveChangesAsync();
            if (accepted is { } decided)
                db.ProposalDecisions.Add(new() { ProposalId = proposal.Id, ProjectId = ProjectId, Accepted = decided, By = Lead.Id, At = now });
            return default(Done);
        }, default)).Problem);
    }
}

public sealed class TakeUpProposalsOnSqlite() : TakeUpProposalsTests(TestDatabase.Sqlite);

public sealed class TakeUpProposalsOnPostgres() : TakeUpProposalsTests(TestDatabase.Postgres);
