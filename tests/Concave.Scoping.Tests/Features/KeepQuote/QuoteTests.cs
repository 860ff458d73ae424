using Concave.Kernel;
using Concave.Scoping.Quoting;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping.Tests;

/// <summary>A quote from its number to its project.</summary>
public abstract class QuoteTests(TestDatabase database) : ScopingBench(database)
{
    private static readonly QuoteSubject Subject = new("Sample hospital", "Sample medical pairs", "A scribe for sample clinics.", ResponseSource.TwoSamples);
    private static readonly QuoteRequest Wanted = new() { Mix = [new("medical", 2_000), new("general", 500)], Languages = ["en", "hi"], Depth = Depth.Full };

    [Fact]
    public async Task Numbers_follow_each_other_also_when_many_are_kept_at_once()
    {
        var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Keep()));
        var all = Value(await Bench.Get<ReadQuotes>().List(Lead, default));

        Assert.All(kept, k => Assert.Null(k.Problem));
        var year = Bench.Clock.GetUtcNow().Year;
        Assert.Equal(Enumerable.Range(1, 8).Reverse().Select(n => FormattableString.Invariant($"Q-{year}-{n:0000}")), all.Select(q => q.Number));
    }

    [Fact]
    public async Task A_kept_quote_says_forever_what_was_promised()
    {
        var quote = await Read(Value(await Keep()));
        await using (var db = Bench.Store.Read())
        {
            await Assert.ThrowsAnyAsync<Exception>(() => db.Set<Quote>().ExecuteUpdateAsync(q => q.SetProperty(v => v.Document, "{}")));
            await Assert.ThrowsAnyAsync<Exception>(() => db.Set<Quote>().ExecuteDeleteAsync());
        }

        Assert.Equal((QuoteState.Open, 1, Subject), (quote.State, quote.Version, quote.Document.Subject));
        Assert.Equal(quote.MadeAt.AddDays(PriceTable.House.QuoteDays), quote.ExpiresAt);
        Assert.Equal(new Rupees((2_000 * 1_267) + (500 * 350), (2_000 * 1_500) + (500 * 400)), quote.Document.Offer.Total);
        Assert.Equal(PriceTable.House.Version, quote.Document.Prices.Version);
    }

    [Fact]
    public async Task The_next_version_takes_the_place_of_the_one_before()
    {
        var first = Value(await Keep());
        var second = await Read(Value(await Keep(revises: first)));
        var before = await Read(first);

        Assert.Equal((before.Number, 2, QuoteState.Open), (second.Number, second.Version, second.State));
        Assert.Equal((QuoteState.Superseded, second.QuoteId), (before.State, before.Newest));
        Assert.Equal("quote-superseded", (await Start(first)).Problem?.Code);
        Assert.Equal("quote-not-found", (await Keep(revises: Bench.Clock.NewId())).Problem?.Code);
    }

    [Fact]
    public async Task It_becomes_one_project_with_its_brief_filled_in()
    {
        var quote = Value(await Keep());
        var project = Value(await Start(quote));
        var again = await Start(quote);

        var version = Value(await Bench.Get<ViewProject>().Handle(new(project), Lead, default)).Versions.Single();
        var brief = Value(await Bench.Get<ReadGuidelines>().Handle(new(project, version.Hash), Lead, default)).Brief;
        Assert.Equal((Subject.Title, Subject.Purpose, 3, 2_500, ResponseSource.TwoSamples), (brief.Title, brief.Purpose, brief.Tier, brief.Volume, brief.Responses));
        Assert.Equal(["medical", "general"], brief.Domains);
        Assert.Equal(["en", "hi"], brief.Languages);
        Assert.Null(version.ApprovedId);
        Assert.Equal("quote-started", again.Problem?.Code);
        Assert.Equal("quote-started", (await Keep(revises: quote)).Problem?.Code);
        Assert.Equal((QuoteState.Started, project), ((await Read(quote)).State, (await Read(quote)).ProjectId));
    }

    [Fact]
    public async Task Two_leads_who_start_it_at_once_get_one_project()
    {
        var quote = Value(await Keep());
        var started = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Start(quote)));

        Assert.Single(started.Where(s => !s.Failed).Select(s => s.Value).Distinct());
        await using var db = Bench.Store.Read();
        Assert.Equal(2, await db.Projects.CountAsync()); // that one, and the workbench's own
    }

    [Fact]
    public async Task For_a_known_client_no_second_one_is_entered()
    {
        var project = Value(await Bench.Get<StartFromQuote>().Handle(new(Value(await Keep()), ClientId), Lead, default));
        await using var db = Bench.Store.Read();

        Assert.Equal(ClientId, (await db.Projects.SingleAsync(p => p.Id == project)).ClientId);
        Assert.Equal(1, await db.Clients.CountAsync());
        Assert.Equal("client-not-found", (await Bench.Get<StartFromQuote>().Handle(new(Value(await Keep()), Bench.Clock.NewId()), Lead, default)).Problem?.Code);
    }

    [Fact]
    public async Task An_expired_quote_starts_nothing()
    {
        var quote = Value(await Keep());
        Bench.Clock.Advance(TimeSpan.FromDays(PriceTable.House.QuoteDays));

        Assert.Equal(QuoteState.Expired, (await Read(quote)).State);
        Assert.Equal("quote-expired", (await Start(quote)).Problem?.Code);
        Assert.False((await Start(Value(await Keep(revises: quote)))).Failed);
    }

    [Fact]
    public async Task Only_leads_keep_read_and_start()
    {
        var quote = Value(await Keep());

        Assert.Equal("role-missing", (await Bench.Get<KeepQuote>().Handle(new(Subject, Wanted), TheClient, default)).Problem?.Code);
        Assert.Equal("role-missing", (await Bench.Get<ReadQuotes>().One(quote, TheClient, default)).Problem?.Code);
        Assert.Equal("role-missing", (await Bench.Get<ReadQuotes>().List(TheClient, default)).Problem?.Code);
        Assert.Equal("role-missing", (await Bench.Get<StartFromQuote>().Handle(new(quote), TheClient, default)).Problem?.Code);
    }

    [Theory]
    [InlineData("", "t", "client_name")]
    [InlineData("c", "a\nb", "title")]
    public async Task A_head_that_cannot_be_printed_is_refused(string client, string title, string where) =>
        Assert.Equal(where, (await Bench.Get<KeepQuote>().Handle(new(Subject with { ClientName = client, Title = title }, Wanted), Lead, default)).Problem?.Where);

    private Task<Result<Guid>> Keep(Guid? revises = null) => Bench.Get<KeepQuote>().Handle(new(Subject, Wanted, revises), Lead, default);

    private Task<Result<Guid>> Start(Guid quote) => Bench.Get<StartFromQuote>().Handle(new(quote), Lead, default);

    private async Task<QuoteView> Read(Guid quote) => Value(await Bench.Get<ReadQuotes>().One(quote, Lead, default));
}

public sealed class QuotesOnSqlite() : QuoteTests(TestDatabase.Sqlite);

public sealed class QuotesOnPostgres() : QuoteTests(TestDatabase.Postgres);
