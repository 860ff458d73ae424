using System.Globalization;
using Concave.Agreement;

namespace Concave.Quality.Tier1.Habits;

/// <summary>
/// Errors that become more frequent: a Shiryaev–Roberts statistic over verified pairs and independent colleagues, in the
/// order of the work [A6]. Both streams add to one score; the usual rates are the others', and the person's own record
/// says how far they honestly lie from them. What was done since the change most likely began, until the score was
/// highest, is what a second person looks at: once the evidence since then is twenty to one against it, the drift is over.
/// </summary>
/// <param name="limit">The score at which it is an alarm.</param>
internal sealed class Drift(double limit) : IHabit
{
    /// <summary>How much more frequent errors have to become to be worth finding.</summary>
    internal const double Shift = 0.12;

    /// <summary>The alarm of a short round. The false alarms and the delay that follow from it are in docs/quality.md.</summary>
    internal const double Limit = 5.15;

    /// <summary>The alarm at which somebody is stopped: rare enough for honest people that a lead can look at each.</summary>
    internal const double HardLimit = 8;

    // Of honest people's usual rates around the panel's, in log-odds: .08 becomes .05 to .12 within two of them.
    private const double Spread = 0.25;

    // False alarms come in proportion to the observations and the fewer the higher the limit: so a long round may not raise more of them than a short one.
    private const int ShortRound = 130;
    private const double LimitByLength = 1.5;

    // ln 20.
    private const double Over = 3;

    // With a panel that hardly errs three slips would otherwise be a drift.
    private const double LeastUsual = 0.08;
    private const double MostUsual = 0.5;

    public string Name => "drift";

    /// <summary>Without times there is no order of the work.</summary>
    public string Field => "times";

    private sealed record Run(int From, int To, int Errors, int Seen);

    private readonly record struct Observed(int Act, bool Error, double Usual);

    public HabitFinding? Look(PersonWork own, Panel panel)
    {
        var (wrong, apart) = (panel.Others(own, Signs.Wrong), panel.Others(own, Signs.Apart));
        if (wrong.Of + apart.Of < Odds.LeastOthers)
            return null;
        Run[] alarms = [.. Alarms([.. Observe(own, wrong.Share, apart.Share)], own.Acts.Count)];
        if (alarms is not [var first, ..])
            return null;
        return new(string.Create(CultureInfo.InvariantCulture, $"Since {own.Acts[first.From].Judgment.SubmittedAt:yyyy-MM-dd HH:mm} UTC {first.Errors} of {first.Seen} verified or doubly judged pairs went wrong; the others err on {Odds.Say(wrong.Share)} of verified pairs and differ on {Odds.Say(apart.Share)}."),
            first.From, alarms[^1].To, alarms.SelectMany(run => own.Acts.Take(run.To).Skip(run.From)).Select(a => a.Judgment.Judgment).ToHashSet());
    }

    /// <summary>The runs in which the score rose above the limit, each from where the change most likely began to its peak or the end of the work, with what was seen when it rose above.</summary>
    private IEnumerable<Run> Alarms(Observed[] observed, int acts)
    {
        var highest = limit + (LimitByLength * Math.Log(Math.Max(1, observed.Length / (double)ShortRound)));
        var (score, begun, peak, peakAct) = (new ShiryaevRoberts(Shift, Spread), 0, double.NegativeInfinity, 0);
        Run? alarm = null;
        for (var i = 0; i < observed.Length; i++)
        {
            score = score.Observe(observed[i].Error, observed[i].Usual);
            var now = score.Score;
            if (now >= peak)
                (peak, peakAct) = (now, observed[i].Act);
            if (now > highest)
                alarm ??= Since(observed, begun + score.RisingSince - 1, i, acts);
            if (alarm is null || peak - now < Over)
                continue;
            yield return alarm with { To = peakAct + 1 };
            (alarm, score, begun, peak) = (null, new(Shift, Spread), i + 1, double.NegativeInfinity);
        }

        if (alarm is not null)
            yield return alarm;
    }

    private static Run Since(Observed[] observed, int from, int until, int acts)
    {
        from = Math.Min(from, until);
        return new(observed[from].Act, acts, observed[from..(until + 1)].Count(o => o.Error), until + 1 - from);
    }

    private static IEnumerable<Observed> Observe(PersonWork own, double wrongly, double apartly)
    {
        for (var act = 0; act < own.Acts.Count; act++)
        {
            // Where the others are wrong more often than right there is nothing to drift from: that is for the gates to say.
            if (wrongly <= MostUsual && Signs.Wrong(own.Acts[act]) is { } wrong)
                yield return new(act, wrong, Math.Max(wrongly, LeastUsual));
            if (apartly <= MostUsual && Signs.Apart(own.Acts[act]) is { } apart)
                yield return new(act, apart, Math.Max(apartly, LeastUsual));
        }
    }
}
