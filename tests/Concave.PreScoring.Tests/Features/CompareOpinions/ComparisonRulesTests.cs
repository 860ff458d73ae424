using Concave.Kernel;
using Concave.PreScoring.Features.CompareOpinions;

namespace Concave.PreScoring.Tests.Features.CompareOpinions;

public sealed class ComparisonRulesTests
{
    [Fact]
    public void Agreement_place_confidence_and_double_judging_follow_from_both_orders()
    {
        // Of 200: 150 right in both orders and sure, 25 wrong in both and unsure, 20 always the first, 5 without a verdict.
        var pairs = Enumerable.Range(0, 200).Select(n => n switch
        {
            < 150 => Pair(n, Choice.A, Choice.A, 0.9, Choice.A),
            < 175 => Pair(n, Choice.A, Choice.A, 0.55, Choice.B),
            < 195 => Pair(n, Choice.A, Choice.B, 0.9, Choice.A),
            _ => Pair(n, null, null, null, Choice.A),
        }).ToList();

        var view = ComparisonRules.Of(pairs, setAside: 3, tolerated: 0.1);

        Assert.Equal((200, 175, 175, 3), (view.Pairs, view.Verdicts, view.Stated, view.SetAside));
        Assert.Equal(["x", "y", "z", "majority"], view.Agreement.Select(a => a.With));
        Assert.Equal((150, 175), (view.Agreement[^1].Agreed.Hits, view.Agreement[^1].Agreed.N));
        Assert.Equal((175, 195, 20, 20), (view.Place!.Same.Hits, view.Place.Same.N, view.Place.FirstPreferred.Hits, view.Place.FirstPreferred.N));
        Assert.Equal([(Choice.A, 150, 175)], view.Worth.Select(w => (w.Verdict, w.Right.Hits, w.Right.N)));
        Assert.Equal(0.9, view.Calibration!.Threshold);
        Assert.Equal([25, 50], view.JudgedTwice.Where(t => t.Stated is 0.5 or 0.9).Select(t => t.JudgedTwice.Hits));
    }

    [Fact]
    public void Without_a_stated_confidence_in_both_orders_two_people_judge_everything()
    {
        var view = ComparisonRules.Of([.. Enumerable.Range(0, 120).Select(n => Pair(n, Choice.A, null, null, Choice.A))], setAside: 0, tolerated: 0.25);

        Assert.Null(view.Place);
        Assert.Null(view.Calibration);
        Assert.All(view.JudgedTwice, t => Assert.Equal(1, t.JudgedTwice.Share));
    }

    private static ComparedPair Pair(int n, Choice? stored, Choice? swapped, double? confidence, Choice people) => new(
        new() { Row = n + 1, Pair = $"{n}", Choice = stored, ChoiceSwapped = swapped, Confidence = confidence, Reason = "" },
        [new("x", people), new("y", people), new("z", Choice.Tie)]);
}
