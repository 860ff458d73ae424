using CsCheck;

namespace Concave.Matching.Tests.Features;

public sealed class MatchingRulesTests
{
    private static readonly Gen<string[]> Some = Pick.Of("medical", "code", "legal", "general").Array[0, 4].Select(d => d.Distinct().ToArray());
    private static readonly Gen<string[]> Tongues = Pick.Of("en", "hi", "ta").Array[0, 3].Select(l => l.Distinct().ToArray());

    private static readonly Gen<Candidate> Anybody = Gen.Select(
        Some, Tongues, Gen.Int[0, 60], Gen.Bool, Gen.Int[0, 50],
        (domains, languages, hours, simulated, gold) => new Candidate(Guid.Empty, "Sample", domains, domains, languages, hours, simulated, new(gold / 2, gold, null)));

    [Fact]
    public void Nobody_is_matched_without_one_domain_and_one_language_of_the_project() =>
        Gen.Select(Anybody, Some, Tongues, Gen.Bool).Sample((candidate, domains, languages, simulated) =>
        {
            var match = MatchingRules.Match(new(domains, languages, simulated), candidate);

            var fits = domains.Intersect(candidate.Domains).Any() && languages.Intersect(candidate.Languages).Any()
                && candidate.HoursPerWeek > 0 && (simulated || !candidate.Simulated);
            Assert.Equal(fits, match.Matched);
            Assert.InRange(match.Score, 0, 1);
            Assert.True(match.Matched || match.Missing.Count > 0 || domains.Length == 0 || languages.Length == 0);
        });

    [Fact]
    public void One_more_domain_language_hour_or_right_answer_never_lowers_the_score() =>
        Gen.Select(Anybody, Some, Tongues).Sample((candidate, domains, languages) =>
        {
            var needs = new Needs(domains, languages, Simulated: true);
            var score = MatchingRules.Match(needs, candidate).Score;
            Candidate[] better =
            [
                candidate with { Domains = ["medical", "code", "legal", "general"], Claimed = ["medical", "code", "legal", "general"] },
                candidate with { Languages = ["en", "hi", "ta"] },
                candidate with { HoursPerWeek = candidate.HoursPerWeek + 1 },
                candidate with { Past = candidate.Past with { GoldRight = candidate.Past.Gold } },
            ];
            Assert.All(better, b => Assert.True(MatchingRules.Match(needs, b).Score >= score - 1e-12));
        });

    [Fact]
    public void Three_lucky_pairs_do_not_beat_three_hundred() =>
        Assert.True(new PastWork(3, 3, null).Score < new PastWork(297, 300, null).Score);
}
