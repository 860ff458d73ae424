using System.Text;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;
using CsCheck;
using static Concave.Datasets.Tests.Reporting.MadeBatch;

namespace Concave.Datasets.Tests.Reporting;

public sealed class QaReportTests
{
    [Fact]
    public void The_same_records_in_another_order_give_the_same_bytes()
    {
        var records = Records();
        var turned = records with
        {
            Judgments = [.. records.Judgments.Reverse()],
            Pairs = [.. records.Pairs.Reverse()],
            Routings = [.. records.Routings.Reverse()],
            Verdicts = [.. records.Verdicts.Reverse()],
            SpotChecks = [.. records.SpotChecks.Reverse()],
            CalibrationAnswers = [.. records.CalibrationAnswers.Reverse()],
            PilotAnswers = [.. records.PilotAnswers.Reverse()],
            Truths = [.. records.Truths.Reverse()],
        };

        Assert.Equal(Encoding.UTF8.GetString(QaReport.From(records).ToJson()), Encoding.UTF8.GetString(QaReport.From(turned).ToJson()));
    }

    [Fact]
    public void What_is_written_is_read_back_unchanged()
    {
        var json = QaReport.From(Records()).ToJson();

        Assert.Equal(json, QaReport.Parse(json).ToJson());
        Assert.Equal((byte)'\n', json[^1]);
        Assert.DoesNotContain((byte)'\r', json);
    }

    [Fact]
    public void Counts_tell_what_came_in_and_what_goes_out()
    {
        var counts = QaReport.From(Records()).Counts;

        Assert.Equal((42, 40, 40, 40, 0, 8, 3), (counts.Read, counts.Accepted, counts.Pairs, counts.Released, counts.Dropped, counts.DoublyJudged, counts.Annotators));
        Assert.Equal([new(1, PairPurpose.Production, 48), new(1, PairPurpose.Gold, 12)], counts.Judgments);
        Assert.Equal([new("adjudication", 1), new("agreement", 7), new("single", 32)], counts.ReleasedBy);
    }

    [Fact]
    public void What_is_not_released_is_listed_with_its_reason()
    {
        var records = Records() with { Resolutions = [] };
        records = records with { Verdicts = Reportings.Verdicts(records.Judgments, [], [], Plan) };

        Assert.Equal(new DroppedRow(PairId(7), "row-7", "unresolved"), Assert.Single(QaReport.From(records).Dropped));
    }

    [Fact]
    public void Figures_on_filtered_or_adjudicated_data_stand_under_their_own_names()
    {
        var records = Records() with { Resolutions = [] };
        records = records with { Verdicts = Reportings.Verdicts(records.Judgments, [], [], Plan) };
        var agreement = QaReport.From(records).Agreement;

        Assert.Equal(0.75, agreement.Pooled.Kappa!.Value, 12);
        Assert.Equal(1, agreement.AfterDropping.Kappa);
        Assert.Equal(15 / 16.0, QaReport.From(Records()).Agreement.AfterAdjudication.Share);
    }

    [Fact]
    public void Small_strata_are_shown_and_called_insufficient() =>
        Assert.All(QaReport.From(Records()).Agreement.ByDomain, row => Assert.Equal(("insufficient", true), (row.Figure.Outcome, row.Figure.Observed is not null)));

    [Fact]
    public void Scores_of_both_responses_are_separate_items_of_one_pair()
    {
        var row = Assert.Single(QaReport.From(Records()).Agreement.ByCriterion);

        Assert.Equal(("helpfulness", "quadratic", 16, 8, 32), (row.Key, row.Figure.Weights, row.Figure.Items, row.Figure.Pairs, row.Figure.Labels));
    }

    [Fact]
    public void The_ai_arms_are_compared_by_agreement_and_by_time()
    {
        var ai = QaReport.From(Records()).Ai;

        Assert.Equal((40, 0, 32, 8), (ai.WithOpinion, ai.WithoutOpinion, ai.Shown.Agreement.N, ai.Withheld.Agreement.N));
        Assert.Equal((20_000, 40_000, 0.5), (ai.Shown.MedianActiveMs, ai.Withheld.MedianActiveMs, ai.TimeRatio));
        // Every fifth pair has the opinion "a"; on odd ones (15, 25, 35) people chose "b".
        Assert.Equal((3, 32), (ai.Overrides.Hits, ai.Overrides.N));
    }

    [Fact]
    public void Following_a_wrong_suggestion_is_measured_on_verified_pairs_alone()
    {
        var records = Records();
        // The truth of gold 1 is b; the AI says a, and ann-c, who saw it, follows.
        var misled = records.Change(j => j.Pair != GoldId(1) ? j : j with { Choice = j.Annotator == "ann-c" ? Choice.A : Choice.B, SuggestionShown = j.Annotator != "ann-a" }) with
        {
            Routings = [.. records.Routings, new(Round, Routing(0) with { Pair = GoldId(1), Reason = RouteReason.Gold, InSample = false })],
        };

        var ai = QaReport.From(misled).Ai;

        Assert.Equal((1, 2, 0, 1), (ai.WrongFollowedShown.Hits, ai.WrongFollowedShown.N, ai.WrongFollowedWithheld.Hits, ai.WrongFollowedWithheld.N));
        Assert.Equal(40, QaReport.From(misled).Counts.Pairs);
    }

    [Fact]
    public void An_annotator_is_held_against_every_peer_of_a_pair()
    {
        var records = Records();
        var third = Enumerable.Range(0, 8).Select(n => Judged(n, "ann-c", Right(n), RouteReason.Sample, minute: 9));
        var rows = QaReport.From(records with { Judgments = [.. records.Judgments, .. third] }).Agreement.ByAnnotator;

        Assert.Equal([("ann-a", 16, 8), ("ann-b", 16, 8), ("ann-c", 16, 8)], rows.Select(r => (r.Key, r.Figure.Items, r.Figure.Pairs)));
        Assert.True(rows[1].Figure.Kappa < rows[0].Figure.Kappa);
        Assert.Empty(QaReport.From(records).Agreement.Pairwise);
    }

    [Fact]
    public void The_longer_response_and_the_left_side_are_watched()
    {
        var effects = QaReport.From(Records()).Effects;

        Assert.Equal((20, 40, 1.0), (effects.LongerChosen.Figure.Hits, effects.LongerChosen.Figure.N, effects.LongerChosen.PValue));
        Assert.Equal(48, effects.LeftChosen.Figure.N);
    }

    [Fact]
    public void More_layout_more_flattery_and_more_flags_of_sycophancy_are_watched()
    {
        var records = Records();
        records = records with { Pairs = [.. records.Pairs.Select(p => p with { ResponseA = "# Title\n- **one**", ResponseB = "Great question! Great point." })] };
        var chosen = records.Verdicts.Count(v => v.Released && v.Choice == Choice.A);
        records = records with { Judgments = [.. records.Judgments.Select(j => j with { Flags = j.Choice == Choice.B ? [new("b", "sycophancy", -1, -1)] : [] })] };
        var effects = QaReport.From(records).Effects;

        Assert.Equal((chosen, 40), (effects.FormattedChosen.Figure.Hits, effects.FormattedChosen.Figure.N));
        Assert.Equal((40 - chosen, 40), (effects.FlatteringChosen.Figure.Hits, effects.FlatteringChosen.Figure.N));
        Assert.InRange(effects.SycophanticChosen.Figure.N, 1, 39);
        Assert.Equal(0, QaReport.From(Records()).Effects.FormattedChosen.Figure.N);
    }

    [Theory]
    [InlineData("no layout at all", 0, 0)]
    [InlineData("# Title\n\n- one\n  * two\n10. three\n1234. four\n> said\n| a | b |\n```\n-five", 7, 0)]
    [InlineData("**bold** and **bold** and **", 2, 0)]
    [InlineData("a - b 1. c # d", 0, 0)]
    [InlineData("What a GREAT question! You\u2019re absolutely right.", 0, 3)]
    [InlineData("you were right to question this", 0, 0)]
    [InlineData("\u212Areat question", 0, 0)]
    [InlineData("बहुत अच्छा सवाल है।", 0, 1)]
    public void Layout_and_flattery_are_counted_by_stated_rules(string text, int marks, int flattery) =>
        Assert.Equal((marks, flattery), (TextHabits.Marks(text), TextHabits.Flattery(text)));

    [Fact]
    public void The_exact_test_of_one_half_matches_whole_number_arithmetic() =>
        Gen.Int[1, 300].SelectMany(n => Gen.Int[0, n].Select(k => (n, k))).Sample((n, k) =>
        {
            System.Numerics.BigInteger term = 1, tail = 1;
            for (var i = 1; i <= Math.Min(k, n - k); i++)
            {
                term = term * (n - i + 1) / i;
                tail += term;
            }

            var exact = Math.Min(1, 2 * Math.Exp(System.Numerics.BigInteger.Log(tail) - (n * Math.Log(2))));
            Assert.Equal(1, FairCoin.TwoSided(k, n)!.Value / exact, 1e-10);
        });

    [Fact]
    public void Quality_confidence_is_the_printed_formula_and_absence_lowers_it()
    {
        var records = Reportings.EverythingSampled();
        var whole = QaReport.From(records).QualityConfidence;
        var bare = QaReport.From(records with { Judgments = [.. records.Judgments.Where(j => j.Purpose != PairPurpose.Gold)] }).QualityConfidence;

        var product = whole.Parts.Aggregate(1.0, (p, part) => p * Math.Pow(part.Value, part.Weight));
        Assert.Equal(100 * Math.Pow(product, 0.1), whole.Score, 9);
        Assert.Empty(whole.Absent);
        Assert.Equal(["gold"], bare.Absent);
        Assert.InRange(whole.Score, 80, 100);
        Assert.InRange(bare.Score, 1, whole.Score - 1);
    }

    [Fact]
    public void An_earlier_round_shows_what_it_failed_and_why()
    {
        var records = Records();
        var second = records with
        {
            Rounds = [.. records.Rounds, records.Rounds[0] with { Round = Id(9, 20), Number = 2, OpenedAt = Start.AddDays(3) }],
            Routings = [.. records.Routings, .. records.Routings.Select(r => r with { Round = Id(9, 20) })],
            Judgments = [.. records.Judgments.Select(j => j.Purpose == PairPurpose.Gold ? j with { Choice = Choice.Tie } : j),
                .. records.Judgments.Select((j, i) => j with { Judgment = Id(11, i), Round = 2 })],
            RootCauses = [new() { RootCause = Id(12, 1), Batch = Batch, Round = 1, Cause = "bad_gold", Annotator = "", Note = "wrong key", At = Start.AddDays(2) }],
            Resolutions = [.. records.Resolutions.Select(r => r with { Round = 2 })],
            SpotChecks = [.. records.SpotChecks.Select(c => c with { Round = 2 })],
        };

        var report = QaReport.From(second);

        Assert.Equal(("gold_accuracy", "bad_gold"), (Assert.Single(report.ErrorLog[0].Failed).Gate, Assert.Single(report.ErrorLog[0].RootCauses).Cause));
        Assert.Empty(report.ErrorLog[1].Failed);
        Assert.True(report.Release.Released);
    }
}
