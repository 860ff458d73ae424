using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Scoping.Quoting;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping;

/// <summary>Gives an offer a number and keeps it as it is [M1]. Gives the quote's id.</summary>
public sealed class KeepQuote(Store store, PricesInForce prices, TimeProvider clock)
{
    /// <param name="Subject">Whom it is for, and what about.</param>
    /// <param name="Wanted">What was asked for; the offer is made anew from today's prices.</param>
    /// <param name="Revises">A version of the quote that this one takes the place of; null for a new number.</param>
    public sealed record Request(QuoteSubject Subject, QuoteRequest Wanted, Guid? Revises = null);

    public async Task<Result<Guid>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if ((actor.Refuse(Roles.Lead) ?? SubjectRules.Check(request.Subject)) is { } refused)
            return refused;
        var table = prices.Read();
        if (table.Failed)
            return table.Problem;
        var now = clock.GetUtcNow();
        var offer = Offers.Make(request.Wanted, table.Value, DateOnly.FromDateTime(now.UtcDateTime));
        if (offer.Failed)
            return offer.Problem;
        QuoteDocument document = new(request.Subject, request.Wanted, table.Value, offer.Value);
        Quote quote = new()
        {
            Id = clock.NewId(),
            Year = now.UtcDateTime.Year,
            Number = 0,
            Version = 1,
            Document = document.ToJson(),
            MadeBy = actor.Id,
            MadeAt = now,
            ExpiresAt = now.AddDays(table.Value.QuoteDays),
        };
        return (await store.Write<Quote>(db => request.Revises is { } earlier ? Revise(db, quote, earlier, stop) : Add(db, quote, stop), stop))
            .Then<Guid>(kept => kept.Id);
    }

    // Two at the same moment would take the same number: the index lets one of them pass, and the other runs again.
    private static async Task<Result<Quote>> Add(ConcaveDb db, Quote quote, CancellationToken stop)
    {
        var last = await db.Quotes.Where(q => q.Year == quote.Year).MaxAsync(q => (int?)q.Number, stop) ?? 0;
        return Keep(db, quote with { Number = last + 1 });
    }

    private static async Task<Result<Quote>> Revise(ConcaveDb db, Quote quote, Guid earlier, CancellationToken stop)
    {
        if (await db.Quotes.SingleOrDefaultAsync(q => q.Id == earlier, stop) is not { } before)
            return QuoteErrors.NotFound;
        if (await db.QuoteProjects.AnyAsync(p => p.Year == before.Year && p.Number == before.Number, stop))
            return QuoteErrors.AlreadyStarted;
        var last = await db.Quotes.Where(q => q.Year == before.Year && q.Number == before.Number).MaxAsync(q => q.Version, stop);
        return Keep(db, quote with { Year = before.Year, Number = before.Number, Version = last + 1 });
    }

    private static Quote Keep(ConcaveDb db, Quote quote)
    {
        db.Quotes.Add(quote);
        return quote;
    }
}
