using Concave.Datasets.Bag;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Tests.Reporting;

/// <summary>
/// A made-up batch that passes every gate: 40 pairs of which the first 8 are the sample, 4 gold pairs, two sample
/// annotators who disagree on pair 7, which is adjudicated. Tests change one thing and look what happens.
/// </summary>
internal static class MadeBatch
{
    internal static readonly Guid Batch = Id(9, 1);
    internal static readonly Guid Round = Id(9, 2);
    internal static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    internal static QualityPlan Plan => new() { CalibrationPairs = 12, PilotPairs = 12, SampleShare = 0.2, SpotCheckShare = 0.05, PilotKappa = 0.6 };

    internal static Guid Id(int kind, int number) => new(kind, 0, 0x7000, 0x80, 0, 0, 0, 0, (byte)(number >> 16), (byte)(number >> 8), (byte)number);

    internal static Guid PairId(int number) => Id(1, number);

    internal static Guid GoldId(int number) => Id(2, number);

    /// <summary>What everybody sensible says about a pair.</summary>
    internal static Choice Right(int number) => number % 2 == 0 ? Choice.A : Choice.B;

    internal static DeliveryRecords Records(QualityPlan? plan = null)
    {
        var judgments = Production().Concat(GoldJudgments()).ToList();
        ResolutionRecord[] resolutions = [Adjudication(7, Choice.B)];
        return new()
        {
            Delivery = Header(),
            Guidelines = new(MadeGuidelines.Brief, MadeGuidelines.Rubric, plan ?? Plan),
            Import = new() { Batch = Batch, Read = 42, Accepted = 40, SetAside = [new("response-empty", 2)], PairsDigest = new('0', 64) },
            Pairs = [.. Enumerable.Range(0, 40).Select(Pair), .. Enumerable.Range(0, 4).Select(Gold)],
            Truths = [.. Enumerable.Range(0, 4).Select(n => new TruthRecord(GoldId(n), Right(n), "checked twice"))],
            Rounds = [new() { Round = Round, Batch = Batch, Number = 1, OpenedAt = Start, SeedDigest = new('0', 64), RoutingDigest = new('0', 64), GoldPool = [], Guidelines = "" }],
            Seeds = [],
            Routings = [.. Enumerable.Range(0, 40).Select(n => new RoundRouting(Round, Routing(n)))],
            Judgments = judgments,
            Flags = [],
            Resolutions = resolutions,
            SpotChecks = [Check(1, true), Check(2, true)],
            RootCauses = [],
            Verdicts = Reportings.Verdicts(judgments, resolutions, [], plan ?? Plan),
            Annotators = [.. Names.Select(n => new AnnotatorRecord { Annotator = n, Domains = ["general"], Languages = ["en"], Credentials = [], Basis = QualificationBasis.Calibration, Simulated = false })],
            CalibrationAnswers = [.. Names.SelectMany(name => Enumerable.Range(0, 12).Select(n => new CalibrationAnswerRecord(name, 1, Id(3, n), Right(n), Right(n == 11 && name == "ann-c" ? n + 1 : n), Start)))],
            PilotAnswers = [.. Names.SelectMany(name => Enumerable.Range(0, 12).Select(n => new PilotAnswerRecord(name, Id(4, n), Right(n == 3 && name == "ann-b" ? n + 1 : n), Start)))],
            LedgerEntries = [],
            Seals = [],
        };
    }

    internal static string[] Names => ["ann-a", "ann-b", "ann-c"];

    internal static JudgmentRecord Judged(int number, string annotator, Choice choice, RouteReason reason, int minute = 0) => new()
    {
        Judgment = Id(5, (number * 16) + Array.IndexOf(Names, annotator)),
        Batch = Batch,
        Round = 1,
        Pair = PairId(number),
        Annotator = annotator,
        Purpose = PairPurpose.Production,
        Reason = reason,
        StreamPosition = number,
        Sides = number % 4 < 2 ? Side.ALeft : Side.BLeft,
        SuggestionShown = reason != RouteReason.Sample,
        FirstChoice = FirstAnswer.None,
        FirstStrength = 0,
        Guidelines = "",
        Choice = choice,
        Strength = 1,
        Scores = [new("helpfulness", choice == Choice.A ? 5 : 2, choice == Choice.A ? 2 : 4)],
        Rationale = "because",
        Difficulty = Difficulty.Easy,
        Confidence = 0.9,
        Flags = [],
        ClaimedAt = Start.AddMinutes(minute),
        SubmittedAt = Start.AddMinutes(minute + number + 1),
        ActiveMs = reason == RouteReason.Sample ? 40_000 : 20_000,
    };

    internal static RoutingRecord Routing(int n) => new()
    {
        Pair = PairId(n),
        Slots = n < 8 ? 2 : 1,
        Reason = n < 8 ? RouteReason.Sample : RouteReason.Single,
        InSample = n < 8,
        SuggestionShown = n >= 8,
        Provider = "recorded:test",
        Suggestion = n % 5 == 0 ? "a" : Right(n) == Choice.A ? "a" : "b",
        Calibration = "as_stated",
        StatedConfidence = 0.9,
        Confidence = 0.9,
        Threshold = 0,
        Consistent = "yes",
    };

    internal static ResolutionRecord Adjudication(int number, Choice choice, bool escalated = false) => new()
    {
        Resolution = Id(6, number),
        Batch = Batch,
        Round = 1,
        Pair = PairId(number),
        Kind = ResolutionKind.Adjudication,
        Choice = choice,
        Text = "B answers the question.",
        By = "senior-1",
        Error = "overlooked",
        GuidelineGap = escalated,
        Escalated = escalated,
        At = Start.AddHours(2),
    };

    internal static RetiredGoldRecord Retired(Guid pair, int round = 1) => new()
    {
        Retirement = new(14, 0, 0x7000, [.. pair.ToByteArray().TakeLast(8)]),
        Batch = Batch,
        Round = round,
        Pair = pair,
        Reason = "Both answers can be defended.",
        By = "lead-1",
        At = Start.AddHours(2),
    };

    internal static SpotCheckRecord Check(int number, bool confirmed, string reason = "sample", int hour = 3) => new()
    {
        SpotCheck = Id(7, (number * 16) + hour),
        Batch = Batch,
        Round = 1,
        Pair = PairId(number),
        Reason = reason,
        Confirmed = confirmed,
        Note = "looked",
        By = "eng-1",
        At = Start.AddHours(hour),
    };

    private static IEnumerable<JudgmentRecord> Production() => Enumerable.Range(0, 40).SelectMany(n => n < 8
        ? new[] { Judged(n, "ann-a", Right(n), RouteReason.Sample), Judged(n, "ann-b", Right(n == 7 ? 8 : n), RouteReason.Sample, minute: 1) }
        : [Judged(n, "ann-c", Right(n), RouteReason.Single)]);

    private static IEnumerable<JudgmentRecord> GoldJudgments() => Enumerable.Range(0, 4).SelectMany(n => Names.Select((name, i) =>
        Judged(n, name, Right(n), RouteReason.Gold) with { Judgment = Id(8, (n * 16) + i), Pair = GoldId(n), Purpose = PairPurpose.Gold }));

    private static PairRecord Pair(int n) => new()
    {
        Pair = PairId(n),
        ExternalId = $"row-{n}",
        Purpose = PairPurpose.Production,
        Domain = n % 2 == 0 ? "general" : "code",
        Language = "en",
        TaskType = "qa",
        Prompt = [new("user", $"Question {n}?")],
        ResponseA = "short",
        ResponseB = "rather longer",
    };

    private static PairRecord Gold(int n) => Pair(n) with { Pair = GoldId(n), ExternalId = $"gold-{n}", Purpose = PairPurpose.Gold };

    private static DeliveryHeader Header() => new()
    {
        Delivery = Id(9, 3),
        Project = Id(9, 4),
        ProjectTitle = "Pharmacy answers",
        ClientName = "Sample client",
        Batch = Batch,
        BatchNumber = 1,
        CreatedAt = Start.AddDays(1),
        Generator = "concave test",
        GuidelinesHash = new('a', 64),
        GuidelinesApprovedAt = Start.AddDays(-1),
        LooserThanHouse = [],
        Simulated = false,
    };
}
