using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Tests.Reporting;

/// <summary>
/// A simulated panel whose members give up their own answer for the AI's with a known chance once they see it, and whose
/// work takes a known multiple of the time. People differ in skill and speed, pairs in length; the sample is drawn at
/// random and judged by two without the suggestion, borderline pairs by two with it, the rest by one.
/// </summary>
/// <param name="Seed">Another seed is another panel.</param>
/// <param name="Pairs">Production pairs.</param>
/// <param name="Pull">Chance to give up an own answer that differs from the suggestion, in [0, 1].</param>
/// <param name="Time">Time with the suggestion over time without.</param>
internal sealed record SimulatedInfluence(int Seed, int Pairs, double Pull, double Time)
{
    private const int People = 12;
    private const double Sample = 0.15;
    private const double AiRight = 0.8;
    private static readonly Choice[] Choices = [Choice.A, Choice.B, Choice.Tie];

    internal AiSection Measure()
    {
        Random random = new(Seed);
        (double Skill, double Speed)[] people = [.. Enumerable.Range(0, People).Select(_ => (0.65 + (0.3 * random.NextDouble()), Math.Exp(0.4 * Normal(random))))];
        List<RoutingRecord> routings = [];
        List<JudgmentRecord> judgments = [];
        for (var n = 0; n < Pairs; n++)
            Add(n, people, random, routings, judgments);
        var records = MadeBatch.Records();
        GateInput input = new()
        {
            Plan = MadeBatch.Plan,
            Round = 1,
            Routings = routings,
            Judgments = judgments,
            Truths = [],
            Flags = [],
            Resolutions = [],
            SpotChecks = [],
            CalibrationAnswers = [],
            PilotAnswers = [],
        };
        return WorkSoFar.Of(input, records.Rounds[0], records.Guidelines, records.Pairs).Ai;
    }

    private void Add(int n, (double Skill, double Speed)[] people, Random random, List<RoutingRecord> routings, List<JudgmentRecord> judgments)
    {
        var truth = Any(random);
        var suggestion = random.NextDouble() < AiRight ? truth : Any(random);
        var sampled = random.NextDouble() < Sample;
        var borderline = random.NextDouble() < 0.4;
        var length = Math.Exp(0.5 * Normal(random));
        var reason = sampled ? RouteReason.Sample : borderline ? RouteReason.Borderline : RouteReason.Single;
        routings.Add(MadeBatch.Routing(n) with
        {
            Slots = sampled || borderline ? 2 : 1,
            Reason = reason,
            InSample = sampled,
            SuggestionShown = !sampled,
            Suggestion = suggestion == Choice.A ? "a" : suggestion == Choice.B ? "b" : "tie",
            Confidence = borderline ? 0.5 : 0.9,
        });
        var first = random.Next(People);
        for (var slot = 0; slot < routings[^1].Slots; slot++)
        {
            var who = (first + (slot * (1 + random.Next(People - 1)))) % People;
            var (skill, speed) = people[who];
            var own = random.NextDouble() < skill ? truth : Any(random);
            var said = !sampled && own != suggestion && random.NextDouble() < Pull ? suggestion : own;
            var seconds = 60 * length * speed * Math.Exp(0.4 * Normal(random)) * (sampled ? 1 : Time);
            var begun = MadeBatch.Start.AddSeconds((n * 30) + random.Next(3600));
            judgments.Add(MadeBatch.Judged(n, "ann-a", said, reason) with
            {
                Judgment = MadeBatch.Id(20 + slot, n),
                Annotator = FormattableString.Invariant($"ann-{who:00}"),
                ClaimedAt = begun,
                SubmittedAt = begun.AddSeconds(seconds),
                ActiveMs = (long)(1000 * seconds),
            });
        }
    }

    private static Choice Any(Random random) => Choices[random.Next(Choices.Length)];

    // Box and Muller 1958.
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
