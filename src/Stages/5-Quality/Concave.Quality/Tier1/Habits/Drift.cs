using System.Globalization;
using Concave.Agreement;

namespace Concave.Quality.Tier1.Habits;

/// <summary>
/// Errors that become more frequent: a CUSUM over verified pairs and independent colleagues, in the order of the work
/// [A6]. Both streams add to one score by their own log-likelihood ratio; the usual rates are the others'. What was done
/// since the score began to rise is what a second person looks at.
/// </summary>
internal sealed class Drift : IHabit
{
    /// <summary>How much more frequent errors have to become to be worth finding.</summary>
    internal const double Shift = 0.16;

    /// <summary>Warn above half of it. The false alarms and the delay that follow from it are in docs/quality.md.</summary>
    internal const double Limit = 3.25;

    // With a panel that hardly errs three slips would otherwise be a drift.
    private const double LeastUsual = 0.08;
    private const double MostUsual = 0.5;

    public string Name => "drift";
    public string Field => "preference";

    public HabitFinding? Look(PersonWork own, Panel panel)
    {
        var (wrong, apart) = (panel.Others(own, Signs.Wrong), panel.Others(own, Signs.Apart));
        if (wrong.Of + apart.Of < Odds.LeastOthers)
            return null;
        var (gold, peers) = (Monitor(wrong.Share), Monitor(apart.Share));
        var (score, since, seen, errors) = (0.0, 0, 0, 0);
        for (var i = 0; i < own.Acts.Count; i++)
        {
            foreach (var (error, by) in Errors(own.Acts[i], gold, peers))
            {
                if (score == 0)
                    (since, seen, errors) = (i, 0, 0);
                score = Math.Max(0, score + (error ? by.OnError : by.OnCorrect));
                (seen, errors) = (seen + 1, errors + (error ? 1 : 0));
            }

            if (score > Limit)
                return new(string.Create(CultureInfo.InvariantCulture, $"Since {own.Acts[since].Judgment.SubmittedAt:yyyy-MM-dd HH:mm} UTC {errors} of {seen} verified or doubly judged pairs went wrong; the others err on {Odds.Say(wrong.Share)} of verified pairs and differ on {Odds.Say(apart.Share)}."), since);
        }

        return null;
    }

    // Where the others are wrong more often than right there is nothing to drift from: that is for the gates to say.
    private static Cusum? Monitor(double usual) =>
        usual > MostUsual ? null : new(Math.Max(usual, LeastUsual), Math.Max(usual, LeastUsual) + Shift, Limit);

    private static IEnumerable<(bool Error, Cusum By)> Errors(Act act, Cusum? gold, Cusum? peers)
    {
        if (gold is { } monitor && Signs.Wrong(act) is { } wrong)
            yield return (wrong, monitor);
        if (peers is { } other && Signs.Apart(act) is { } apart)
            yield return (apart, other);
    }
}
