using Concave.Datasets.Bag;
using Concave.Datasets.Projections;
using Concave.Datasets.Tests.Bag;
using Concave.Datasets.Tests.Reporting;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Tests.Projections;

public sealed class PreferenceProjectionTests
{
    private static readonly DeliveryRecords Records = SealedBatch.Records;

    [Fact]
    public void Every_released_pair_becomes_one_row_and_gold_becomes_none()
    {
        var splits = PreferenceProjection.Of(Records);
        var released = Records.Verdicts.Where(v => v.Released).Select(v => v.Pair);

        Assert.Equal(released.Order(), splits.Train.Concat(splits.Test).Select(r => r.Id).Order());
        Assert.Empty(splits.LeftOut);
    }

    [Fact]
    public void The_chosen_response_is_the_one_of_the_verdict_and_is_trimmed()
    {
        var rows = PreferenceProjection.Of(Records) is var s ? s.Train.Concat(s.Test).ToDictionary(r => r.Id) : [];
        var a = rows[MadeBatch.PairId(10)];
        var b = rows[MadeBatch.PairId(11)];

        Assert.Equal(("a", "short 10", "rather longer 10"), (a.Preferred, a.Chosen[0].Content, a.Rejected[0].Content));
        Assert.Equal(("b", "rather longer 11", "short 11"), (b.Preferred, b.Chosen[0].Content, b.Rejected[0].Content));
        Assert.Equal("assistant", a.Chosen[0].Role);
    }

    [Fact]
    public void A_tie_never_becomes_a_row()
    {
        var splits = PreferenceProjection.Of(Records with
        {
            Verdicts = [.. Records.Verdicts.Select(v => v with { Released = v.Pair != MadeBatch.PairId(3), Choice = v.Pair == MadeBatch.PairId(3) ? Choice.Tie : v.Choice, Basis = v.Pair == MadeBatch.PairId(3) ? "tie" : v.Basis })],
        });

        Assert.Equal(new LeftOut(MadeBatch.PairId(3), "tie"), Assert.Single(splits.LeftOut));
        Assert.DoesNotContain(splits.Train.Concat(splits.Test), r => r.Id == MadeBatch.PairId(3));
    }

    [Theory]
    [InlineData("user", "same", " same\u3000", "same_response")]
    [InlineData("user", "\u00A0\n", "text", "empty_response")]
    [InlineData("assistant", "one", "two", "prompt_shape")]
    [InlineData("system", "one", "two", "prompt_shape")]
    [InlineData("narrator", "one", "two", "prompt_shape")]
    public void A_pair_no_trainer_can_use_is_left_out_with_its_reason(string role, string a, string b, string reason)
    {
        var splits = PreferenceProjection.Of(Records with
        {
            Pairs = [.. Records.Pairs.Select(p => p.Pair == MadeBatch.PairId(5) ? p with { Prompt = [new(role, "text")], ResponseA = a, ResponseB = b } : p)],
        });

        Assert.Equal(new LeftOut(MadeBatch.PairId(5), reason), Assert.Single(splits.LeftOut));
    }

    [Fact]
    public void What_the_supporting_judgments_say_is_averaged_and_dissent_is_not()
    {
        var pair = Records.Verdicts.First(v => v.Basis == "agreement").Pair;
        var judgments = Records.Judgments.Select(j => j.Pair != pair ? j : j.Annotator == "ann-a"
            ? j with { Strength = 3, Confidence = 0.8, Difficulty = Difficulty.Easy, Scores = [new("tone", 5, 2), new("accuracy", 4, 1)], Flags = [new("b", "sycophancy", 0, 4)], Rationale = "first" }
            : j with { Strength = 0, Confidence = -1, Difficulty = Difficulty.Ambiguous, Scores = [new("tone", 4, 2)], Flags = [new("b", "sycophancy", -1, -1), new("a", "honest", 1, 2)], Rationale = "second" });

        var row = Row(Records with { Judgments = [.. judgments] }, pair);

        Assert.Equal((3, 0.8, "ambiguous", "first"), (row.PreferenceStrength, row.Confidence, row.Difficulty, row.Rationale));
        Assert.Equal([new("accuracy", 4, 1), new("tone", 4.5, 2)], row.CriterionScores);
        Assert.Equal(7, row.Flags.Count);
        Assert.Contains(new MarkCount("sycophancy", 0, 2), row.Flags);
        Assert.Contains(new MarkCount("honest", 1, 0), row.Flags);
        Assert.Equal(["ann-a", "ann-b"], row.Annotators);
    }

    [Fact]
    public void An_adjudicated_row_carries_the_written_resolution()
    {
        var verdict = Records.Verdicts.Single(v => v.Basis == "adjudication");
        var row = Row(Records, verdict.Pair);

        Assert.Equal("B answers the question.", row.Rationale);
        Assert.Equal(["ann-a"], row.Annotators);
    }

    [Fact]
    public void The_same_prompt_is_on_the_same_side_of_the_split_whatever_its_white_space()
    {
        var project = Records.Delivery.Project;
        var tests = 0;
        for (var n = 0; n < 2000; n++)
        {
            MessageRecord[] prompt = [new("user", $"Question {n}")];
            var side = SplitDraw.IsTest(project, TrainerText.Trim([new("user", $"\n Question {n}\u2003")]));
            Assert.Equal(SplitDraw.IsTest(project, prompt), side);
            tests += side ? 1 : 0;
        }

        Assert.InRange(tests, 150, 250);
    }

    [Fact]
    public void No_prompt_is_in_both_splits()
    {
        var splits = PreferenceProjection.Of(Records with
        {
            Pairs = [.. Records.Pairs.Select((p, n) => p with { Prompt = [new("user", $"Question {n % 7}")] })],
        });

        Assert.Empty(splits.Train.Select(r => r.Prompt[0].Content).Intersect(splits.Test.Select(r => r.Prompt[0].Content), StringComparer.Ordinal));
    }

    [Fact]
    public void Trimming_takes_Unicode_white_space_and_nothing_else()
    {
        Assert.Equal("\u001Cx\u200B", TrainerText.Trim("\u2028\u0085\t \u001Cx\u200B\u205F\u1680\r\n"));
        Assert.Equal("", TrainerText.Trim(" \u3000\u2000\u200A\u202F\u2029"));
        Assert.Equal(25, Enumerable.Range(0, 0x10000).Count(c => TrainerText.Trim($"{(char)c}") == ""));
        Assert.All(Enumerable.Range(0, 0x10000), c => Assert.Equal(char.IsWhiteSpace((char)c), TrainerText.Trim($"{(char)c}") == ""));
    }

    private static PreferenceRow Row(DeliveryRecords records, Guid pair)
    {
        var splits = PreferenceProjection.Of(records);
        return splits.Train.Concat(splits.Test).Single(r => r.Id == pair);
    }
}
