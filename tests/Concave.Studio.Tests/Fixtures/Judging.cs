using System.Globalization;
using Concave.Annotation.Features;
using Concave.Data.HandOffs;
using Concave.Kernel;
using Concave.Quality;
using Concave.Testing;
using Concave.Ui.Judging;

namespace Concave.Studio.Tests.Fixtures;

/// <summary>Work on a sample round through the real handlers.</summary>
internal static class Judging
{
    /// <summary>What the sample annotators write, with their place in the panel.</summary>
    internal const string Reason = "Sample reason of annotator";

    /// <summary>Everybody judges all they may, as often as tier 1 asks, until the reviews are open. Each prefers a response of their own, so that every pair with two judgments is disputed.</summary>
    internal static async Task JudgeAll(this StudioBench bench, SeededRound round, string more = "")
    {
        for (var pass = 0; pass < 3; pass++)
        {
            foreach (var (place, annotator) in round.Annotators.Index())
            {
                while (await bench.JudgeOne(round, annotator, place, more))
                {
                }
            }

            if ((await bench.Advance(round)).State == BatchState.UnderReview)
                return;
        }

        Assert.Fail("The reviews did not open.");
    }

    /// <summary>Takes the batch as far as it goes without people.</summary>
    internal static async Task<AdvanceView> Advance(this StudioBench bench, SeededRound round) =>
        (await bench.Get<AdvanceBatch>().Handle(round.BatchId, default)).Value!;

    /// <summary>One judgment; false when nothing is left for them.</summary>
    internal static async Task<bool> JudgeOne(this StudioBench bench, SeededRound round, SeededAnnotator annotator, int place, string more = "")
    {
        var claimed = await bench.Get<ClaimTask>().Handle(new(round.ProjectId), annotator.Actor, default);
        if (claimed.Failed)
            return false;
        var task = (await bench.Get<ReadTask>().Handle(new(claimed.Value.AssignmentId), annotator.Actor, default)).Value!;
        var left = task.Left.StartsWith(place == 0 ? 'A' : 'B');
        var sent = await bench.Get<SubmitJudgment>().Handle(new(task.AssignmentId, bench.NewId(), AnswerOf(task, left, place, more)), annotator.Actor, default);
        Assert.Null(sent.Problem);
        return true;
    }

    private static Answer AnswerOf(TaskView task, bool left, int place, string more) => new()
    {
        Preferred = left ? PreferredSide.Left : PreferredSide.Right,
        Strength = 2,
        Scores = [.. task.Criteria.Select((c, i) => left ? new SideScore(c.Key, 4 + (i % 2), 2) : new SideScore(c.Key, 2, 4 + (i % 2)))],
        Rationale = string.Create(CultureInfo.InvariantCulture, $"{Reason} {place} on {task.AssignmentId:N}: it answers what was asked.{more}"),
        Difficulty = Difficulty.Moderate,
        Confidence = 0.75,
        Flags = [new(left ? PreferredSide.Left : PreferredSide.Right, "honest"), new(left ? PreferredSide.Right : PreferredSide.Left, "hallucination", 0, 5)],
    };
}
