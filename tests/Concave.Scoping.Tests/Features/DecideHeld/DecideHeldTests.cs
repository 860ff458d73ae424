using Concave.Data.HandOffs;
using Concave.Kernel;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping.Tests;

/// <summary>Pairs that nobody should see unasked wait, and what a lead decides stays.</summary>
public abstract class DecideHeldTests(TestDatabase database) : ScopingBench(database)
{
    private const string Long = "The monsoon reaches the coast in early June and moves north for a month, so that fields near the sea are sown first. ";

    private static string Flawed =>
        Rows.Pair("ok", "One?") + Rows.Pair("mail", "Write to asha@somemail.in?") + Rows.Pair("model", "Two?", "As an AI language model, I say yes.")
        + Rows.Pair("twin", "One?") + Rows.Pair("long", Long + "Why?", Long + Long + "So it is.", "No, the other way round.")
        + Rows.Pair("near", Long + "Why?", Long + Long + "So it  is.", "No, the other way round.");

    [Fact]
    public async Task Flawed_pairs_are_set_aside_with_the_reason_and_wait()
    {
        await SignNda();
        var dry = Value(await Import(File(Flawed), with: r => r with { DryRun = true }));
        var report = Value(await Import(File(Flawed)));

        Assert.Equal((6, 2, 4, 4), (report.Read, report.Accepted, report.SetAsideCount, report.Held));
        Assert.Equal([("mail", "personal-email"), ("model", "names-model"), ("twin", "duplicate"), ("near", "near-duplicate")], report.SetAside.Select(s => (s.ExternalId!, s.Code)));
        Assert.Equal(report.SetAside, dry.SetAside);
        var list = Value(await List());
        Assert.Equal((4, 4), (list.Waiting, list.First.Count));
        Assert.Equal(("pairs.jsonl", "Write to asha@somemail.in?"), (list.First[0].FileName, list.First[0].Pair.Prompt[0].Content));
    }

    [Fact]
    public async Task The_same_file_again_holds_nothing_twice_and_a_mended_row_is_taken()
    {
        await SignNda();
        Value(await Import(File(Flawed)));
        var again = Value(await Import(File(Flawed)));
        Assert.Equal((0, 2, 4, 0, null), (again.Accepted, again.Unchanged, again.SetAsideCount, again.Held, again.ImportId));

        Assert.Equal(1, Value(await Import(File(Rows.Pair("mail", "Write to whom?"), "mended.jsonl"))).Accepted);
        Assert.Equal("held-id-taken", (await Decide(takeIn: true, (await Held("mail")).Id)).Problem!.Code);
        Assert.Equal(1, Value(await Decide(takeIn: false, (await Held("mail")).Id)));
    }

    [Fact]
    public async Task A_pair_of_an_earlier_file_is_known_again_and_one_taken_in_is_too()
    {
        await SignNda();
        Value(await Import(File(Rows.Pair("long", Long + "Why?", Long + Long + "So it is.", "No, the other way round."))));
        var near = Rows.Pair("near", Long + "Why?", Long + Long + "So it  is.", "No, the other way round.");
        Assert.Equal("near-duplicate", Assert.Single(Value(await Import(File(near, "second.jsonl"))).SetAside).Code);

        Value(await Import(File(Rows.Pair("mail", Long + "asha@somemail.in", Long + Long, "No, not at all."), "third.jsonl")));
        Value(await Decide(takeIn: true, (await Held("mail")).Id));
        var twin = Value(await Import(File(Rows.Pair("other", Long + "asha@somemail.in", Long + " " + Long, "No, not at all."), "fourth.jsonl")));
        Assert.Equal(1, twin.Held);
        Assert.Equal(["personal-email", "near-duplicate"], (await Held("other")).Flaws.Select(f => f.Code));
    }

    [Fact]
    public async Task Taken_in_is_a_pair_with_its_answer_left_out_may_follow_and_all_is_on_record()
    {
        await SignNda();
        Value(await Import(File(Rows.Pair("mail", "Write to asha@somemail.in?", truth: "b") + Rows.Pair("phone", "Ring +91 98765 01234?", truth: "a")), PairPurpose.Gold));
        var (mail, phone) = (await Held("mail"), await Held("phone"));
        Assert.Equal(ProblemKind.Forbidden, (await Decide(true, TheClient, mail.Id)).Problem!.Kind);
        Assert.Equal("held-none", (await Decide(takeIn: true, Guid.Empty)).Problem!.Code);

        Assert.Equal(1, Value(await Decide(takeIn: true, mail.Id)));
        Assert.Equal(1, Value(await Bench.Get<DecideHeld>().Handle(new(ProjectId, null, "personal-phone", TakeIn: false, "somebody's number"), Lead, default)));
        Assert.Equal("held-none", (await Decide(takeIn: false, mail.Id)).Problem!.Code);

        await using var db = Bench.Store.Read();
        Assert.Equal(("mail", mail.Id), await db.Pairs.Select(p => new ValueTuple<string, Guid>(p.ExternalId, p.Id)).SingleAsync());
        Assert.Equal(Choice.B, (await db.VerifiedAnswers.SingleAsync()).Truth);
        Assert.Equal(2, await db.LedgerEntries.CountAsync(e => e.Kind == "held"));
        var totals = await db.CountImports(ProjectId, PairPurpose.Gold, default);
        Assert.Equal((2, 1), (totals.Read, totals.Accepted));
        Assert.Equal(("personal-phone", 1), (Assert.Single(totals.SetAside).Code, totals.SetAside[0].Count));

        Assert.Equal(1, Value(await Decide(takeIn: true, phone.Id)));
        Assert.Equal((2, 0), ((await db.CountImports(ProjectId, PairPurpose.Gold, default)).Accepted, Value(await List()).Waiting));
    }

    private Task<Result<HeldList>> List() => Bench.Get<ListHeld>().Handle(new(ProjectId), Lead, default);

    private async Task<HeldView> Held(string externalId) => Value(await List()).First.Single(h => h.ExternalId == externalId);

    private Task<Result<int>> Decide(bool takeIn, params Guid[] pairs) => Decide(takeIn, Lead, pairs);

    private Task<Result<int>> Decide(bool takeIn, Actor actor, params Guid[] pairs) =>
        Bench.Get<DecideHeld>().Handle(new(ProjectId, pairs, null, takeIn, ""), actor, default);
}

public sealed class DecideHeldOnSqlite() : DecideHeldTests(TestDatabase.Sqlite);

public sealed class DecideHeldOnPostgres() : DecideHeldTests(TestDatabase.Postgres);
