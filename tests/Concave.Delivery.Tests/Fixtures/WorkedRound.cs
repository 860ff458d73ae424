using Concave.Datasets.Proof;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Testing;

namespace Concave.Delivery.Tests.Fixtures;

/// <summary>
/// What stages 4 and 5 make of a round: judgments in streams whose sides and gold places follow from the seed, one
/// disagreement in twenty sampled pairs with its resolution, spot checks, verdicts and gates.
/// </summary>
internal sealed record WorkedRound
{
    public required RoundRecord Round { get; init; }
    public required IReadOnlyList<(JudgmentRecord Record, SeededAnnotator By)> Judgments { get; init; }
    public required IReadOnlyList<ResolutionRecord> Resolutions { get; init; }
    public required IReadOnlyList<SpotCheckRecord> SpotChecks { get; init; }
    public required IReadOnlyList<GateRecord> Gates { get; init; }
    public required GateDecision Decision { get; init; }
    public required IReadOnlyList<VerdictRecord> Verdicts { get; init; }

    /// <summary>Works a round off.</summary>
    /// <param name="seeded">Project, pairs and people.</param>
    /// <param name="round">The round.</param>
    /// <param name="seed">Its seed.</param>
    /// <param name="routing">Its routing, gold included.</param>
    /// <param name="wrongGold">How many verified pairs are answered wrong.</param>
    /// <param name="turned">Production pairs that everybody sees the other way than usual.</param>
    /// <param name="answers">Calibration and pilot.</param>
    /// <param name="clock">Gives ids and times.</param>
    internal static WorkedRound Of(
        SeededRound seeded, RoundRecord round, byte[] seed, IReadOnlyList<RoutingRecord> routing, int wrongGold, IReadOnlySet<Guid> turned, Answers answers, TimeProvider clock)
    {
        var draw = new KeyedDraw(seed);
        var usual = seeded.Pairs.Select((p, i) => (p.Pair, Choice: SamplePairs.TruthOf(turned.Contains(p.Pair) ? i + 1 : i))).ToDictionary(p => p.Pair, p => p.Choice);
        var judgments = Streams(new(seeded, round, draw, usual, [.. routing.Where(r => r.Reason != RouteReason.Gold)]), wrongGold, clock).ToArray();
        ResolutionRecord[] resolutions =
        [
            .. judgments.Where(j => j.Record.Purpose == PairPurpose.Production && j.Record.Choice != usual[j.Record.Pair])
                .Select(j => Resolved(round, j.Record.Pair, usual[j.Record.Pair], clock)),
        ];
        var production = routing.Where(r => r.Reason != RouteReason.Gold).Select(r => r.Pair).ToArray();
        SpotCheckRecord[] checks = [.. draw.SpotChecks(production, seeded.Plan.SpotCheckShare).Select(p => Checked(round, p, clock))];
        JudgmentRecord[] said = [.. judgments.Select(j => j.Record)];
        var gates = Datasets.Reporting.Gates.Evaluate(new()
        {
            Plan = seeded.Plan,
            Round = round.Number,
            Routings = routing,
            Judgments = said,
            Truths = seeded.Truths,
            Flags = [],
            Resolutions = resolutions,
            SpotChecks = checks,
            CalibrationAnswers = answers.Calibration,
            PilotAnswers = answers.Pilot,
        });
        return new()
        {
            Round = round,
            Judgments = judgments,
            Resolutions = resolutions,
            SpotChecks = checks,
            Gates = gates,
            Decision = Datasets.Reporting.Gates.Decide(gates, seeded.Plan),
            Verdicts = VerdictRules.DecideAll(round.Batch, round.Number, production, said, resolutions, checks, seeded.Plan),
        };
    }

    private sealed record Desk(
        SeededRound Seeded, RoundRecord Round, KeyedDraw Draw, IReadOnlyDictionary<Guid, Choice> Usual, IReadOnlyList<RoutingRecord> Routing);

    private static IEnumerable<(JudgmentRecord Record, SeededAnnotator By)> Streams(Desk desk, int wrongGold, TimeProvider clock)
    {
        var pool = desk.Round.GoldPool;
        foreach (var (number, by) in desk.Seeded.Annotators.Index())
        {
            var order = desk.Draw.GoldOrder(by.Pseudonym, pool);
            var own = new Queue<(RoutingRecord Routing, bool Dissents)>(Share(desk, number));
            for (var place = 0; own.Count > 0; place++)
            {
                if (desk.Draw.GoldAt(by.Pseudonym, place, desk.Seeded.Plan.GoldShare, order) is { } gold)
                {
                    var truth = desk.Seeded.TruthOf(gold);
                    yield return (Judged(desk, gold, by, RouteReason.Gold, wrongGold-- > 0 ? Other(truth) : truth, place, clock), by);
                    continue;
                }

                var (routing, dissents) = own.Dequeue();
                var right = desk.Usual[routing.Pair];
                yield return (Judged(desk, routing.Pair, by, routing.Reason, dissents ? Other(right) : right, place, clock), by);
            }
        }
    }

    // Everybody's share of the slots; of twenty sampled pairs, the eleventh has a second judgment that dissents.
    private static IEnumerable<(RoutingRecord Routing, bool Dissents)> Share(Desk desk, int number)
    {
        var sampled = desk.Routing.Where(r => r.InSample).Index().ToDictionary(r => r.Item.Pair, r => r.Index);
        return
            from routed in desk.Routing.Index()
            from ordinal in Enumerable.Range(0, routed.Item.Slots)
            where (routed.Index + ordinal) % desk.Seeded.Annotators.Count == number
            select (routed.Item, ordinal == 1 && sampled.GetValueOrDefault(routed.Item.Pair) % 20 == 10);
    }

    private static Choice Other(Choice choice) => choice == Choice.A ? Choice.B : Choice.A;

    private static JudgmentRecord Judged(Desk desk, Guid pair, SeededAnnotator by, RouteReason reason, Choice choice, int place, TimeProvider clock)
    {
        var at = RecordJson.Stamp(clock.GetUtcNow());
        return new()
        {
            Judgment = clock.NewId(),
            Batch = desk.Round.Batch,
            Round = desk.Round.Number,
            Pair = pair,
            Annotator = by.Pseudonym,
            Purpose = reason == RouteReason.Gold ? PairPurpose.Gold : PairPurpose.Production,
            Reason = reason,
            StreamPosition = place,
            Sides = desk.Draw.SideOf(pair, by.Pseudonym),
            SuggestionShown = false,
            FirstChoice = FirstAnswer.None,
            FirstStrength = 0,
            Guidelines = desk.Round.Guidelines,
            Choice = choice,
            Strength = 2,
            Scores = [new("factual_accuracy", choice == Choice.A ? 4 : 2, choice == Choice.A ? 2 : 4), new("clarity", 4, 3)],
            Rationale = $"Sample rationale {place}: the better answer names its source.",
            Difficulty = Difficulty.Easy,
            Confidence = 0.9,
            Flags = [],
            ClaimedAt = at.AddMinutes(-1),
            SubmittedAt = at,
            ActiveMs = 40_000,
        };
    }

    private static ResolutionRecord Resolved(RoundRecord round, Guid pair, Choice choice, TimeProvider clock) => new()
    {
        Resolution = clock.NewId(),
        Batch = round.Batch,
        Round = round.Number,
        Pair = pair,
        Kind = ResolutionKind.Adjudication,
        Choice = choice,
        Text = "Sample resolution: this one answers the question.",
        By = "senior-sample",
        Error = "",
        GuidelineGap = false,
        Escalated = false,
        At = RecordJson.Stamp(clock.GetUtcNow()),
    };

    private static SpotCheckRecord Checked(RoundRecord round, Guid pair, TimeProvider clock) => new()
    {
        SpotCheck = clock.NewId(),
        Batch = round.Batch,
        Round = round.Number,
        Pair = pair,
        Reason = "sample",
        Confirmed = true,
        Note = "",
        By = "engineer-sample",
        At = RecordJson.Stamp(clock.GetUtcNow()),
    };
}

/// <summary>What everybody answered before the round: all of it right.</summary>
internal sealed record Answers(IReadOnlyList<CalibrationAnswerRecord> Calibration, IReadOnlyList<PilotAnswerRecord> Pilot)
{
    internal static Answers Of(SeededRound seeded, DateTimeOffset at)
    {
        var pairs = seeded.Pairs.Take(seeded.Plan.CalibrationPairs).Select((p, i) => (p.Pair, Choice: SamplePairs.TruthOf(i))).ToArray();
        return new(
            [.. seeded.Annotators.SelectMany(a => pairs.Select(p => new CalibrationAnswerRecord(a.Pseudonym, 1, p.Pair, p.Choice, p.Choice, at)))],
            [.. seeded.Annotators.SelectMany(a => pairs.Select(p => new PilotAnswerRecord(a.Pseudonym, p.Pair, p.Choice, at)))]);
    }
}
