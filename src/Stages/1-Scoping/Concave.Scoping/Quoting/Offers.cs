using System.Globalization;
using Concave.Kernel;

namespace Concave.Scoping.Quoting;

/// <summary>What a request costs and takes [M1, M2, M4]. Pure: the same request, table and day give the same offer.</summary>
public static class Offers
{
    private const int Depths = 3;

    /// <summary>The offer, or what keeps the request from having one.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="prices">The table in force.</param>
    /// <param name="today">The day from which the schedule counts.</param>
    public static Result<Offer> Make(QuoteRequest request, PriceTable prices, DateOnly today)
    {
        if (QuoteRules.Check(request, prices, today) is { } fault)
            return fault;
        OfferLine[] lines = [.. request.Mix.Select(m => Line(m, request.Depth, prices))];
        var subtotal = lines.Aggregate(new Rupees(0, 0), (sum, line) => sum + line.Amount);
        var percent = prices.DiscountFor(request.Pairs());
        var discount = subtotal.Percent(percent);
        var tax = (subtotal - discount).Percent(prices.Tax?.Percent ?? 0);
        var total = subtotal - discount + tax;
        var (schedule, plan) = Scheduling.Of(request, prices, today);
        var pilot = Math.Min(request.Pairs(), prices.PilotPairs);
        return new Offer
        {
            Lines = lines,
            Subtotal = subtotal,
            DiscountPercent = percent,
            Discount = discount,
            Tax = prices.Tax,
            TaxAmount = tax,
            Total = total,
            PilotPairs = pilot,
            PilotTotal = total.Percent(100m * pilot / request.Pairs()),
            Schedule = schedule,
            Plan = plan,
            Notes = Notes(request, prices, schedule),
        };
    }

    private static OfferLine Line(DomainShare share, Depth depth, PriceTable prices)
    {
        var tier = prices.TierOf(share.Domain)!;
        var third = (tier.High - tier.Low) / (decimal)Depths;
        Rupees each = new(tier.Low + Whole(third * (int)depth), tier.Low + Whole(third * ((int)depth + 1)));
        return new(share.Domain, tier.Tier, share.Pairs, each, new(each.Low * share.Pairs, each.High * share.Pairs));
    }

    private static long Whole(decimal rupees) => (long)Math.Round(rupees, MidpointRounding.AwayFromZero);

    private static List<string> Notes(QuoteRequest request, PriceTable prices, Schedule schedule)
    {
        List<string> notes = [];
        if (!Scheduling.InTime(request, schedule))
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"The deadline cannot be met: {schedule.People} people deliver on {schedule.Delivered:yyyy-MM-dd}. Ask for fewer pairs, more people or a later day."));
        if (request.Languages.Where(l => !prices.Languages.Contains(l.Split('-')[0], StringComparer.Ordinal)).ToList() is { Count: > 0 } others)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"No panel is ready for {string.Join(", ", others)}: {prices.NewLanguageDays} working days to find and calibrate one are counted in."));
        if (prices.Discounts.FirstOrDefault(d => d.FromPairs > request.Pairs()) is { } next)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"From {Money.Count(next.FromPairs)} pairs on all of them cost {next.Percent:0.##} % less."));
        notes.Add("A price within the range is agreed when the rubric stands. The pilot comes first: what a reward model learns from it decides whether the rest is worth ordering.");
        return notes;
    }
}
