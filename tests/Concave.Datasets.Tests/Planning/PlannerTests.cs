using Concave.Datasets.Planning;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Tests.Planning;

public sealed class PlannerTests
{
    private static PlanAnswer Ask(PlanQuestion question) => Planner.Answer(question).Value!;

    /// <summary>The closed forms against the real gates: 400 simulated batches know a chance to about ±5 points (2 errors).</summary>
    [Theory]
    [InlineData(.80, .15, 0)]
    [InlineData(.72, .20, 0)]
    [InlineData(.60, .05, 0)]
    [InlineData(.76, .20, .70)]
    public void The_chances_are_those_of_the_real_gates(double kappa, double share, double bound)
    {
        PlanQuestion question = new() { Pairs = 1000, Plan = new() { SampleShare = share, BatchKappaLowerBound = bound, CalibrationPairs = 1, PilotPairs = 1, SpotCheckShare = 0 } };
        var counts = Ask(question).Batch;
        var expected = GateChances.Of(kappa, counts, question.Plan, question.Prevalence);
        const int Batches = 400;
        var (agreed, right) = (0, 0);
        for (var seed = 0; seed < Batches; seed++)
        {
            var gates = Gates.Evaluate(new SimulatedBatch(question.Plan, counts.Pairs, counts.Gold, question.People, expected.Accuracy, question.TieShare, seed).Material());
            agreed += gates.Single(g => g.Gate == GateNames.Agreement).Outcome == GateOutcome.Passed ? 1 : 0;
            right += gates.Single(g => g.Gate == GateNames.GoldAccuracy).Outcome == GateOutcome.Passed ? 1 : 0;
        }

        Assert.InRange(agreed / (double)Batches, expected.Agreement - .08, expected.Agreement + .08);
        Assert.InRange(right / (double)Batches, expected.Gold - .08, expected.Gold + .08);
    }

    [Fact]
    public void The_house_standard_at_1000_pairs_is_raised_until_its_gates_mean_something()
    {
        PlanQuestion question = new() { Pairs = 1000 };
        var answer = Ask(question);

        Assert.Equal(150, answer.Batch.Sampled);
        Assert.Equal(1150, answer.Batch.Judgments);
        Assert.Equal(76, answer.Batch.Gold); // 1,150 in blocks of 16 places with 15 ordinary ones
        Assert.Equal(.4225, answer.KappaOfCalibrationGate, 4);
        Assert.Equal(.849, answer.GoldKappaNeeded, 3);
        Assert.Equal(.643, answer.KappaOfGoldGate!.Value, 3);
        var raise = answer.Raise!;
        Assert.True(raise.Batch.Sampled >= 200);
        Assert.True(raise.Good.Both >= .95 && raise.Bad.Both < .01);
        Assert.True(raise.Extra > 0);
        Assert.Contains(answer.Warnings, w => w.Contains("calibration_kappa to 0.85", StringComparison.Ordinal));
        Assert.Contains(answer.Warnings, w => w.Contains("judged twice", StringComparison.Ordinal));
        var raised = Ask(question with { Plan = raise.On(question.Plan) });
        Assert.Equal(0, raised.Raise!.Extra);
        Assert.Equal(answer.Judgments + raise.Extra, raised.Judgments);
        Assert.DoesNotContain(raised.Warnings, w => w.Contains("judged twice", StringComparison.Ordinal));
    }

    [Fact]
    public void A_batch_that_no_share_can_save_says_so()
    {
        var answer = Ask(new() { Pairs = 100 });

        Assert.Null(answer.Raise);
        Assert.Contains(answer.Warnings, w => w.Contains("make batches larger", StringComparison.Ordinal));
    }

    [Fact]
    public void Batches_are_split_evenly_and_every_pair_is_counted()
    {
        var answer = Ask(new() { Pairs = 2501, Plan = new() { GoldShare = 0.5, SampleShare = 1 } });

        Assert.Equal((3, 833), (answer.Batches, answer.Batch.Pairs));
        Assert.Equal(2501 * 2 * 2, answer.Judgments); // everything twice, and as much gold again
    }

    [Fact]
    public void A_plan_without_gold_is_told_what_it_cannot_see()
    {
        var recorded = new QualityPlan { GoldShare = 0, SampleShare = 1, Recorded = new("study", ["gold"], MajorityResolves: true) };
        var answer = Ask(new() { Pairs = 1000, Plan = recorded });

        Assert.Equal((0, 1.0), (answer.Batch.Gold, answer.Good.Gold));
        Assert.Contains(answer.Warnings, w => w.Contains("errors that everybody makes", StringComparison.Ordinal));
    }

    [Fact]
    public void A_weak_panel_is_told_that_its_batch_will_not_pass()
    {
        var weak = Ask(new() { Pairs = 5000, Skill = .88 });
        var strong = Ask(new() { Pairs = 5000, BatchSize = 5000, Skill = .95 });

        Assert.Equal(.643, weak.Panel!.Kappa, 3);
        Assert.Contains(weak.Warnings, w => w.Contains("88.0%", StringComparison.Ordinal));
        Assert.True(strong.Panel!.Both > .99);
        Assert.DoesNotContain(strong.Warnings, w => w.Contains("their batch passes", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unanswerable_question_names_its_field()
    {
        Assert.Equal("Pairs", Planner.Answer(new() { Pairs = 0 }).Problem!.Where);
        Assert.Equal("People", Planner.Answer(new() { Pairs = 10, People = 1 }).Problem!.Where);
        Assert.Equal("Skill", Planner.Answer(new() { Pairs = 10, Skill = .4 }).Problem!.Where);
        Assert.Equal("TieShare", Planner.Answer(new() { Pairs = 10, TieShare = double.NaN }).Problem!.Where);
        Assert.Equal("plan-invalid", Planner.Answer(new() { Pairs = 10, Plan = new() { GoldShare = 0 } }).Problem!.Code);
    }

    [Fact]
    public void A_skill_that_was_measured_gives_chances_with_an_interval()
    {
        PlanQuestion question = new() { Pairs = 1000, Skill = .93 };
        var (taken, few, many) = (Ask(question), Ask(question with { SkillJudgments = 100 }), Ask(question with { SkillJudgments = 10_000 }));

        Assert.Null(taken.PanelLow);
        Assert.Null(taken.PanelHigh);
        Assert.Equal(taken.Panel, few.Panel);
        Assert.Equal(.863, few.PanelLow!.Accuracy, 3); // Wilson for 93 of 100: .8625 to .9657
        Assert.Equal(.966, few.PanelHigh!.Accuracy, 3);
        Assert.True(few.PanelLow.Both < many.PanelLow!.Both && many.PanelLow.Both < many.Panel!.Both);
        Assert.True(many.Panel.Both < many.PanelHigh!.Both && many.PanelHigh.Both < few.PanelHigh.Both);
        Assert.Equal(.451, Ask(question with { Skill = .46, SkillJudgments = 10 }).PanelLow!.Accuracy, 3); // no worse than always saying the same
        Assert.True(Ask(question with { Skill = .999, SkillJudgments = 10 }).PanelHigh!.Accuracy < 1);
        Assert.Equal("SkillJudgments", Planner.Answer(question with { SkillJudgments = 0 }).Problem!.Where);
    }
}
