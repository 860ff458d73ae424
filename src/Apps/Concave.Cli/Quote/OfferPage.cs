using System.Globalization;
using Concave.Kernel;
using Concave.Scoping.Quoting;
using Spectre.Console;

namespace Concave.Cli.Quote;

/// <summary>An offer in the terminal.</summary>
internal static class OfferPage
{
    internal static void Show(Offer offer, IAnsiConsole people)
    {
        var table = new Table().Border(TableBorder.None).AddColumns("domain", "tier", "pairs", "a pair", "amount");
        foreach (var line in offer.Lines)
            table.AddRow([.. new[] { line.Domain, line.Tier.ToString(CultureInfo.InvariantCulture), Money.Count(line.Pairs), Money.Text(line.Each), Money.Text(line.Amount) }.Select(Markup.Escape)]);
        people.Write(table);
        void Line(FormattableString text) => people.MarkupLineInterpolated(CultureInfo.InvariantCulture, text);
        if (offer.DiscountPercent > 0)
            Line($"Volume discount of {offer.DiscountPercent:0.##} %: −{Money.Text(offer.Discount)}.");
        if (offer.Tax is { } tax)
            Line($"{tax.Name}, {tax.Percent:0.##} %: {Money.Text(offer.TaxAmount)}.");
        Line($"[bold]{Money.Text(offer.Total)}[/] in all{(offer.Tax is null ? ", without taxes" : "")}; of it {Money.Text(offer.PilotTotal)} for the pilot of {Money.Count(offer.PilotPairs)} pairs.");
        var (schedule, plan) = (offer.Schedule, offer.Plan);
        Line($"{schedule.People} experts: {schedule.DaysBefore} working days until judging begins, {schedule.WorkDays} of judging ({Money.Count(plan.Judgments + plan.Entry)} judgments), delivered on {schedule.Delivered:yyyy-MM-dd}.");
        Line($"{plan.Batches} {(plan.Batches == 1 ? "batch" : "batches")} of about {Money.Count(plan.Batch.Pairs)} pairs, to reach κ {QualityPlan.HouseStandard.BatchKappa}: one of true κ 0.80 passes in {plan.Good.Both:0.0%} of cases, one of κ 0.60 in {plan.Bad.Both:0.0%}.");
        foreach (var note in offer.Notes)
            Line($"  {note}");
    }

    internal static void Number(QuoteView quote, IAnsiConsole people) => people.MarkupLineInterpolated(
        CultureInfo.InvariantCulture, $"Kept as [bold]{quote.Number}[/], version {quote.Version}, valid until {quote.ExpiresAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC. Its id is {quote.QuoteId}.");
}
