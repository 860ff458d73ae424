using System.Text.Json.Serialization;

namespace Concave.Scoping.Quoting;

/// <summary>
/// What a house asks for a pair [M1], as its operator configures it. Amounts are whole rupees; percentages are of 100.
/// A quote keeps the table it was made from, so that a later table changes no quote.
/// </summary>
public sealed record PriceTable
{
    /// <summary>Names this table on a quote.</summary>
    public required string Version { get; init; }

    /// <summary>First day on which quotes are made from it.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last such day; null while none is set.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Days after which a quote expires.</summary>
    public int QuoteDays { get; init; } = 30;

    /// <summary>From the cheapest up.</summary>
    public required IReadOnlyList<PriceTier> Tiers { get; init; }

    /// <summary>Smallest first; the last that a project reaches counts, for all its pairs.</summary>
    public required IReadOnlyList<VolumeDiscount> Discounts { get; init; }

    /// <summary>Pairs of the smallest project [M2].</summary>
    public int LeastPairs { get; init; } = 500;

    /// <summary>Pairs of the batch that comes first, judged by a reward model's held-out accuracy before the rest begins [M2].</summary>
    public int PilotPairs { get; init; } = 1000;

    /// <summary>Languages that have a panel.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Working days before work: guidelines, their approval, calibration.</summary>
    public int SetUpDays { get; init; } = 10;

    /// <summary>Working days more where a language has no panel yet.</summary>
    public int NewLanguageDays { get; init; } = 15;

    /// <summary>The tax that is added; null for none.</summary>
    public Tax? Tax { get; init; }

    /// <summary>The published prices, without a tax.</summary>
    public static PriceTable House { get; } = new()
    {
        Version = "house-1",
        ValidFrom = new(2026, 1, 1),
        Tiers =
        [
            new(1, "General knowledge", ["general"], 250, 400),
            new(2, "Technical and code", ["code", "technical"], 400, 700),
            new(3, "Medical, legal, finance", ["finance", "legal", "medical"], 800, 1500),
        ],
        Discounts = [new(5_000, 5), new(20_000, 10), new(50_000, 15)],
        Languages = ["bn", "en", "hi", "kn", "ml", "mr", "ta", "te"],
    };

    /// <summary>The tier of a domain; null when none prices it.</summary>
    public PriceTier? TierOf(string domain) => Tiers.FirstOrDefault(t => t.Domains.Contains(domain, StringComparer.Ordinal));

    /// <summary>The discount that so many pairs have.</summary>
    public decimal DiscountFor(int pairs) => Discounts.LastOrDefault(d => pairs >= d.FromPairs)?.Percent ?? 0;

    /// <summary>Every domain that has a price, in the order of the tiers.</summary>
    [JsonIgnore]
    public IEnumerable<string> Domains => Tiers.SelectMany(t => t.Domains);
}

/// <summary>The price range of some domains.</summary>
/// <param name="Tier">1 to 3, as in a brief.</param>
/// <param name="Name">As a quote writes it.</param>
/// <param name="Domains">snake_case, as in a brief.</param>
/// <param name="Low">Rupees a pair at the least depth.</param>
/// <param name="High">Rupees a pair at the greatest.</param>
public sealed record PriceTier(int Tier, string Name, IReadOnlyList<string> Domains, int Low, int High);

/// <summary>Less for more pairs.</summary>
public sealed record VolumeDiscount(int FromPairs, decimal Percent);

/// <summary>A tax as a line of its own.</summary>
/// <param name="Name">Such as GST.</param>
/// <param name="Percent">Above 0, at most 100.</param>
public sealed record Tax(string Name, decimal Percent);
