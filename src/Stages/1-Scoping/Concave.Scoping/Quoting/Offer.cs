using Concave.Datasets.Planning;

namespace Concave.Scoping.Quoting;

/// <summary>From the least to the most, in whole rupees.</summary>
public sealed record Rupees(long Low, long High)
{
    public static Rupees operator +(Rupees a, Rupees b) => new(a.Low + b.Low, a.High + b.High);

    public static Rupees operator -(Rupees a, Rupees b) => new(a.Low - b.Low, a.High - b.High);

    /// <summary>So many percent of it, each end rounded to a whole rupee, halves up.</summary>
    public Rupees Percent(decimal percent) => new(Part(Low, percent), Part(High, percent));

    private static long Part(long amount, decimal percent) => (long)Math.Round(amount * percent / 100, MidpointRounding.AwayFromZero);
}

/// <summary>One domain's part of a price.</summary>
/// <param name="Domain">As in the request.</param>
/// <param name="Tier">1 to 3.</param>
/// <param name="Pairs">Its pairs.</param>
/// <param name="Each">A pair at the depth asked for.</param>
/// <param name="Amount">All its pairs.</param>
public sealed record OfferLine(string Domain, int Tier, int Pairs, Rupees Each, Rupees Amount);

/// <summary>How long it takes, and by how many.</summary>
/// <param name="Start">The day the offer was made for: work is counted from here.</param>
/// <param name="People">Annotators.</param>
/// <param name="WorkDays">Working days of judging, calibration and pilot included.</param>
/// <param name="DaysBefore">Working days before that: guidelines, approval, new panels.</param>
/// <param name="Delivered">The last of those days.</param>
public sealed record Schedule(DateOnly Start, int People, int WorkDays, int DaysBefore, DateOnly Delivered);

/// <summary>A price with what it buys. Ranges come from the tiers; the final price is agreed once the rubric stands.</summary>
public sealed record Offer
{
    public required IReadOnlyList<OfferLine> Lines { get; init; }

    /// <summary>Before discount and tax.</summary>
    public required Rupees Subtotal { get; init; }

    public required decimal DiscountPercent { get; init; }
    public required Rupees Discount { get; init; }
    public required Tax? Tax { get; init; }
    public required Rupees TaxAmount { get; init; }
    public required Rupees Total { get; init; }

    /// <summary>Pairs of the batch that comes first.</summary>
    public required int PilotPairs { get; init; }

    /// <summary>What that batch costs of <see cref="Total"/>: the share of its pairs, over all domains alike.</summary>
    public required Rupees PilotTotal { get; init; }

    public required Schedule Schedule { get; init; }

    /// <summary>What the house's quality plan leads to for so many pairs and people.</summary>
    public required PlanAnswer Plan { get; init; }

    /// <summary>What to know before agreeing.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
