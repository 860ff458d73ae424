using System.Text.Json;
using Concave.Datasets.Bag;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;
using static Concave.Datasets.Tests.Reporting.MadeBatch;

namespace Concave.Datasets.Tests.Reporting;

/// <summary>Real judgments of three people, replayed as recorded work. Skips visibly where the data are not at hand.</summary>
public sealed class PandaLmTests
{
    private static readonly string[] People = ["annotator1", "annotator2", "annotator3"];

    private static readonly QualityPlan Recorded = new()
    {
        GoldShare = 0,
        CalibrationPairs = 0,
        PilotPairs = 0,
        SpotCheckShare = 0,
        Recorded = new("PandaLM test set", ["rationale", "criterion_scores", "difficulty", "confidence", "sides", "times", "gold", "calibration", "pilot", "adjudication", "spot_check"], MajorityResolves: true),
    };

    [Fact]
    public void Recorded_work_of_three_people_gives_the_published_figures_and_is_released()
    {
        var report = QaReport.From(Replay(Rows()));

        Assert.Equal((939, 2817), (report.Agreement.Pooled.Items, report.Agreement.Pooled.Labels));
        Assert.Equal([0.845212, 0.884238, 0.864046], report.Agreement.Pairwise.Select(p => Math.Round(p.Figure.Kappa!.Value, 6)));
        Assert.Equal(0.864465, Math.Round(report.Agreement.Pooled.Kappa!.Value, 6));
        Assert.True(report.Release.Released);
        Assert.Equal(["calibration", "pilot", "gold_accuracy", "adjudication", "spot_check"], report.Release.NotEvaluated);
        Assert.Equal(939, report.Counts.Released + report.Counts.Dropped);
    }

    [Fact]
    public void What_the_record_never_had_is_said_and_lowers_the_score()
    {
        var report = QaReport.From(Replay(Rows()));

        Assert.Equal(["gold", "calibration", "adjudication", "spot_check"], report.QualityConfidence.Absent);
        Assert.Contains("recorded work without gold", report.Header.LooserThanHouse);
        Assert.Null(report.Header.FirstJudgmentAt);
        Assert.Null(report.Ai.TimeRatio);
    }

    private static List<JsonElement> Rows()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Concave.slnx")))
            root = root.Parent;
        var file = root is null ? "" : Path.Combine(root.FullName, "..", "shared", "data", "pandalm-testset-v1.json");
        Assert.SkipUnless(File.Exists(file), "The PandaLM test set is not beside the repository.");
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return [.. document.RootElement.Clone().EnumerateArray().Where(r => Written(r, "response1") && Written(r, "response2"))];
    }

    private static bool Written(JsonElement row, string field) =>
        row.GetProperty(field) is { ValueKind: JsonValueKind.String } text && !string.IsNullOrWhiteSpace(text.GetString());

    private static DeliveryRecords Replay(List<JsonElement> rows)
    {
        var judgments = rows.SelectMany((row, n) => People.Select((name, i) => Judged(n, "ann-a", Said(row.GetProperty(name).GetInt32()), RouteReason.Recorded) with
        {
            Judgment = Id(20 + i, n),
            Annotator = name,
            Sides = Side.Unknown,
            Scores = [],
            ActiveMs = -1,
            SubmittedAt = Start,
        })).ToList();
        var made = Records(Recorded);
        return made with
        {
            Pairs = [.. rows.Select((row, n) => made.Pairs[0] with { Pair = PairId(n), ExternalId = $"{n}", ResponseA = row.GetProperty("response1").GetString()!, ResponseB = row.GetProperty("response2").GetString()! })],
            Truths = [],
            Resolutions = [],
            SpotChecks = [],
            CalibrationAnswers = [],
            PilotAnswers = [],
            Judgments = judgments,
            Routings = [.. rows.Select((_, n) => new RoundRouting(Round, Routing(n) with { Slots = 3, Reason = RouteReason.Recorded, InSample = true }))],
            Verdicts = VerdictRules.DecideAll(Batch, 1, rows.Select((_, n) => PairId(n)), judgments, [], [], Recorded),
        };
    }

    private static Choice Said(int label) => label switch
    {
        0 => Choice.Tie,
        1 => Choice.A,
        2 => Choice.B,
        _ => throw new ArgumentOutOfRangeException(nameof(label)),
    };
}
