using Concave.Kernel;

namespace Concave.Scoping.Quoting;

/// <summary>A table that would quote nonsense is refused where it is read, not where somebody asks for a price.</summary>
internal static class PriceTableRules
{
    /// <summary>The first fault, or null.</summary>
    internal static Problem? Check(PriceTable table) => table switch
    {
        { Version: null or "" } or { Version.Length: > 100 } => Fault("version", "The table has no name of at most 100 characters."),
        { ValidUntil: { } until } when until < table.ValidFrom => Fault("valid_until", "The table ends before it begins."),
        { QuoteDays: not (> 0 and <= 365) } => Fault("quote_days", "A quote has to be valid for 1 to 365 days."),
        { LeastPairs: < 1 } => Fault("least_pairs", "The smallest project has at least one pair."),
        { PilotPairs: < 1 } => Fault("pilot_pairs", "The first batch has at least one pair."),
        { SetUpDays: not (>= 0 and <= 365) } => Fault("set_up_days", "Days are 0 to 365."),
        { NewLanguageDays: not (>= 0 and <= 365) } => Fault("new_language_days", "Days are 0 to 365."),
        { Tax: { } tax } when string.IsNullOrWhiteSpace(tax.Name) || tax.Percent is not (> 0 and <= 100) => Fault("tax", "A tax has a name and a percentage above 0, at most 100."),
        _ => Tiers(table) ?? Discounts(table),
    };

    private static Problem? Tiers(PriceTable table) =>
        table.Tiers is not { Count: > 0 } ? Fault("tiers", "The table has no tier.")
        : table.Tiers.FirstOrDefault(t => t.Tier is < 1 or > 3) is { } odd ? Fault("tiers", $"{odd.Tier} is no tier: 1, 2 or 3.")
        : table.Tiers.FirstOrDefault(t => t.Low < 1 || t.High < t.Low) is { } upside ? Fault("tiers", $"The prices of tier {upside.Tier} do not rise from at least 1.")
        : table.Tiers.FirstOrDefault(t => t.Domains is not { Count: > 0 } || t.Domains.Any(d => !BriefRules.Key().IsMatch(d))) is { } empty ? Fault("tiers", $"Tier {empty.Tier} names no domain, or one that is not lower-case letters, digits and underscores.")
        : table.Domains.GroupBy(d => d, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice ? Fault("tiers", $"The domain {twice.Key} has two prices.")
        : null;

    private static Problem? Discounts(PriceTable table) =>
        table.Discounts is null || table.Languages is null ? Fault("discounts", "The table names no list of discounts or of languages.")
        : table.Discounts.Any(d => d.Percent is not (>= 0 and < 100) || d.FromPairs < 1) ? Fault("discounts", "A discount is 0 to less than 100 percent, from a number of pairs.")
        : table.Discounts.Zip(table.Discounts.Skip(1)).Any(d => d.First.FromPairs >= d.Second.FromPairs) ? Fault("discounts", "Discounts stand in the order of their pairs.")
        : null;

    private static Problem Fault(string where, string detail) =>
        new("prices-invalid", ProblemKind.Invalid, detail, "Correct the price table; `concave quote prices` prints one that is right.", where);
}
