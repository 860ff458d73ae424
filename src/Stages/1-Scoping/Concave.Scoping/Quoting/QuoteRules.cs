using System.Globalization;
using System.Text.RegularExpressions;
using Concave.Kernel;

namespace Concave.Scoping.Quoting;

/// <summary>What can be quoted.</summary>
internal static class QuoteRules
{
    private const int MostPairs = 10_000_000;
    private const int LongestWaitYears = 5;

    /// <summary>The first thing that keeps a request from having a price, or null.</summary>
    internal static Problem? Check(QuoteRequest request, PriceTable prices, DateOnly today) =>
        Table(prices, today) ?? Mix(request, prices) ?? Rest(request, today);

    private static Problem? Table(PriceTable prices, DateOnly today) => prices switch
    {
        _ when today < prices.ValidFrom => Stale($"The price table {prices.Version} begins on {Day(prices.ValidFrom)}."),
        { ValidUntil: { } until } when today > until => Stale($"The price table {prices.Version} ended on {Day(until)}."),
        _ => null,
    };

    private static Problem? Mix(QuoteRequest request, PriceTable prices)
    {
        if (request.Mix.Count == 0)
            return Fault("mix", "No pairs are asked for.", $"Name domains with their pairs; priced are {string.Join(", ", prices.Domains)}.");
        if (request.Mix.FirstOrDefault(m => prices.TierOf(m.Domain) is null) is { } unknown)
            return Fault("mix", $"The domain {Said(unknown.Domain, BriefRules.Key())}has no price.", $"Choose from {string.Join(", ", prices.Domains)}.");
        if (request.Mix.GroupBy(m => m.Domain, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            return Fault("mix", $"{twice.Key} is named twice.", "Name each domain once.");
        if (request.Mix.Any(m => m.Pairs < 1))
            return Fault("mix", "A domain has no pairs.", "Give each domain at least one, or leave it out.");
        return request.Pairs() switch
        {
            var pairs when pairs < prices.LeastPairs => Fault("mix", string.Create(CultureInfo.InvariantCulture, $"{pairs} pairs are fewer than the smallest project has."), string.Create(CultureInfo.InvariantCulture, $"Ask for at least {prices.LeastPairs}.")),
            > MostPairs => Fault("mix", "So many pairs are not one project.", string.Create(CultureInfo.InvariantCulture, $"Ask for at most {MostPairs}.")),
            _ => null,
        };
    }

    private static Problem? Rest(QuoteRequest request, DateOnly today) => request switch
    {
        { Languages.Count: 0 } => Fault("languages", "No language is named.", "Name at least one tag, such as en or hi."),
        _ when request.Languages.FirstOrDefault(l => !BriefRules.LanguageTag().IsMatch(l)) is { } odd => Fault("languages", $"The {Ordinal(request.Languages, odd)}. entry is no language tag.", "Write tags such as en, hi or en-IN."),
        _ when request.Languages.Distinct(StringComparer.Ordinal).Count() < request.Languages.Count => Fault("languages", "A language is named twice.", "Name each once."),
        { Deadline: { } day } when day <= today => Fault("deadline", "The deadline is not in the future.", "Name a later day, or none."),
        { Deadline: { } day } when day > today.AddYears(LongestWaitYears) => Fault("deadline", "The deadline is more than five years away.", "Name an earlier day, or none."),
        { People: { } people } when people is < 2 or > Scheduling.MostPeople => Fault("people", "So many people cannot do it.", string.Create(CultureInfo.InvariantCulture, $"Give 2 to {Scheduling.MostPeople}, since one person agrees with nobody.")),
        { JudgmentsADay: not (> 0 and <= 10_000) } => Fault("judgments_a_day", "Nobody submits so many judgments in a day.", "Give more than 0, at most 10,000."),
        _ when !Enum.IsDefined(request.Depth) => Fault("depth", "The depth is not known.", "Choose basic, standard or full."),
        _ => null,
    };

    // What could be anything is not repeated.
    private static string Said(string word, Regex plain) => plain.IsMatch(word) && word.Length <= 40 ? $"{word} " : "";

    private static int Ordinal(IReadOnlyList<string> all, string one) => all.Index().First(l => l.Item == one).Index + 1;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Problem Stale(string detail) =>
        new("prices-out-of-date", ProblemKind.Refused, detail, "The operator puts the table in force into prices.json; `concave quote prices` prints one.", "valid_until");

    private static Problem Fault(string where, string detail, string mend) => new("quote-request-invalid", ProblemKind.Invalid, detail, mend, where);
}
