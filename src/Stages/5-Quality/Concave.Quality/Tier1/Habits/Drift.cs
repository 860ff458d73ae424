using System.Globalization;
using Concave.Agreement;

namespace Concave.Quality.Tier1.Habits;

/// <summary>
/// Errors that become more frequent: a CUSUM over verified pairs and independent colleagues, in the order of the work
/// [A6]. Both streams add to one score by their own log-likelihood ratio; the usual rates are the others', or those of the person's own quieter half where they are higher. What was done
/// since the score began to rise, until it was highest, is what a second person looks at: a score that has fallen by the
/// limit since then says that the drift is over.
/// </summary>
/// <param name="limit">The score at which it is an alarm.</param>
internal sealed class Drift(double limit) : IHabit
{
    /// <summary>How much more frequent errors have to become to be worth finding.</summary>
    internal const double Shift = 0.16;

    /// <summary>The alarm of a short round. The false alarms and the delay that follow from it are in docs/quality.md.</summary>
    internal const double Limit = 3.25;

    /// <summary>The alarm at which somebody is stopped: rare enough for honest people that a lead can look at each.</summary>
    internal const double HardLimit = 7;

    // The run length between false alarms grows like e to the limit: so a long round may not raise more of them.
    private const int ShortRound = 240;

    // With a panel that hardly errs three slips would otherwise be a drift.
    private const double LeastUsual = 0.08;
    private const double MostUsual = 0.5;

    public string Name => "drift";

    /// <summary>Without times there is no order of the work.</summary>
    public string Field => "times";

    private sealed record Run(int From, int To, int Errors, int Seen);

    private readonly record struct Observed(int Act, bool Error, double Adds);

    public HabitFinding? Look(PersonWork own, Panel panel)
    {
        var (wrong, apart) = (panel.Others(own, Signs.Wrong), panel.Others(own, Signs.Apart));
        if (wrong.Of + apart.Of < Odds.LeastOthers)
            return null;
        Run[] alarms = [.. Alarms([.. Observe(own, Monitor(Usual(own, Signs.Wrong, wrong)), Monitor(Usual(own, Signs.Apart, apart)))], own.Acts.Count)];
        return alarms is [var first, ..]
            ? new(string.Create(CultureInfo.InvariantCulture, $"Since {own.Acts[first.From].Judgment.SubmittedAt:yyyy-MM-dd HH:mm} UTC {first.Errors} of {first.Seen} verified or doubly judged pairs went wrong; the others err on {Odds.Say(wrong.Share)} of verified pairs and differ on {Odds.Say(apart.Share)}."), first.From, alarms[^1].To)
            : null;
    }

    /// <summary>The runs in which the score rose above the limit, each from 0 to its peak or the end of the work, with what was seen when it rose above.</summary>
    private IEnumerable<Run> Alarms(Observed[] observed, int acts)
    {
        var highest = limit + Math.Log(Math.Max(1, observed.Length / (double)ShortRound));
        var (score, since, seen, errors) = (0.0, 0, 0, 0);
        var (peak, peakAct) = (0.0, 0);
        Run? alarm = null;
        foreach (var (act, error, adds) in observed)
        {
            if (score == 0)
                (since, seen, errors, peak) = (act, 0, 0, 0);
            score = Math.Max(0, score + adds);
            (seen, errors) = (seen + 1, errors + (error ? 1 : 0));
            if (score >= peak)
                (peak, peakAct) = (score, act);
            if (score > highest)
                alarm ??= new(since, acts, errors, seen);
            if (alarm is null || peak - score < highest)
                continue;
            yield return alarm with { To = peakAct + 1 };
            (alarm, score) = (null, 0);
        }

        if (alarm is not null)
            yield return alarm;
    }

    private static IEnumerable<Observed> Observe(PersonWork own, Cusum? gold, Cusum? peers)
    {
        for (var act = 0; act < own.Acts.Count; act++)
        {
            if (gold is { } first && Signs.Wrong(own.Acts[act]) is { } wrong)
                yield return new(act, wrong, wrong ? first.OnError : first.OnCorrect);
            if (peers is { } second && Signs.Apart(own.Acts[act]) is { } apart)
                yield return new(act, apart, apart ? second.OnError : second.OnCorrect);
        }
    }

    // Somebody who always erred a little more than the others does not drift: what counts is their own quieter half.
    private static double Usual(PersonWork own, Func<Act, bool?> sign, Tally others)
    {
        var half = own.Acts.Count / 2;
        var (early, late) = (Tally.Over(own.Acts.Take(half), sign), Tally.Over(own.Acts.Skip(half), sign));
        return early.Of < Odds.LeastOthers || late.Of < Odds.LeastOthers ? others.Share : Math.Max(others.Share, Math.Min(early.Share, late.Share));
    }

    // Where the others are wrong more often than right there is nothing to drift from: that is for the gates to say.
    private Cusum? Monitor(double usual) =>
        usual > MostUsual ? null : new(Math.Max(usual, LeastUsual), Math.Max(usual, LeastUsual) + Shift, limit);
}
