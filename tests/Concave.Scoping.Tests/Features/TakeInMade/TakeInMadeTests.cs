using Concave.Data.HandOffs;
using Concave.Datasets;
using Concave.Datasets.Reading;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping.Tests;

/// <summary>Pairs whose responses models made are taken in as a client's are, and nothing in them says who made what.</summary>
public abstract class TakeInMadeTests(TestDatabase database) : ScopingBench(database)
{
    [Fact]
    public async Task Made_pairs_are_taken_in_once_and_what_gives_its_author_away_is_held()
    {
        await SignNda();
        await Make("one", 1, "It is the sample of one.", "It is not a sample.");
        await Make("told", 2, "As an AI language model, I say yes.", "Yes, it is.");

        var report = Value(await Take());

        Assert.Equal((2, 1, 1, 1), (report.Read, report.Accepted, report.SetAsideCount, report.Held));
        await using (var db = Bench.Store.Read())
        {
            var (pair, made) = (await db.Pairs.SingleAsync(), await db.MadePairs.SingleAsync(m => m.ExternalId == "one"));
            Assert.Equal((PairPurpose.Production, "one", "general", "en", made.ContentHash), (pair.Purpose, pair.ExternalId, pair.Domain, pair.Language, pair.ContentHash));
            var record = await Bench.Vault.Open<PairRecord>(ProjectId, pair.Content, default);
            Assert.Equal(("It is the sample of one.", "It is not a sample."), (record.ResponseA, record.ResponseB));
        }

        Assert.Equal("nothing-made", (await Take()).Problem?.Code);
        await Make("later", 3, "Something else altogether.", "And another thing.");
        Assert.Equal((1, 1), Value(await Take()) is var later ? (later.Read, later.Accepted) : default);
    }

    [Fact]
    public async Task Without_an_nda_nothing_is_taken_in_and_only_a_lead_may()
    {
        Assert.Equal("nda-missing", (await Take()).Problem?.Code);
        Assert.Equal("role-missing", (await Bench.Get<TakeInMade>().Handle(new(ProjectId), TheClient, default)).Problem?.Code);
    }

    private Task<Result<ImportReport>> Take() => Bench.Get<TakeInMade>().Handle(new(ProjectId), Lead, default);

    private async Task Make(string id, int row, string a, string b)
    {
        PairRecord record = new()
        {
            Pair = Bench.Clock.NewId(),
            ExternalId = id,
            Purpose = PairPurpose.Production,
            Domain = "general",
            Language = "en",
            TaskType = "",
            Prompt = [new("user", $"What is the sample {id}?")],
            ResponseA = a,
            ResponseB = b,
        };
        MadePair made = new()
        {
            Id = record.Pair,
            ProjectId = ProjectId,
            OrderId = new Guid(9, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]),
            Row = row,
            ExternalId = id,
            ContentHash = new ContentHash().Of([new Message("user", record.Prompt[0].Content)], a, b),
            FamilyA = "llama",
            FamilyB = "llama",
            Content = await Bench.Vault.Close(ProjectId, record, default),
            MadeAt = Bench.Clock.GetUtcNow(),
        };
        Value(await Bench.Store.Write<Done>(db =>
        {
            db.MadePairs.Add(made);
            return Task.FromResult<Result<Done>>(default(Done));
        }, default));
    }
}

public sealed class TakeInMadeOnSqlite() : TakeInMadeTests(TestDatabase.Sqlite);

public sealed class TakeInMadeOnPostgres() : TakeInMadeTests(TestDatabase.Postgres);
