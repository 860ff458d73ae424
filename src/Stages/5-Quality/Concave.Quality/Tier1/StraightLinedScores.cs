using Concave.Kernel;

namespace Concave.Quality.Tier1;

/// <summary>One number for every criterion of both responses, beside a preference for one of them.</summary>
internal sealed class StraightLinedScores : IDetector
{
    // With one or two criteria equal scores are no pattern.
    internal const int LeastCriteria = 3;

    public string Name => "straight_lined_scores";
    public string Field => "criterion_scores";

    public string? Look(Screened screened, Pool pool)
    {
        var (scores, choice) = (screened.Judgment.Scores, screened.Judgment.Choice);
        if (choice is not (Choice.A or Choice.B) || scores.Count < LeastCriteria)
            return null;
        return scores.All(s => s.A == scores[0].A && s.B == scores[0].A)
            ? FormattableString.Invariant($"Response {choice} is preferred, and all {2 * scores.Count} scores are {scores[0].A}.")
            : null;
    }
}
