using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.Quality.Tier1.Habits;

namespace Concave.Quality;

/// <summary>Somebody's work, or with no name the round, that should stop until a lead has looked.</summary>
internal sealed record PauseWanted(string Annotator, string Why);

/// <summary>When work stops by itself [A6]. Pure.</summary>
internal static class PauseRules
{
    /// <summary>A round is paused when its pooled κ falls under this.</summary>
    internal const double LeastKappa = 0.70;

    /// <summary>Under so many pairs judged twice the interval is too wide to stop everybody for.</summary>
    internal const int LeastPairs = 200;

    private static readonly Drift Hard = new(Drift.HardLimit);
    private static readonly Drift Early = new(Drift.Limit);

    /// <summary>Whose errors have become far more frequent, and have not ceased to be so.</summary>
    /// <param name="panel">The round's work.</param>
    /// <param name="since">By pseudonym: only work after this counts, since a lead has looked at what came before.</param>
    internal static IEnumerable<PauseWanted> OfPeople(Panel panel, IReadOnlyDictionary<string, DateTimeOffset> since) => Drifting(panel, since, Hard);

    /// <summary>Whose errors become more frequent, not yet so far that their work stops: in time to talk to them.</summary>
    /// <param name="panel">The round's work.</param>
    /// <param name="since">As in <see cref="OfPeople"/>.</param>
    internal static IEnumerable<PauseWanted> Warnings(Panel panel, IReadOnlyDictionary<string, DateTimeOffset> since) => Drifting(panel, since, Early);

    /// <summary>Whether verified pairs of the streams refute that somebody passed calibration; null while they do not.</summary>
    /// <param name="right">Whether each was judged right, in order.</param>
    internal static PauseWanted? OfPass(string annotator, QualityPlan plan, IEnumerable<bool> right)
    {
        bool[] all = [.. right];
        var pass = LivePass.Of(plan, all);
        return pass.State == PassState.NotConfirmed
            ? new(annotator, FormattableString.Invariant($"The pass of the calibration does not hold: {all.Take(pass.Items).Count(r => r)} of {pass.Items} hidden verified pairs were right; {plan.GoldAccuracy:0.00} is asked."))
            : null;
    }

    private static IEnumerable<PauseWanted> Drifting(Panel panel, IReadOnlyDictionary<string, DateTimeOffset> since, Drift drift) =>
        from person in panel.People
        let own = person with { Acts = [.. person.Acts.Where(a => !since.TryGetValue(person.Annotator, out var lifted) || a.Judgment.SubmittedAt > lifted)] }
        let finding = drift.Look(own, panel)
        where finding is not null && finding.To >= own.Acts.Count
        select new PauseWanted(person.Annotator, finding.Evidence);

    /// <summary>Whether people agree too little for the round to go on; null while they do not, or too few pairs say so.</summary>
    /// <param name="since">Only pairs judged wholly after this count.</param>
    internal static PauseWanted? OfRound(GateInput input, DateTimeOffset since)
    {
        var before = input.Judgments.Where(j => j.SubmittedAt <= since).Select(j => j.Pair).ToHashSet();
        var figure = SampleAgreement.Of(input with { Judgments = [.. input.Judgments.Where(j => !before.Contains(j.Pair))] });
        var least = Math.Min(LeastKappa, input.Plan.BatchKappa);
        return figure.Kappa < least && figure.Items >= LeastPairs
            ? new("", FormattableString.Invariant($"κ {figure.Kappa:0.000} (95 % interval {figure.Low95:0.000} to {figure.High95:0.000}) of {figure.Items} pairs judged twice; under {least:0.00} a round is paused."))
            : null;
    }
}
