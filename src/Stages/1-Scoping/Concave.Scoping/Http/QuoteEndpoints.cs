using Concave.Scoping.Quoting;
using Concave.Ui.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Concave.Ui.Http.ActorFromClaims;

namespace Concave.Scoping;

/// <summary>Quotes over HTTP.</summary>
internal static class QuoteEndpoints
{
    /// <summary>A quote to keep, or its next version.</summary>
    internal sealed record NewQuote(QuoteSubject Subject, QuoteRequest Wanted, Guid? Revises = null);

    /// <summary>The client that a quote's project is done for; null enters a new one.</summary>
    internal sealed record Agreed(Guid? ClientId = null);

    internal static void Map(RouteGroupBuilder stage)
    {
        var quotes = stage.MapGroup("/quotes");
        quotes.MapGet("", async (HttpContext http, ReadQuotes read, CancellationToken stop) => (await read.List(ActorOf(http), stop)).ToHttp());
        quotes.MapGet("/{quoteId:guid}", async (Guid quoteId, HttpContext http, ReadQuotes read, CancellationToken stop) =>
            (await read.One(quoteId, ActorOf(http), stop)).ToHttp());
        quotes.MapPost("", async (NewQuote body, HttpContext http, KeepQuote keep, CancellationToken stop) =>
            (await keep.Handle(new(body.Subject, body.Wanted, body.Revises), ActorOf(http), stop)).ToHttp());
        quotes.MapPost("/{quoteId:guid}/project", async (Guid quoteId, Agreed body, HttpContext http, StartFromQuote start, CancellationToken stop) =>
            (await start.Handle(new(quoteId, body.ClientId), ActorOf(http), stop)).ToHttp());
        stage.MapPost("/plans", (PlanWork.Request body, HttpContext http, PlanWork plan) => plan.Handle(body, ActorOf(http)).ToHttp());
        quotes.MapPost("/offers", (QuoteRequest wanted, PricesInForce prices, TimeProvider clock) =>
            prices.Read().Then(table => Offers.Make(wanted, table, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))).ToHttp());
    }
}
