using Concave.Kernel;
using Concave.Scoping.Quoting;
using CsCheck;

namespace Concave.Scoping.Tests.Quoting;

public sealed class OffersTests
{
    private static readonly DateOnly Monday = new(2026, 11, 30);

    private static readonly QuoteRequest General = new() { Mix = [new("general", 1000)], Languages = ["en"], Depth = Depth.Basic };

    [Theory]
    [InlineData("general", Depth.Basic, 250, 300)]
    [InlineData("general", Depth.Full, 350, 400)]
    [InlineData("code", Depth.Basic, 400, 500)]
    [InlineData("code", Depth.Full, 600, 700)]
    [InlineData("medical", Depth.Basic, 800, 1033)]
    [InlineData("legal", Depth.Standard, 1033, 1267)]
    [InlineData("finance", Depth.Full, 1267, 1500)]
    public void Depth_takes_its_third_of_the_published_range(string domain, Depth depth, long low, long high)
    {
        var line = Value(Offers.Make(General with { Mix = [new(domain, 500)], Depth = depth }, PriceTable.House, Monday)).Lines.Single();

        Assert.Equal(new Rupees(low, high), line.Each);
        Assert.Equal(new Rupees(500 * low, 500 * high), line.Amount);
    }

    [Theory]
    [InlineData(4_999, 0)]
    [InlineData(5_000, 5)]
    [InlineData(19_999, 5)]
    [InlineData(20_000, 10)]
    [InlineData(50_000, 15)]
    public void Discount_begins_at_5000_pairs(int pairs, int percent)
    {
        var offer = Value(Offers.Make(General with { Mix = [new("general", pairs)] }, PriceTable.House, Monday));

        Assert.Equal(percent, offer.DiscountPercent);
        Assert.Equal((long)Math.Round(pairs * 250m * (100 - percent) / 100, MidpointRounding.ToZero), offer.Total.Low, 1.0);
    }

    [Fact]
    public void Tax_is_a_line_of_its_own_on_what_is_left_after_the_discount()
    {
        var taxed = PriceTable.House with { Tax = new("GST", 18) };
        var offer = Value(Offers.Make(General with { Mix = [new("general", 4_000), new("code", 2_000)] }, taxed, Monday));

        Assert.Equal(new Rupees(1_800_000, 2_200_000), offer.Subtotal);
        Assert.Equal(new Rupees(90_000, 110_000), offer.Discount);
        Assert.Equal(new Rupees(307_800, 376_200), offer.TaxAmount);
        Assert.Equal(new Rupees(2_017_800, 2_466_200), offer.Total);
        Assert.Equal(new Rupees(336_300, 411_033), offer.PilotTotal); // 1,000 of 6,000 pairs
    }

    [Fact]
    public void Experts_are_as_few_as_the_deadline_allows()
    {
        var wanted = General with { Mix = [new("general", 5_000)], Deadline = Monday.AddDays(21) }; // five working days of judging
        var offer = Value(Offers.Make(wanted, PriceTable.House, Monday));
        var fewer = Value(Offers.Make(wanted with { People = offer.Schedule.People - 1 }, PriceTable.House, Monday));

        Assert.True(offer.Schedule.Delivered <= wanted.Deadline);
        Assert.True(fewer.Schedule.Delivered > wanted.Deadline);
        Assert.Contains(fewer.Notes, n => n.StartsWith("The deadline cannot be met", StringComparison.Ordinal));
    }

    [Fact]
    public void A_language_without_a_panel_takes_longer_and_says_so()
    {
        var ready = Value(Offers.Make(General with { Languages = ["hi", "en-IN"] }, PriceTable.House, Monday));
        var other = Value(Offers.Make(General with { Languages = ["gu"] }, PriceTable.House, Monday));

        Assert.Equal(PriceTable.House.SetUpDays, ready.Schedule.DaysBefore);
        Assert.Equal(PriceTable.House.SetUpDays + PriceTable.House.NewLanguageDays, other.Schedule.DaysBefore);
        Assert.Contains(other.Notes, n => n.StartsWith("No panel is ready for gu", StringComparison.Ordinal));
    }

    public static TheoryData<QuoteRequest, string> Faulty => new()
    {
        { General with { Mix = [] }, "mix" },
        { General with { Mix = [new("general", 499)] }, "mix" },
        { General with { Mix = [new("astrology", 1000)] }, "mix" },
        { General with { Mix = [new("general", 500), new("general", 500)] }, "mix" },
        { General with { Mix = [new("general", 1000), new("code", 0)] }, "mix" },
        { General with { Mix = [new("general", int.MaxValue), new("code", int.MaxValue)] }, "mix" },
        { General with { Languages = [] }, "languages" },
        { General with { Languages = ["English"] }, "languages" },
        { General with { Languages = ["en", "en"] }, "languages" },
        { General with { Deadline = Monday }, "deadline" },
        { General with { Deadline = Monday.AddYears(6) }, "deadline" },
        { General with { People = 1 }, "people" },
        { General with { JudgmentsADay = 0 }, "judgments_a_day" },
        { General with { JudgmentsADay = double.NaN }, "judgments_a_day" },
        { General with { Depth = (Depth)9 }, "depth" },
    };

    [Theory]
    [MemberData(nameof(Faulty), DisableDiscoveryEnumeration = true)]
    public void What_has_no_price_says_where(QuoteRequest request, string where)
    {
        var refused = Offers.Make(request, PriceTable.House, Monday);

        Assert.Equal(("quote-request-invalid", where), (refused.Problem?.Code, refused.Problem?.Where));
    }

    [Fact]
    public void A_table_quotes_only_in_its_time()
    {
        var table = PriceTable.House with { ValidFrom = Monday, ValidUntil = Monday.AddDays(1) };

        Assert.Equal("prices-out-of-date", Offers.Make(General, table, Monday.AddDays(-1)).Problem?.Code);
        Assert.Null(Offers.Make(General, table, Monday.AddDays(1)).Problem);
        Assert.Equal("prices-out-of-date", Offers.Make(General, table, Monday.AddDays(2)).Problem?.Code);
    }

    [Fact]
    public void Amounts_are_grouped_as_in_India() =>
        Assert.Equal(("₹12,34,56,789", "₹999", "₹1,00,000–2,00,000"), (Money.Text(123_456_789), Money.Text(999), Money.Text(new Rupees(100_000, 200_000))));

    [Fact]
    public void Working_days_are_counted_as_one_by_one() => Gen.Select(Gen.Int[0, 3000], Gen.Int[0, 400]).Sample((offset, length) =>
    {
        var start = new DateOnly(2026, 1, 1).AddDays(offset);
        var end = start.AddDays(length);
        var counted = Enumerable.Range(1, length).Count(i => start.AddDays(i).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

        Assert.Equal(counted, WorkingDays.Between(start, end));
        Assert.True(WorkingDays.After(start, counted) <= end || counted == 0);
        Assert.Equal(counted, WorkingDays.Between(start, WorkingDays.After(start, counted)));
    });

    [Fact]
    public void More_pairs_never_cost_less_in_all_than_the_discount_explains() => Gen.Int[500, 200_000].Sample(pairs =>
    {
        var offer = Value(Offers.Make(General with { Mix = [new("general", pairs)], People = 10 }, PriceTable.House, Monday));

        Assert.Equal(offer.Subtotal - offer.Discount + offer.TaxAmount, offer.Total);
        Assert.True(offer.Total.Low <= offer.Total.High && offer.PilotTotal.High <= offer.Total.High);
    }, iter: 40);

    private static Offer Value(Result<Offer> offer) => offer.Value ?? throw new InvalidOperationException(offer.Problem!.ToString());
}
