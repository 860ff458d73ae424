using Concave.Datasets.Reporting;
using Concave.Datasets.Tests.Planning;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Tests.Reporting;

/// <summary>How probable released labels are, on simulated batches whose truth is known.</summary>
public sealed class LabelConfidenceTests
{
    private const int Batches = 40;

    [Theory]
    [InlineData(0.96, 0)]
    [InlineData(0.92, 0.06)]
    [InlineData(0.85, 0)]
    public void The_probability_is_the_share_that_is_right(double accuracy, double spread)
    {
        var (held, said, came) = (0, 0.0, 0.0);
        for (var seed = 0; seed < Batches; seed++)
        {
            SimulatedBatch batch = new(QualityPlan.HouseStandard, 600, 60, 10, accuracy, 0.1, seed) { Spread = spread, Adjudicator = 0.96 };
            var input = batch.Material();
            var released = Released(input);
            var figure = LabelConfidence.Of(new RoundWork(input), released);
            var right = released.Count(v => batch.Truths[v.Pair] == v.Choice) / (double)released.Length;
            (said, came) = (said + figure.Probability!.Value, came + right);
            held += right >= figure.Low95 && right <= figure.High95 ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"said {said / Batches:0.0000}, right {came / Batches:0.0000}, held {held}");
        Assert.InRange(said / Batches, (came / Batches) - 0.025, (came / Batches) + 0.005); // rather too low: adjudicators are better than the panel
        Assert.InRange(held, (int)(0.85 * Batches), Batches);
    }

    [Fact]
    public void A_label_that_two_gave_is_surer_than_one_that_one_gave()
    {
        var input = new SimulatedBatch(QualityPlan.HouseStandard, 600, 60, 10, 0.92, 0.1, 1).Material();

        var by = LabelConfidence.Of(new RoundWork(input), Released(input)).ByBasis.ToDictionary(b => b.Basis, b => b.Probability);

        Assert.InRange(by["agreement"], 0.98, 1);
        Assert.InRange(by["single"], 0.88, 0.98);
        Assert.InRange(by["adjudication"], 0.80, 0.97);
    }

    [Fact]
    public void Without_anything_to_learn_from_nothing_is_said()
    {
        var input = new SimulatedBatch(QualityPlan.HouseStandard with { SampleShare = 0 }, 50, 0, 4, 0.92, 0.1, 1).Material();

        var figure = LabelConfidence.Of(new RoundWork(input), Released(input));

        Assert.Null(figure.Probability);
        Assert.Equal(0, figure.Items);
        Assert.InRange(figure.Labels, 30, 50);
        Assert.Equal(0, LabelConfidence.Of(new RoundWork(input), []).Labels);
    }

    private static VerdictRecord[] Released(GateInput input) =>
        [.. VerdictRules.DecideAll(input.Judgments[0].Batch, 1, input.Routings.Select(r => r.Pair), input.Judgments, input.Resolutions, input.SpotChecks, input.Plan).Where(v => v.Released)];
}
