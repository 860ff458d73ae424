using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;
using static Concave.Datasets.Tests.Reporting.MadeBatch;

namespace Concave.Datasets.Tests.Reporting;

public sealed class GatesTests
{
    [Fact]
    public void A_sound_batch_passes_every_gate_and_is_released()
    {
        var report = QaReport.From(Records());

        Assert.All(report.Gates, gate => Assert.Equal((gate.Gate, GateOutcome.Passed), (gate.Gate, gate.Outcome)));
        Assert.True(report.Release.Released);
    }

    [Fact]
    public void Agreement_is_the_pooled_figure_of_the_sample_alone()
    {
        var gate = Records().Gate(GateNames.Agreement);

        // 8 pairs, one disagreement (ann-a: 4 a 4 b; ann-b: 5 a 3 b): Po .875, Pe .5, κ .75.
        Assert.Equal((0.75, 8), (gate.Value!.Value, gate.N), (x, y) => Math.Abs(x.Item1 - y.Item1) < 1e-12 && x.Item2 == y.Item2);
    }

    [Fact]
    public void A_hair_under_the_threshold_fails_and_is_not_rounded_up()
    {
        var gate = Records().With(Plan with { BatchKappa = 0.75 + 1e-9 }).Gate(GateNames.Agreement);

        Assert.Equal(GateOutcome.Failed, gate.Outcome);
    }

    [Fact]
    public void A_lower_bound_that_the_plan_asks_for_is_held()
    {
        var records = Records().With(Plan with { BatchKappaLowerBound = 0.65 });

        Assert.Equal(GateOutcome.Failed, records.Gate(GateNames.Agreement).Outcome);
    }

    [Fact]
    public void Judgments_asked_for_because_something_looked_odd_do_not_enter_agreement()
    {
        var records = Records();
        JudgmentRecord[] odd = [.. Enumerable.Range(0, 8).Select(n => Judged(n, "ann-c", Right(n + 1), RouteReason.Flagged, minute: 40))];

        Assert.Equal(8, (records with { Judgments = [.. records.Judgments, .. odd] }).Gate(GateNames.Agreement).N);
        Assert.Equal(0.75, (records with { Judgments = [.. records.Judgments, .. odd] }).Gate(GateNames.Agreement).Value!.Value, 12);
    }

    [Fact]
    public void Cannot_judge_is_left_out_and_counted_and_no_second_try_replaces_it()
    {
        var records = Records().Change(j => j.Pair == PairId(3) && j.Annotator == "ann-a" ? j with { Choice = Choice.CannotJudge } : j);
        records = records with { Judgments = [.. records.Judgments, Judged(3, "ann-a", Right(3), RouteReason.Sample, minute: 50) with { Judgment = Id(5, 4001) }] };

        Assert.Equal(7, records.Gate(GateNames.Agreement).N);
        Assert.Equal(1, QaReport.From(records).Agreement.CannotJudgeLeftOut);
    }

    [Fact]
    public void When_everybody_says_the_same_kappa_is_undefined_and_never_passes()
    {
        var records = Records().Change(j => j.Purpose == PairPurpose.Production ? j with { Choice = Choice.A } : j);

        var gate = records.Gate(GateNames.Agreement);

        Assert.Equal((GateOutcome.NotEvaluated, null), (gate.Outcome, gate.Value));
        Assert.False(QaReport.From(records).Release.Released);
    }

    [Fact]
    public void Gold_below_its_threshold_withholds_the_batch_and_names_the_gate()
    {
        var records = Records().Change(j => j.Purpose == PairPurpose.Gold && j.Annotator == "ann-a" ? j with { Choice = Choice.Tie } : j);

        Assert.Equal(8 / 12.0, records.Gate(GateNames.GoldAccuracy).Value);
        Assert.StartsWith("gold_accuracy", Assert.Single(QaReport.From(records).Release.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void Leaving_out_a_truth_counts_against_the_batch() =>
        Assert.Equal(GateOutcome.Failed, (Records() with { Truths = [.. Records().Truths.Skip(1)] }).Gate(GateNames.GoldAccuracy).Outcome);

    [Fact]
    public void No_gold_is_not_evaluated_and_withholds_unless_the_plan_declares_it_absent()
    {
        var bare = Records() with { Judgments = [.. Records().Judgments.Where(j => j.Purpose != PairPurpose.Gold)] };
        var declared = bare.With(Plan with { Recorded = new("a record", ["gold"], MajorityResolves: false) });

        Assert.Equal(GateOutcome.NotEvaluated, bare.Gate(GateNames.GoldAccuracy).Outcome);
        Assert.False(QaReport.From(bare).Release.Released);
        Assert.Equal(GateOutcome.NotEvaluated, declared.Gate(GateNames.GoldAccuracy).Outcome);
        Assert.True(QaReport.From(declared).Release.Released);
        Assert.Contains("recorded work without gold", QaReport.From(declared).Header.LooserThanHouse);
    }

    [Fact]
    public void A_flagged_pair_owes_a_second_judgment()
    {
        var flagged = Records() with { Flags = [new(Id(10, 1), Judged(20, "ann-c", Right(20), RouteReason.Single).Judgment, "speed", "3 s", Start)] };
        var answered = flagged with { Judgments = [.. flagged.Judgments, Judged(20, "ann-a", Right(20), RouteReason.Flagged, minute: 40)] };

        Assert.Equal(GateOutcome.Failed, flagged.Gate(GateNames.PeerReview).Outcome);
        Assert.Equal(GateOutcome.Passed, answered.Gate(GateNames.PeerReview).Outcome);
    }

    [Fact]
    public void An_ambiguous_pair_owes_one_too() =>
        Assert.Equal(GateOutcome.Failed, Records().Change(j => j.Pair == PairId(21) ? j with { Difficulty = Difficulty.Ambiguous } : j).Gate(GateNames.PeerReview).Outcome);

    [Fact]
    public void A_sample_smaller_than_its_share_fails_peer_review() =>
        Assert.Equal(GateOutcome.Failed, Records().With(Plan with { SampleShare = 0.21 }).Gate(GateNames.PeerReview).Outcome);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_resolution_without_words_resolves_nothing(string text)
    {
        var records = Records() with { Resolutions = [Adjudication(7, Choice.B) with { Text = text }] };

        Assert.Equal(GateOutcome.Failed, records.Gate(GateNames.Adjudication).Outcome);
    }

    [Fact]
    public void Disagreement_without_a_resolution_fails_adjudication()
    {
        var gate = (Records() with { Resolutions = [] }).Gate(GateNames.Adjudication);

        Assert.Equal((GateOutcome.Failed, 7 / 8.0, 8), (gate.Outcome, gate.Value, gate.N));
    }

    [Fact]
    public void An_escalated_pair_must_be_looked_at_after_the_escalation()
    {
        var escalated = Records() with { Resolutions = [Adjudication(7, Choice.B, escalated: true)] };
        var early = escalated with { SpotChecks = [.. escalated.SpotChecks, Check(7, true, "escalated", hour: 1)] };
        var looked = escalated with { SpotChecks = [.. escalated.SpotChecks, Check(7, true, "escalated")] };

        Assert.Equal(GateOutcome.Failed, escalated.Gate(GateNames.SpotCheck).Outcome);
        Assert.Equal(GateOutcome.Failed, early.Gate(GateNames.SpotCheck).Outcome);
        Assert.Equal(GateOutcome.Passed, looked.Gate(GateNames.SpotCheck).Outcome);
    }

    [Fact]
    public void Too_few_spot_checks_fail() =>
        Assert.Equal(GateOutcome.Failed, (Records() with { SpotChecks = [Check(1, true)] }).Gate(GateNames.SpotCheck).Outcome);

    [Fact]
    public void Somebody_who_judged_without_calibration_fails_the_batch()
    {
        var records = Records() with { CalibrationAnswers = [.. Records().CalibrationAnswers.Where(a => a.Annotator != "ann-b")] };

        Assert.Equal(GateOutcome.Failed, records.Gate(GateNames.Calibration).Outcome);
        Assert.Contains("ann-b", records.Gate(GateNames.Calibration).Note, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_calibration_attempt_counts_not_the_best()
    {
        var again = Enumerable.Range(0, 12).Select(n => new CalibrationAnswerRecord("ann-a", 2, Id(3, 50 + n), Right(n), Right(n + (n % 3)), Start.AddDays(1)));

        Assert.Equal(GateOutcome.Failed, (Records() with { CalibrationAnswers = [.. Records().CalibrationAnswers, .. again] }).Gate(GateNames.Calibration).Outcome);
    }

    [Fact]
    public void Declining_to_judge_is_no_way_around_calibration()
    {
        var answers = Enumerable.Range(0, 12).Select(n => new CalibrationAnswerRecord("x", 1, Id(3, n), Right(n), n < 6 ? Right(n) : Choice.CannotJudge, Start));

        Assert.False(CalibrationAttempt.Of("x", 1, answers).Passes(Plan));
    }

    [Fact]
    public void A_pilot_with_too_few_pairs_fails() =>
        Assert.Equal(GateOutcome.Failed, Records().With(Plan with { PilotPairs = 13 }).Gate(GateNames.Pilot).Outcome);

    [Fact]
    public void No_gates_at_all_release_nothing() => Assert.False(Gates.Decide([], Plan).Release);
}
