using Concave.Datasets.Bag;
using Concave.Datasets.Proof;
using Concave.Datasets.Reporting;
using Concave.Datasets.Tests.Bag;
using Concave.Datasets.Tests.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Tests.Verify;

/// <summary>
/// A made-up batch drawn from a number: with or without gold, one round or two, ties, second judgments by the same
/// person, scores, several languages, missing times, odd texts, recorded work. Its draws are its seeds' and its ledger
/// covers every row; its gates may hold or not.
/// </summary>
internal sealed class RandomBatch
{
    private static readonly string[] Languages = ["en", "hi", "ta", ""];
    private static readonly string[] Domains = ["general", "code", "Ünïcode 🙂", "medical"];
    private static readonly string[] Tasks = ["qa", "advice", ""];
    private static readonly string[] Criteria = ["helpfulness", "safety", "tone"];
    private static readonly string[] Kinds = ["hallucination", "safety", "honest", "sycophancy", "something_else"];
    private static readonly string[] Texts = ["short", " the same ", "the same", "\u001Fkept\u00A0", "   ", "a rather longer answer 🙂", "मध्यम", "# Two\n- a list\n  12) of **bold** and | more", "GREAT question! You\u2019re absolutely right."];

    private readonly Random _random;
    private readonly QualityPlan _plan;
    private readonly string[] _people;
    private readonly int _count;
    private readonly int _gold;
    private readonly int _rounds;
    private readonly double _skill;
    private readonly List<JudgmentRecord> _judgments = [];

    private RandomBatch(int number, int count, int people)
    {
        _random = new(number);
        var isRecorded = number % 4 == 3;
        _count = count > 0 ? count : 30 + _random.Next(60);
        _gold = isRecorded || number % 5 == 4 ? 0 : 4 + _random.Next(8);
        _rounds = number % 3 == 2 ? 2 : 1;
        _people = [.. Enumerable.Range(0, people > 0 ? people : 3 + _random.Next(3)).Select(i => $"ann-{(char)('a' + i)}")];
        _skill = number % 6 == 1 ? 1 : 0.6 + (_random.NextDouble() * 0.35);
        _plan = MadeBatch.Plan with
        {
            SampleShare = count > 0 ? 0.2 : number % 2 == 0 ? 1 : 0.3 + (_random.NextDouble() / 2),
            SampleJudgments = 2 + _random.Next(2),
            GoldShare = isRecorded ? 0 : 0.1 + (_random.NextDouble() / 5),
            SpotCheckShare = isRecorded ? 0 : 0.1,
            WrongSuggestionShare = number % 2 == 0 ? 0.4 : 0,
            BatchKappaLowerBound = number % 2 == 0 ? 0 : 0.3,
            CalibrationPairs = isRecorded ? 0 : 8,
            PilotPairs = isRecorded ? 0 : 8,
            Suggestion = number % 2 == 1 && !isRecorded ? SuggestionMode.AfterCommitment : SuggestionMode.ShownFirst,
            Recorded = isRecorded ? new($"sample record {number}", number % 8 == 3 ? ["calibration", "pilot", "gold", "sides", "adjudication", "spot_check"] : ["times", "gold", "sides"], true) : null,
        };
    }

    internal static DeliveryRecords Of(int number) => new RandomBatch(number, 0, 0).Make();

    /// <summary>A batch of so many pairs, a fifth of them judged twice.</summary>
    internal static DeliveryRecords Large(int count, int people) => new RandomBatch(0, count, people).Make();

    private DeliveryRecords Make()
    {
        var basis = MadeBatch.Records(_plan);
        var hash = RecordDigests.Guidelines(basis.Guidelines);
        PairRecord[] pairs = [.. Some(_count, n => Pair(n, MadeBatch.PairId(n), PairPurpose.Production)), .. Some(_gold, n => Pair(n, MadeBatch.GoldId(n), PairPurpose.Gold))];
        var rounds = Some(_rounds, n => Round(n + 1, hash)).ToArray();
        foreach (var round in rounds)
            Judge(round, hash);
        var resolutions = Some(_count / 2, Resolution).ToArray();
        SpotCheckRecord[] checks = _plan.SpotCheckShare == 0 ? [] : [.. rounds.SelectMany(Checks)];
        return SealedBatch.Reseal(basis with
        {
            Delivery = basis.Delivery with { GuidelinesHash = hash, LooserThanHouse = PlanRules.LooserThanHouse(_plan), Simulated = true },
            Import = basis.Import with { Read = _count + 2, Accepted = _count, PairsDigest = RecordDigests.Pairs(pairs) },
            Pairs = pairs,
            Truths = [.. Some(_gold, n => new TruthRecord(MadeBatch.GoldId(n), Truth(n), "checked twice"))],
            Rounds = [.. rounds.Select(r => r.Record)],
            Seeds = [.. rounds.Select(r => new SeedRecord(r.Record.Round, Convert.ToHexStringLower(r.Seed)))],
            Routings = [.. rounds.SelectMany(r => r.Routings.Select(x => new RoundRouting(r.Record.Round, x)))],
            Judgments = _judgments,
            Flags = [.. Some(5, n => new FlagRecord(MadeBatch.Id(11, n), One(_judgments).Judgment, "fast", "3 s", MadeBatch.Start))],
            Resolutions = resolutions,
            SpotChecks = checks,
            RootCauses = [.. Some(_rounds - 1, n => new RootCauseRecord { RootCause = MadeBatch.Id(13, n), Batch = MadeBatch.Batch, Round = 1, Cause = "rubric", Annotator = "ann-a", Note = "\u202Eturned\n", At = MadeBatch.Start })],
            RetiredGold = [.. rounds[^1].Record.GoldPool.Where((_, n) => n % 4 == 1).Select(g => MadeBatch.Retired(g, _rounds))],
            Verdicts = VerdictRules.DecideAll(MadeBatch.Batch, _rounds, Some(_count, MadeBatch.PairId), _judgments, resolutions, checks, _plan),
            Annotators = [.. _people.Select(p => basis.Annotators[0] with { Annotator = p, Simulated = p == "ann-b" })],
            CalibrationAnswers = [.. _plan.Recorded is null ? _people.SelectMany(Calibration) : []],
            PilotAnswers = [.. _plan.Recorded is null ? _people.SelectMany(p => Some(12, n => new PilotAnswerRecord(p, MadeBatch.Id(4, n), Say(n), Time(1)))) : []],
        });
    }

    private PairRecord Pair(int n, Guid id, PairPurpose purpose) => new()
    {
        Pair = id,
        ExternalId = $"row-{n}",
        Purpose = purpose,
        Domain = One(Domains),
        Language = One(Languages),
        TaskType = One(Tasks),
        Prompt = _random.Next(12) == 0 ? [new("user", "Question"), new(One(["assistant", "system", "user"]), One([" ", "more"]))] : [new("user", $" Question {n}, प्रश्न? ")],
        ResponseA = One(Texts),
        ResponseB = One(Texts),
    };

    private MadeRound Round(int number, string hash)
    {
        var seed = new byte[KeyedDraw.SeedLength];
        _random.NextBytes(seed);
        Guid[] pairs = [.. Some(_count, MadeBatch.PairId)];
        Guid[] pool = [.. Some(_gold, MadeBatch.GoldId)];
        var sample = new KeyedDraw(seed).Sample(pairs, _plan.SampleShare);
        RoutingRecord[] routings = [.. pairs.Select(p => Routing(p, sample.Contains(p))), .. pool.Select(p => Routing(p, inSample: false) with { Reason = RouteReason.Gold, SuggestionShown = _random.Next(2) == 0 })];
        var truths = pool.Select((g, n) => (g, n)).ToDictionary(g => g.g, g => Truth(g.n));
        var wrong = WrongSuggestions.Drawn(new(seed), routings, truths, _plan.WrongSuggestionShare);
        routings = [.. routings.Select(r => wrong.Contains(r.Pair) ? r with { Suggestion = WrongSuggestions.Wrong(truths, r.Pair)! } : r)];
        return new(
            new()
            {
                Round = MadeBatch.Id(9, 10 + number),
                Batch = MadeBatch.Batch,
                Number = number,
                OpenedAt = Time(number),
                SeedDigest = Digest.Hex(seed),
                RoutingDigest = RecordDigests.Routing(routings),
                GoldPool = pool,
                Guidelines = hash,
            },
            seed,
            routings);
    }

    private RoutingRecord Routing(Guid pair, bool inSample)
    {
        var known = _random.Next(5) > 0;
        RoutingRecord routing = new()
        {
            Pair = pair,
            Slots = inSample ? 2 : 1 + _random.Next(2),
            InSample = inSample,
            SuggestionShown = !inSample,
            Reason = RouteReason.Borderline,
            Provider = "recorded:test",
            Suggestion = One(["a", "b", "tie", "none"]),
            Calibration = known ? "as_stated" : "none",
            StatedConfidence = _random.Next(8) == 0 ? -1 : _random.NextDouble(),
            Confidence = known ? _random.NextDouble() : -1,
            Threshold = known ? _random.NextDouble() / 2 : -1,
            Consistent = "yes",
        };
        return routing with
        {
            Reason = _plan.Recorded is not null ? RouteReason.Recorded
                : inSample ? RouteReason.Sample
                : _random.Next(4) == 0 ? RouteReason.Flagged
                : RoutingReasons.Suffices(routing, _plan) ? RouteReason.Single : RouteReason.Borderline,
        };
    }

    private void Judge(MadeRound round, string hash)
    {
        var draw = new KeyedDraw(round.Seed);
        foreach (var person in _people)
        {
            var own = new Queue<RoutingRecord>(round.Routings.Where(r => r.Reason != RouteReason.Gold && _random.Next(_people.Length) < (r.InSample ? 2 : 1)));
            if (own.TryPeek(out var again))
                own.Enqueue(again);
            for (var place = 0; own.Count > 0; place += 1 + _random.Next(2) % 2)
            {
                var gold = _gold == 0 ? null : draw.GoldFor(person, place, _plan.GoldShare, round.Record.GoldPool);
                var routing = gold is { } g ? round.Routings.Single(r => r.Pair == g) : own.Dequeue();
                _judgments.Add(Judgment(round, routing, person, place, hash, draw));
            }
        }
    }

    private JudgmentRecord Judgment(MadeRound round, RoutingRecord routing, string person, int place, string hash, KeyedDraw draw)
    {
        var isGold = routing.Reason == RouteReason.Gold;
        var number = routing.Pair.ToByteArray(bigEndian: true)[^1];
        var claimed = Time(round.Record.Number);
        var first = _plan.Suggestion == SuggestionMode.AfterCommitment && routing.SuggestionShown && !routing.InSample;
        return new()
        {
            Judgment = MadeBatch.Id(5, _judgments.Count),
            Batch = MadeBatch.Batch,
            Round = round.Record.Number,
            Pair = routing.Pair,
            Annotator = person,
            Purpose = isGold ? PairPurpose.Gold : PairPurpose.Production,
            Reason = routing.Reason,
            StreamPosition = place,
            Sides = _plan.Recorded is null ? draw.SideOf(routing.Pair, person) : Side.Unknown,
            SuggestionShown = routing.SuggestionShown && !routing.InSample,
            FirstChoice = first ? (FirstAnswer)(1 + (number % 4)) : FirstAnswer.None,
            FirstStrength = first ? number % 4 : 0,
            Guidelines = hash,
            Choice = Say(number),
            Strength = _random.Next(4),
            Scores = [.. Criteria.Where(_ => _random.Next(3) > 0).Append(One(Criteria)).Select(c => new CriterionScore(c, 1 + _random.Next(5), 1 + _random.Next(5)))],
            Rationale = One(Texts),
            Difficulty = One([Difficulty.Easy, Difficulty.Moderate, Difficulty.Ambiguous, Difficulty.NotRecorded]),
            Confidence = _random.Next(6) == 0 ? -1 : _random.NextDouble(),
            Flags = [.. Some(_random.Next(3), _ => new SpanFlag(One(["a", "b"]), One(Kinds), 0, 1))],
            ClaimedAt = claimed,
            SubmittedAt = claimed.AddMinutes(_random.Next(3)),
            ActiveMs = _random.Next(6) == 0 ? -1 : _random.Next(90_000),
        };
    }

    private ResolutionRecord Resolution(int n) => new()
    {
        Resolution = MadeBatch.Id(6, n),
        Batch = MadeBatch.Batch,
        Round = 1 + _random.Next(_rounds),
        Pair = MadeBatch.PairId(_random.Next(_count)),
        Kind = One([ResolutionKind.Adjudication, ResolutionKind.Adjudication, ResolutionKind.Majority, ResolutionKind.SpotCheck]),
        Choice = Say(n),
        Text = One(["because", "", " \u00A0"]),
        By = "senior-1",
        Error = One(["", "slip", "overlooked"]),
        GuidelineGap = _random.Next(3) == 0,
        Escalated = _random.Next(4) == 0,
        At = Time(2),
    };

    private IEnumerable<SpotCheckRecord> Checks(MadeRound round)
    {
        var drawn = new KeyedDraw(round.Seed).SpotChecks([.. Some(_count, MadeBatch.PairId)], _plan.SpotCheckShare);
        return drawn.Order().Concat(Some(3, _ => MadeBatch.PairId(_random.Next(_count)))).Select((pair, n) => new SpotCheckRecord
        {
            SpotCheck = MadeBatch.Id(7, (round.Record.Number * 100) + n),
            Batch = MadeBatch.Batch,
            Round = round.Record.Number,
            Pair = pair,
            Reason = n < drawn.Count ? "sample" : "escalated",
            Confirmed = _random.Next(4) > 0,
            Note = "looked",
            By = "eng-1",
            At = Time(2),
        });
    }

    private IEnumerable<CalibrationAnswerRecord> Calibration(string person) => Some(1 + _random.Next(2), attempt => attempt + 1).SelectMany(attempt =>
        Some(7 + _random.Next(6), n => new CalibrationAnswerRecord(person, attempt, MadeBatch.Id(3, (attempt * 20) + n), Truth(n), Say(n), Time(0))));

    private static Choice Truth(int n) => (n % 7) switch
    {
        6 => Choice.Tie,
        < 3 => Choice.A,
        _ => Choice.B,
    };

    private Choice Say(int n) => _random.NextDouble() < _skill ? Truth(n) : One([Choice.A, Choice.B, Choice.Tie, Choice.CannotJudge]);

    private DateTimeOffset Time(int day) => MadeBatch.Start.AddDays(day).AddMinutes(_random.Next(900)).AddMilliseconds(_random.Next(3));

    private T One<T>(IReadOnlyList<T> among) => among[_random.Next(among.Count)];

    private static IEnumerable<T> Some<T>(int count, Func<int, T> make) => [.. Enumerable.Range(0, Math.Max(0, count)).Select(make)];

    private sealed record MadeRound(RoundRecord Record, byte[] Seed, RoutingRecord[] Routings);
}
