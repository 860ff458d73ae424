using Concave.Kernel;
using Concave.Scoping.Quoting;
using Concave.Ui.Forms;
using Concave.Ui.Http;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Concave.Scoping;

/// <summary>The form of a quote and, once something was asked for, the offer.</summary>
/// <param name="Prices">The table in force.</param>
/// <param name="Offer">Null before the form was sent.</param>
/// <param name="Entered">What is in the form: it stays there, also when it was accepted.</param>
/// <param name="Revises">The kept quote that the next one takes the place of.</param>
public sealed record AskView(PriceTable Prices, Offer? Offer, IFormCollection Entered, QuoteView? Revises);

/// <summary>The list of kept quotes.</summary>
public sealed record QuotesView(IReadOnlyList<QuoteView> Quotes);

/// <summary>Quotes in the browser: anybody may ask what a project would cost; leads number, print and start them.</summary>
internal static class QuotePages
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/quote", Ask).AllowAnonymous();
        pages.MapGet("/quotes", async (HttpContext http, ReadQuotes read, CancellationToken stop) =>
            (await read.List(ActorFromClaims.ActorOf(http), stop)).Then<QuotesView>(all => new QuotesView(all)).ToPage<QuotesPage, QuotesView>());
        pages.MapPost("/quotes", Keep);
        pages.MapGet("/quotes/{quoteId:guid}", Show);
        pages.MapPost("/quotes/{quoteId:guid}/project", Start);
    }

    private static async Task<IResult> Ask(Guid? revises, HttpContext http, PricesInForce prices, ReadQuotes read, TimeProvider clock, CancellationToken stop)
    {
        var table = prices.Read();
        if (table.Failed)
            return table.Problem.ToPage();
        var earlier = revises is { } id ? await read.One(id, ActorFromClaims.ActorOf(http), stop) : default;
        if (earlier.Failed)
            return earlier.Problem.ToPage();
        return Answer(http, table.Value, earlier.Value, QuoteEntries.Of(http.Request.Query), clock);
    }

    private static IResult Answer(HttpContext http, PriceTable prices, QuoteView? revises, IFormCollection form, TimeProvider clock)
    {
        if (!form.ContainsKey("depth"))
            return PageAnswers.Page<AskPage, AskView>(new(prices, Offer: null, form, revises));
        var offer = QuoteEntries.Read(form, prices).Then(request => Offers.Make(request, prices, Today(clock)));
        if (offer.Failed)
            http.Features.Set(new Refusal(offer.Problem, form));
        return PageAnswers.Page<AskPage, AskView>(new(prices, offer.Value, form, revises), offer.Failed ? ProblemAnswers.StatusOf(offer.Problem.Kind) : StatusCodes.Status200OK);
    }

    private static async Task<IResult> Keep(IFormCollection form, HttpContext http, KeepQuote keep, PricesInForce prices, ReadQuotes read, TimeProvider clock, CancellationToken stop)
    {
        var table = prices.Read();
        if (table.Failed)
            return table.Problem.ToPage();
        var wanted = QuoteEntries.Read(form, table.Value);
        var kept = wanted.Failed ? wanted.Problem : await keep.Handle(
            new(new(form.Text("client_name"), form.Text("title"), form.Text("purpose"), form.One<ResponseSource>("responses") ?? (ResponseSource)(-1)), wanted.Value, form.Id("revises")),
            ActorFromClaims.ActorOf(http), stop);
        if (!kept.Failed)
            return PageAnswers.SeeOther($"/quotes/{kept.Value}");
        var earlier = form.Id("revises") is { } id ? (await read.One(id, ActorFromClaims.ActorOf(http), stop)).Value : null;
        return await kept.Problem.Again(http, () => Task.FromResult(PageAnswers.Page<AskPage, AskView>(new(
            table.Value, wanted.Failed ? null : Offers.Make(wanted.Value, table.Value, Today(clock)).Value, form, earlier))));
    }

    private static async Task<IResult> Show(Guid quoteId, HttpContext http, ReadQuotes read, CancellationToken stop) =>
        (await read.One(quoteId, ActorFromClaims.ActorOf(http), stop)).ToPage<QuotePage, QuoteView>();

    private static async Task<IResult> Start(Guid quoteId, IFormCollection form, HttpContext http, StartFromQuote start, ReadQuotes read, CancellationToken stop)
    {
        var started = await start.Handle(new(quoteId, form.Id("client")), ActorFromClaims.ActorOf(http), stop);
        return await started.After(http, $"/projects/{started.Value}/scoping", () => Show(quoteId, http, read, stop));
    }

    private static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
