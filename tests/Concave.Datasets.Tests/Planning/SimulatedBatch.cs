using Concave.Datasets.Proof;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Tests.Planning;

/// <summary>
/// A simulated batch: annotators of one accuracy, or spread around it, wrong evenly, errors independent unless some pairs
/// are hard for everybody. Everything but agreement and gold is in order (calibrated, piloted, adjudicated, spot checked),
/// so that these two gates decide.
/// </summary>
internal sealed class SimulatedBatch(QualityPlan plan, int pairs, int gold, int people, double accuracy, double ties, int seed)
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly Random _random = new(seed);
    private readonly List<JudgmentRecord> _judgments = [];
    private readonly List<ResolutionRecord> _resolutions = [];
    private readonly Dictionary<Guid, Choice> _truths = [];
    private int _next;

    /// <summary>The least and the most skilled lie so far below and above the accuracy, the others evenly between.</summary>
    internal double Spread { get; init; }

    /// <summary>Share of production pairs on which everybody is only right as often as <see cref="HardAccuracy"/>.</summary>
    internal double Hard { get; init; }

    internal double HardAccuracy { get; init; } = 0.65;

    /// <summary>Chance that an adjudication is right.</summary>
    internal double Adjudicator { get; init; } = 1;

    /// <summary>What is true of each pair, after <see cref="Material"/>.</summary>
    internal IReadOnlyDictionary<Guid, Choice> Truths => _truths;

    /// <summary>The material of round 1, for the real gates.</summary>
    internal GateInput Material()
    {
        var sampled = KeyedDraw.Take(pairs, plan.SampleShare);
        for (var pair = 0; pair < pairs; pair++)
            Work(pair, pair < sampled ? plan.SampleJudgments : 1);
        List<TruthRecord> truths = [];
        for (var item = 0; item < gold; item++)
        {
            truths.Add(new(Id(2, item), Truth(), "simulated"));
            Judge(Id(2, item), truths[item].Truth, item % people, PairPurpose.Gold, RouteReason.Gold);
        }

        return new()
        {
            Plan = plan,
            Round = 1,
            Routings = [.. Enumerable.Range(0, pairs).Select(p => Routed(p, p < sampled))],
            Judgments = _judgments,
            Truths = truths,
            Flags = [],
            Resolutions = _resolutions,
            SpotChecks = [.. Enumerable.Range(0, KeyedDraw.Take(pairs, plan.SpotCheckShare)).Select(Checked)],
            CalibrationAnswers = [.. Everyone(plan.CalibrationPairs, (name, n) => new CalibrationAnswerRecord(name, 1, Id(3, n), Known(n), Known(n), Start))],
            PilotAnswers = [.. Everyone(plan.PilotPairs, (name, n) => new PilotAnswerRecord(name, Id(4, n), Known(n), Start))],
        };
    }

    private void Work(int pair, int times)
    {
        var (truth, first) = (Truth(), _random.Next(people));
        var hard = Hard > 0 && _random.NextDouble() < Hard;
        _truths[Id(1, pair)] = truth;
        var choices = Enumerable.Range(0, times).Select(slot => Judge(
            Id(1, pair), truth, (first + (slot * (1 + (pair % (people - 1))))) % people, PairPurpose.Production, times > 1 ? RouteReason.Sample : RouteReason.Single, hard)).ToList();
        if (choices.Distinct().Skip(1).Any())
            _resolutions.Add(new() { Resolution = Id(6, pair), Batch = Id(9, 1), Round = 1, Pair = Id(1, pair), Kind = ResolutionKind.Adjudication, Choice = Adjudicated(truth), Text = "simulated", By = "senior-1", Error = "", GuidelineGap = false, Escalated = false, At = Start });
    }

    private Choice Judge(Guid pair, Choice truth, int annotator, PairPurpose purpose, RouteReason reason, bool hard = false)
    {
        var choice = _random.NextDouble() < (hard ? HardAccuracy : Skill(annotator)) ? truth : (Choice)(((int)truth + 1 + _random.Next(2)) % 3);
        _judgments.Add(new()
        {
            Judgment = Id(5, _next),
            Batch = Id(9, 1),
            Round = 1,
            Pair = pair,
            Annotator = Name(annotator),
            Purpose = purpose,
            Reason = reason,
            StreamPosition = _next++,
            Sides = Side.ALeft,
            SuggestionShown = false,
            FirstChoice = FirstAnswer.None,
            FirstStrength = 0,
            Guidelines = "",
            Choice = choice,
            Strength = 1,
            Scores = [],
            Rationale = "simulated",
            Difficulty = Difficulty.Easy,
            Confidence = 0.9,
            Flags = [],
            ClaimedAt = Start,
            SubmittedAt = Start.AddSeconds(_next),
            ActiveMs = 30_000,
        });
        return choice;
    }

    private double Skill(int annotator) => accuracy + (Spread * ((2.0 * annotator / (people - 1)) - 1));

    private Choice Adjudicated(Choice truth) => Adjudicator >= 1 || _random.NextDouble() < Adjudicator ? truth : truth == Choice.A ? Choice.B : Choice.A;

    private Choice Truth() => _random.NextDouble() switch
    {
        var draw when draw < ties => Choice.Tie,
        var draw => draw < ties + ((1 - ties) / 2) ? Choice.A : Choice.B,
    };

    private IEnumerable<T> Everyone<T>(int each, Func<string, int, T> answer) =>
        Enumerable.Range(0, people).SelectMany(person => Enumerable.Range(0, each).Select(n => answer(Name(person), n)));

    private RoutingRecord Routed(int pair, bool sampled) => new()
    {
        Pair = Id(1, pair),
        Slots = sampled ? plan.SampleJudgments : 1,
        Reason = sampled ? RouteReason.Sample : RouteReason.Single,
        InSample = sampled,
        SuggestionShown = false,
        Provider = "none",
        Suggestion = "none",
        Calibration = "none",
        StatedConfidence = -1,
        Confidence = -1,
        Threshold = -1,
        Consistent = "not_asked",
    };

    private static SpotCheckRecord Checked(int pair) => new()
    {
        SpotCheck = Id(7, pair),
        Batch = Id(9, 1),
        Round = 1,
        Pair = Id(1, pair),
        Reason = "sample",
        Confirmed = true,
        Note = "simulated",
        By = "eng-1",
        At = Start.AddDays(1),
    };

    private static Choice Known(int number) => number % 2 == 0 ? Choice.A : Choice.B;

    private static string Name(int annotator) => FormattableString.Invariant($"simulated-{annotator}");

    private static Guid Id(int kind, int number) => new(kind, 0, 0x7000, 0x80, 0, 0, 0, 0, (byte)(number >> 16), (byte)(number >> 8), (byte)number);
}
