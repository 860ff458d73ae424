using Concave.Kernel;

namespace Concave.Quality.Tier1;

/// <summary>
/// The rationale calls one response better, and the answer says otherwise. A sentence that names a criterion of the
/// rubric is held against the scores of that criterion, two points apart or more the other way; one that names none,
/// against the choice.
/// </summary>
internal sealed class ContradictingRationale : IDetector
{
    private const int LeastPoints = 2;

    public string Name => "rationale_contradicts";
    public string Field => "rationale";

    public string? Look(Screened screened, Pool pool) =>
        Preferences.In(screened.Judgment.Rationale)
            .Select(said => Preferences.ChoiceOf(said, screened.Judgment.Sides) is { } meant ? Against(screened, pool, said, meant) : null)
            .FirstOrDefault(evidence => evidence is not null);

    private static string? Against(Screened screened, Pool pool, Preference said, Choice meant)
    {
        string[] criteria = [.. pool.Criteria.Where(c => Mentions(said.Text, c.Name) || Mentions(said.Text, c.Key)).Select(c => c.Key)];
        return criteria.Length == 0
            ? AgainstChoice(screened.Judgment.Choice, said, meant)
            : criteria.Select(c => AgainstScores(screened, c, said, meant)).FirstOrDefault(evidence => evidence is not null);
    }

    private static string? AgainstChoice(Choice choice, Preference said, Choice meant) =>
        choice is Choice.A or Choice.B && choice != meant ? $"It says \"{said.Text}\", which is response {meant}; response {choice} is preferred." : null;

    private static string? AgainstScores(Screened screened, string criterion, Preference said, Choice meant)
    {
        var score = screened.Judgment.Scores.FirstOrDefault(s => string.Equals(s.Criterion, criterion, StringComparison.Ordinal));
        return score is not null && (meant == Choice.A ? score.B - score.A : score.A - score.B) >= LeastPoints
            ? FormattableString.Invariant($"It says \"{said.Text}\", which is response {meant}; {criterion} is scored {score.A} for A and {score.B} for B.")
            : null;
    }

    private static bool Mentions(string sentence, string name) =>
        $" {Wording.Normalise(sentence)} ".Contains($" {Wording.Normalise(name.Replace('_', ' '))} ", StringComparison.Ordinal);
}
