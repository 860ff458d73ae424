using Concave.Data.Writing;
using Concave.Kernel;
using Concave.Scoping.Quoting;
using Microsoft.EntityFrameworkCore;

namespace Concave.Scoping;

/// <summary>The quotes of this house: for leads, since they name clients.</summary>
public sealed class ReadQuotes(Store store, TimeProvider clock)
{
    private const int Most = 500;

    /// <summary>The newest version of each of the last 500, newest first.</summary>
    public async Task<Result<IReadOnlyList<QuoteView>>> List(Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refused)
            return refused;
        await using var db = store.Read();
        var all = db.Quotes;
        var newest = await all.Where(q => !all.Any(o => o.Year == q.Year && o.Number == q.Number && o.Version > q.Version))
            .OrderByDescending(q => q.Year).ThenByDescending(q => q.Number).Take(Most).ToListAsync(stop);
        var started = (await db.QuoteProjects.ToListAsync(stop)).ToDictionary(p => (p.Year, p.Number));
        var now = clock.GetUtcNow();
        return newest.Select(q => QuoteView.Of(q, q, started.GetValueOrDefault((q.Year, q.Number)), now)).ToArray();
    }

    /// <summary>One version.</summary>
    public async Task<Result<QuoteView>> One(Guid quoteId, Actor actor, CancellationToken stop)
    {
        if (actor.Refuse(Roles.Lead) is { } refused)
            return refused;
        await using var db = store.Read();
        if (await db.Quotes.SingleOrDefaultAsync(q => q.Id == quoteId, stop) is not { } quote)
            return QuoteErrors.NotFound;
        var newest = await db.Quotes.Where(q => q.Year == quote.Year && q.Number == quote.Number).OrderByDescending(q => q.Version).FirstAsync(stop);
        var started = await db.QuoteProjects.SingleOrDefaultAsync(p => p.Year == quote.Year && p.Number == quote.Number, stop);
        return QuoteView.Of(quote, newest, started, clock.GetUtcNow());
    }
}
