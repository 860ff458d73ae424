using Concave.Data.Context;
using Concave.Kernel;
using Concave.PreScoring.Opinions;
using Concave.PreScoring.Routing;
using Microsoft.EntityFrameworkCore;

namespace Concave.PreScoring.Calibrating;

/// <summary>
/// Holds a provider's opinions against people's verdicts on the random sample, which is judged without the suggestion and
/// drawn without regard to it. It is done anew whenever somebody asks, so the latest verdicts always count.
/// </summary>
internal static class FitCalibrations
{
    /// <summary>What is known of one language.</summary>
    /// <param name="Language">The language.</param>
    /// <param name="Pairs">Verdicts there are; fewer than <see cref="CalibrationRules.LeastPairs"/> give no calibration.</param>
    /// <param name="Calibration">What they come to, or null.</param>
    internal sealed record Fitted(string Language, int Pairs, NamedCalibration? Calibration);

    /// <summary>Every language with a verdict, in a fixed order.</summary>
    internal static async Task<IReadOnlyList<Fitted>> Handle(ConcaveDb db, Guid project, string provider, QualityPlan plan, CancellationToken stop)
    {
        var points = await Points(db, project, provider, plan, stop);
        var tolerated = Math.Round(1 - plan.BorderlineConfidence, 12); // 1 − 0.85 is not 0.15 in binary
        return [.. points.GroupBy(p => p.Language, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Fitted(
            g.Key, g.Count(), CalibrationRules.Fit(new(project, provider, g.Key), [.. g], tolerated) is { } record ? NamedCalibration.Of(record) : null))];
    }

    // A pair that was judged in two rounds counts with its last verdict. A verdict people could not give says nothing.
    private static async Task<List<CalibrationPoint>> Points(ConcaveDb db, Guid project, string provider, QualityPlan plan, CancellationToken stop)
    {
        var said =
            from verdict in db.Verdicts
            join routed in db.RoutedPairs on new { verdict.RoundId, verdict.PairId } equals new { routed.RoundId, routed.PairId }
            where routed.InSample && !routed.SuggestionShown && verdict.Choice != Choice.CannotJudge
            join round in db.Rounds on verdict.RoundId equals round.Id
            where round.ProjectId == project
            join opinion in db.Opinions on verdict.PairId equals opinion.PairId
            where opinion.Provider == provider && opinion.State == OpinionState.Sound && opinion.Confidence != null
            join pair in db.Pairs on verdict.PairId equals pair.Id
            orderby round.Number
            select new { verdict.PairId, verdict.Choice, pair.Language, opinion.Confidence, Stored = opinion.Choice, Swapped = opinion.ChoiceSwapped };
        return
        [
            .. (await said.ToListAsync(stop))
                .Where(s => new RoutedOpinion(s.Stored, s.Swapped) is { InBothOrders: true } opinion && opinion.Usable(plan) is not null)
                .GroupBy(s => s.PairId).Select(g => g.Last())
                .Select(s => new CalibrationPoint(s.PairId, s.Language, s.Confidence!.Value, s.Choice == s.Stored)),
        ];
    }
}
