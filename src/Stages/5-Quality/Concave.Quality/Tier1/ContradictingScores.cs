using Concave.Kernel;

namespace Concave.Quality.Tier1;

/// <summary>Every criterion scores the other response higher than the one preferred. Contradiction on some criteria is usual and no flag.</summary>
internal sealed class ContradictingScores : IDetector
{
    public string Name => "scores_contradict_choice";
    public string Field => "criterion_scores";

    public string? Look(Screened screened, Pool pool)
    {
        var scores = screened.Judgment.Scores;
        var against = screened.Judgment.Choice switch
        {
            Choice.A => scores.Count(s => s.B > s.A),
            Choice.B => scores.Count(s => s.A > s.B),
            Choice.Tie or Choice.CannotJudge => 0,
            _ => throw new ArgumentOutOfRangeException(nameof(screened), screened.Judgment.Choice, "Not a choice."),
        };
        return scores.Count > 0 && against == scores.Count
            ? FormattableString.Invariant($"Response {screened.Judgment.Choice} is preferred, and all {scores.Count} criteria score the other one higher.")
            : null;
    }
}
