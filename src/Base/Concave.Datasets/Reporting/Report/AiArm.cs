using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>One arm of the comparison: of each pair that had an AI opinion the judgment that was begun first.</summary>
/// <param name="Agreement">Share equal to the AI's opinion.</param>
/// <param name="Timed">Judgments with a recorded active time.</param>
/// <param name="MedianActiveMs">Median of those times; null when there is none.</param>
/// <param name="BetweenPeople">
/// Pooled κ of the people who judged one pair, on pairs that two judge because the AI was not sure enough, so that both
/// arms hold the same kind of pair. Shown: people were pulled to one opinion, so this is no figure of quality; the gate
/// never reads it.
/// </param>
public sealed record AiArm(ShareFigure Agreement, int Timed, double? MedianActiveMs, AgreementFigure BetweenPeople)
{
    // Begun, not submitted, first: of two people the one who submits first is the faster one, and only the sample has two.
    internal static (AiArm Arm, double[] Times) Of(
        BatchView batch, IReadOnlyList<List<JudgmentRecord>> said, Dictionary<Guid, Choice> opinions, bool shown)
    {
        var arm = said.Where(s => s.Count > 0).Select(s => s.OrderBy(j => j.ClaimedAt).ThenBy(j => j.Judgment).First())
            .Where(j => j.SuggestionShown == shown).ToList();
        double[] times = [.. arm.Where(j => j.ActiveMs >= 0).Select(j => (double)j.ActiveMs).Order()];
        return (new(ShareFigure.Of(arm, j => j.Choice == opinions[j.Pair]), times.Length, Median(times), Between(batch, said, shown)), times);
    }

    private static AgreementFigure Between(BatchView batch, IReadOnlyList<List<JudgmentRecord>> said, bool shown)
    {
        var unsure = batch.Work.Routings.Where(r => !RoutingReasons.Suffices(r, batch.Plan)).Select(r => r.Pair).ToHashSet();
        var reason = shown ? RouteReason.Borderline : RouteReason.Sample;
        return PooledFigure.Of(
            AgreementScope.Choices(said.SelectMany(s => s).Where(j =>
                j.SuggestionShown == shown && j.Reason == reason && j.Choice != Choice.CannotJudge && unsure.Contains(j.Pair))), AgreementScope.Categories);
    }

    private static double? Median(double[] sorted) => sorted.Length switch
    {
        0 => null,
        var n => (sorted[(n - 1) / 2] + sorted[n / 2]) / 2,
    };
}
