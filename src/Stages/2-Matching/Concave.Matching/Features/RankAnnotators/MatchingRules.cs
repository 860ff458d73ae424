using Concave.Matching.Panel;
using Concave.Matching.Projects;
using static Concave.Ui.Languages.Speech;

namespace Concave.Matching;

/// <summary>What a project asks of its panel.</summary>
internal sealed record Needs(IReadOnlyList<string> Domains, IReadOnlyList<string> Languages, bool Simulated)
{
    internal static Needs Of(GuidelinesInForce inForce) =>
        new(inForce.Document.Brief.Domains, inForce.Document.Brief.Languages, inForce.Project.Simulated);
}

/// <summary>What an annotator brings. <paramref name="Domains"/> are the ones a verified credential speaks for.</summary>
internal sealed record Candidate(
    Guid AnnotatorId, string Name, IReadOnlyList<string> Claimed, IReadOnlyList<string> Domains, IReadOnlyList<string> Languages,
    int HoursPerWeek, bool Simulated, PastWork Past)
{
    internal static Candidate Of(Expert expert, PastWork past) => new(
        expert.Profile.AnnotatorId, expert.Profile.DisplayName, expert.Claimed, expert.Domains, expert.Languages,
        expert.Profile.HoursPerWeek, expert.Profile.Simulated, past);
}

/// <summary>
/// Score = 0.4 · share of the project's domains that a verified credential covers + 0.3 · share of its languages
/// + 0.2 · past results + 0.1 · hours a week over 40, at most 1. Nobody is matched without one domain and one language.
/// </summary>
internal static class MatchingRules
{
    private const double DomainWeight = 0.4;
    private const double LanguageWeight = 0.3;
    private const double PastWeight = 0.2;
    private const double HoursWeight = 0.1;
    private const int FullWeek = 40;

    internal static Match Match(Needs needs, Candidate candidate)
    {
        var domains = Common(needs.Domains, candidate.Domains);
        var languages = Common(needs.Languages, candidate.Languages);
        List<string> missing = [.. Missing(needs, candidate, domains, languages)];
        var matched = domains.Count > 0 && languages.Count > 0 && candidate.HoursPerWeek > 0 && (needs.Simulated || !candidate.Simulated);
        var score = (DomainWeight * domains.Count / Math.Max(1, needs.Domains.Count))
            + (LanguageWeight * languages.Count / Math.Max(1, needs.Languages.Count))
            + (PastWeight * candidate.Past.Score)
            + (HoursWeight * Math.Min(1, candidate.HoursPerWeek / (double)FullWeek));
        return new(candidate.AnnotatorId, candidate.Name, matched, matched ? score : 0, [.. Reasons(candidate, domains, languages)], missing);
    }

    internal static Ranking Rank(IEnumerable<Match> matches) => new(
        [.. matches.OrderByDescending(m => m.Matched).ThenByDescending(m => m.Score).ThenBy(m => m.Name, StringComparer.Ordinal).ThenBy(m => m.AnnotatorId)]);

    private static IEnumerable<string> Reasons(Candidate candidate, List<string> domains, List<string> languages)
    {
        if (domains.Count > 0)
            yield return T("Verified credentials cover {0}.", string.Join(", ", domains));
        if (languages.Count > 0)
            yield return T("Works in {0}.", string.Join(", ", languages));
        yield return candidate.Past.Sentence;
        if (candidate.HoursPerWeek > 0)
            yield return T("Available {0} hours a week.", candidate.HoursPerWeek);
    }

    private static IEnumerable<string> Missing(
        Needs needs, Candidate candidate, List<string> domains, List<string> languages)
    {
        var unverified = Common(needs.Domains, candidate.Claimed).Except(domains, StringComparer.OrdinalIgnoreCase).ToList();
        if (unverified.Count > 0)
            yield return T("No verified credential for {0}.", string.Join(", ", unverified));
        var lacking = needs.Domains.Except(candidate.Claimed, StringComparer.OrdinalIgnoreCase).ToList();
        if (lacking.Count > 0)
            yield return T("Does not work in {0}.", string.Join(", ", lacking));
        var unread = needs.Languages.Except(languages, StringComparer.OrdinalIgnoreCase).ToList();
        if (unread.Count > 0)
            yield return T("Does not read {0}.", string.Join(", ", unread));
        if (candidate.HoursPerWeek == 0)
            yield return T("Has no hours to give.");
        if (candidate.Simulated && !needs.Simulated)
            yield return T("Is a program that plays an annotator; the project is not simulated.");
    }

    private static List<string> Common(IReadOnlyList<string> needed, IReadOnlyList<string> held) =>
        [.. needed.Intersect(held, StringComparer.OrdinalIgnoreCase)];
}
