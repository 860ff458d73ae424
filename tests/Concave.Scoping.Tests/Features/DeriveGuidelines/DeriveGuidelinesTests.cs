using Concave.Kernel;
using Concave.Testing;

namespace Concave.Scoping.Tests;

public abstract class DeriveGuidelinesTests(TestDatabase database) : ScopingBench(database)
{
    [Fact]
    public async Task Another_project_of_the_client_begins_from_an_approved_version_and_shows_what_it_changed()
    {
        var origin = await Draft(Documents.Sound);
        var approved = Value(await Approve(origin.Hash));
        var next = Value(await Bench.Get<CreateProject>().Handle(new(ClientId, "Next sample project", Simulated: true), Lead, default));
        var derived = Value(await Bench.Get<DeriveGuidelines>().Handle(new(next, approved), Lead, default));
        var changed = Documents.Sound.With(1, c => c with { Anchors = ["1", "2", "3", "4", "5: always"], Examples = [.. c.Examples, new("p", "s", "w", "y")] })
            with
        { Plan = new() { BatchKappa = 0.8 } };
        var draft = Value(await Bench.Get<DraftGuidelines>().Handle(new(next, changed, approved), Lead, default));

        var differences = Value(await Bench.Get<CompareGuidelines>().Handle(new(next, origin.Hash, draft.Hash), TheClient, default));

        Assert.Equal((1, origin.Hash), (derived.Version, derived.Hash));
        Assert.Equal(
            [
                ("rubric.criteria[safety].anchors[0]", "1: not at all", "1"), ("rubric.criteria[safety].anchors[4]", "5: fully", "5: always"),
                ("rubric.criteria[safety].examples[20]", null, "{\"prompt\":\"p\",\"strong\":\"s\",\"weak\":\"w\",\"why\":\"y\"}"), ("plan.batch_kappa", "0.72", "0.8"),
            ],
            differences.Select(d => (d.Path, d.Before, d.After)));
        var versions = Value(await Bench.Get<ViewProject>().Handle(new(next), TheClient, default)).Versions;
        Assert.All(versions, v => Assert.Equal(approved, v.DerivedFrom));
        Assert.False((await Approve(draft.Hash, project: next)).Failed);
    }

    [Fact]
    public async Task The_same_version_differs_in_nothing_and_a_hash_of_nobody_is_not_found()
    {
        var draft = await Draft(Documents.Sound);
        Assert.Empty(Value(await Compare(draft.Hash, draft.Hash)));
        Assert.Equal("guidelines-not-found", (await Compare(draft.Hash, new('0', 64))).Problem!.Code);
    }

    [Fact]
    public async Task A_draft_that_nobody_approved_is_nothing_to_derive_from()
    {
        var draft = await Draft(Documents.Sound);
        var result = await Bench.Get<DeriveGuidelines>().Handle(new(ProjectId, draft.DraftId), Lead, default);
        Assert.Equal(("guidelines-not-found", ProblemKind.NotFound), (result.Problem!.Code, result.Problem.Kind));
    }

    [Fact]
    public async Task What_another_client_approved_is_nothing_to_derive_from_or_compare_with()
    {
        var other = Value(await Bench.Get<CreateClient>().Handle(new("Other sample client"), Lead, default));
        var theirs = Value(await Bench.Get<CreateProject>().Handle(new(other, "Theirs", Simulated: true), Lead, default));
        var draft = await Draft(Documents.Sound, theirs);
        var approved = Value(await Approve(draft.Hash, new(Guid.Empty, Roles.Client, other), theirs));
        var own = await Draft(Documents.Sound.With(b => b with { Volume = 7 }));

        Assert.Equal("guidelines-not-found", (await Bench.Get<DeriveGuidelines>().Handle(new(ProjectId, approved), Lead, default)).Problem!.Code);
        Assert.Equal("guidelines-not-found", (await Bench.Get<DraftGuidelines>().Handle(new(ProjectId, Documents.Sound, approved), Lead, default)).Problem!.Code);
        Assert.Equal("guidelines-not-found", (await Compare(own.Hash, draft.Hash)).Problem!.Code);
        Assert.Equal("project-not-found", (await Bench.Get<CompareGuidelines>().Handle(new(theirs, draft.Hash, draft.Hash), TheClient, default)).Problem!.Code);
    }

    [Fact]
    public async Task Annotators_read_what_was_approved_and_never_a_draft()
    {
        var draft = await Draft(Documents.Sound);
        var senior = new Actor(Guid.Empty, Roles.Senior);
        Assert.Equal("guidelines-not-approved", (await Bench.Get<ReadGuidelines>().Handle(new(ProjectId, draft.Hash), senior, default)).Problem!.Code);
        Value(await Approve(draft.Hash));
        var later = await Draft(Documents.Sound.With(b => b with { Volume = 7 }));

        Assert.Equal(100, Value(await Bench.Get<ReadGuidelines>().Handle(new(ProjectId), senior, default)).Brief.Volume);
        Assert.Equal("guidelines-not-approved", (await Bench.Get<ReadGuidelines>().Handle(new(ProjectId, later.Hash), senior, default)).Problem!.Code);
        Assert.Equal("project-not-found", (await Bench.Get<ReadGuidelines>().Handle(new(ProjectId), new(Guid.Empty, Roles.Annotator), default)).Problem!.Code);
    }

    private Task<Result<IReadOnlyList<Difference>>> Compare(string from, string to) =>
        Bench.Get<CompareGuidelines>().Handle(new(ProjectId, from, to), TheClient, default);
}

public sealed class DeriveGuidelinesOnSqlite() : DeriveGuidelinesTests(TestDatabase.Sqlite);

public sealed class DeriveGuidelinesOnPostgres() : DeriveGuidelinesTests(TestDatabase.Postgres);
