using System.Globalization;
using Concave.Datasets.Bag;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Verify;

/// <summary>Every draw of every round, drawn again from its seed.</summary>
internal static class RoundCheck
{
    public static IEnumerable<Check> Run(DeliveryRecords records)
    {
        var seeds = Seeds(records).ToArray();
        var rounds = records.Rounds.Select(r => Work.Of(r, records)).ToArray();
        var known = rounds.OfType<Work>().ToArray();
        return
        [
            .. Outcome.Of("seeds", "Every seed has the digest that was recorded before work began.", seeds),
            .. Outcome.Of("routing", "Every routing has the digest that was recorded before work began, and follows from the confidence it names.", known.SelectMany(w => w.Routing())),
            .. Outcome.Of("sample", "The random samples are the ones the seeds draw, judged without the suggestion.", known.SelectMany(w => w.Sample())),
            .. Outcome.Of("sides", "Every response stood on the side the seeds draw.", known.SelectMany(w => w.Sides())),
            .. Outcome.Of("gold_places", "Gold stood where the seeds draw it and nowhere else.", known.SelectMany(w => w.Gold())),
            .. Outcome.Of("spot_checks", "The spot checks of the sample are among the pairs the seeds draw.", known.SelectMany(w => w.SpotChecks())),
        ];
    }

    private static IEnumerable<Fault> Seeds(DeliveryRecords records)
    {
        foreach (var round in records.Rounds)
        {
            if (Seed(records, round) is not { } seed || Digest.Hex(seed) != round.SeedDigest)
                yield return new($"The seed of round {Text(round.Number)} is not the one whose digest was recorded.", BagFiles.Seeds.Path);
        }
    }

    private static byte[]? Seed(DeliveryRecords records, RoundRecord round)
    {
        var text = records.Seeds.FirstOrDefault(s => s.Round == round.Round)?.Seed;
        return text is { Length: 2 * KeyedDraw.SeedLength } && text.All(char.IsAsciiHexDigitLower) ? Convert.FromHexString(text) : null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Work(RoundRecord Round, DeliveryRecords Records, KeyedDraw Draw, RoutingRecord[] Routings, JudgmentRecord[] Judgments)
    {
        private QualityPlan Plan => Records.Guidelines.Plan;

        private Guid[] Pairs => [.. Routings.Where(r => r.Reason != RouteReason.Gold).Select(r => r.Pair)];

        public static Work? Of(RoundRecord round, DeliveryRecords records) => Seed(records, round) is not { } seed
            ? null
            : new(
                round, records, new(seed),
                [.. records.Routings.Where(r => r.Round == round.Round).Select(r => r.Routing)],
                [.. records.Judgments.Where(j => j.Round == round.Number)]);

        public IEnumerable<Fault> Routing()
        {
            if (RecordDigests.Routing(Routings) != Round.RoutingDigest)
                yield return new($"The routing of round {Text(Round.Number)} is not the one whose digest was recorded.", BagFiles.Routings.Path);
            if (!Round.GoldPool.SequenceEqual(Round.GoldPool.Distinct().Order()))
                yield return new($"The gold pool of round {Text(Round.Number)} is not ordered.", BagFiles.Rounds.Path);
            foreach (var routing in Routings.Where(r => r.Reason is RouteReason.Single or RouteReason.Borderline && (r.Reason == RouteReason.Single) != RoutingReasons.Suffices(r, Plan)))
                yield return new($"Pair {routing.Pair:D} of round {Text(Round.Number)} is {(routing.Reason == RouteReason.Single ? "not sure enough for one judgment" : "called borderline, and is sure enough for one judgment")}.", BagFiles.Routings.Path);
            var truths = Records.Truths.DistinctBy(t => t.Pair).ToDictionary(t => t.Pair, t => t.Truth);
            var wrong = WrongSuggestions.Drawn(Draw, Routings, truths, Plan.WrongSuggestionShare);
            foreach (var routing in Routings.Where(r => wrong.Contains(r.Pair) && r.Suggestion != WrongSuggestions.Wrong(truths, r.Pair)))
                yield return new($"Pair {routing.Pair:D} of round {Text(Round.Number)} is drawn for a suggestion that is wrong on purpose, and its suggestion is right.", BagFiles.Routings.Path);
        }

        public IEnumerable<Fault> Sample()
        {
            var drawn = Draw.Sample(Pairs, Plan.SampleShare);
            foreach (var routing in Routings.Where(r => r.Reason != RouteReason.Gold && r.InSample != drawn.Contains(r.Pair)))
                yield return new($"Pair {routing.Pair:D} is in the sample of round {Text(Round.Number)} against the draw, or missing from it.", BagFiles.Routings.Path);
            foreach (var judgment in Judgments.Where(j => j.SuggestionShown && drawn.Contains(j.Pair)))
                yield return new($"Judgment {judgment.Judgment:D} of a sampled pair was made with the suggestion shown.", BagFiles.Judgments.Path);
            foreach (var judgment in Judgments.Where(j => !IsShownAsPlanned(j)))
                yield return new($"Judgment {judgment.Judgment:D} says that the suggestion was shown at another time than the plan has it, or against it.", BagFiles.Judgments.Path);
        }

        public IEnumerable<Fault> Sides()
        {
            var absent = IsAbsent("sides");
            foreach (var judgment in Judgments)
            {
                var right = judgment.Sides == Side.Unknown ? absent : judgment.Sides == Draw.SideOf(judgment.Pair, judgment.Annotator);
                if (!right)
                    yield return new($"Judgment {judgment.Judgment:D} was made with the responses on other sides than drawn.", BagFiles.Judgments.Path);
            }
        }

        public IEnumerable<Fault> Gold()
        {
            foreach (var stream in Judgments.GroupBy(j => j.Annotator, StringComparer.Ordinal))
            {
                var order = Draw.GoldOrder(stream.Key, Round.GoldPool);
                HashSet<int> places = [];
                foreach (var judgment in stream)
                {
                    var due = judgment.StreamPosition >= 0 ? Draw.GoldAt(stream.Key, judgment.StreamPosition, Plan.GoldShare, order) : null;
                    if (judgment.StreamPosition < 0 || !places.Add(judgment.StreamPosition))
                        yield return new($"Judgment {judgment.Judgment:D} has a place in its annotator's stream that another has.", BagFiles.Judgments.Path);
                    if (due != (judgment.Purpose == PairPurpose.Gold ? judgment.Pair : null))
                        yield return new($"Judgment {judgment.Judgment:D} stands at a place where the draw wants {(due is null ? "an ordinary pair" : $"gold pair {due:D}")}.", BagFiles.Judgments.Path);
                }
            }
        }

        public IEnumerable<Fault> SpotChecks()
        {
            var drawn = Draw.SpotChecks(Pairs, Plan.SpotCheckShare);
            return Records.SpotChecks.Where(c => c.Round == Round.Number && c.Reason == "sample" && !drawn.Contains(c.Pair))
                .Select(c => new Fault($"Spot check {c.SpotCheck:D} says sample, and its pair was not drawn.", BagFiles.SpotChecks.Path));
        }

        // A first answer is there exactly when the suggestion came after one.
        private bool IsShownAsPlanned(JudgmentRecord judgment) =>
            !(judgment.SuggestionShown && Plan.Suggestion == SuggestionMode.Withheld)
            && (judgment.FirstChoice != FirstAnswer.None) == (judgment.SuggestionShown && Plan.Suggestion == SuggestionMode.AfterCommitment);

        private bool IsAbsent(string field) => Plan.Recorded?.AbsentFields.Contains(field, StringComparer.Ordinal) ?? false;
    }
}
