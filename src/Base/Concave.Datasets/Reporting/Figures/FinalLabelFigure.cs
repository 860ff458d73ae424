using Concave.Agreement;
using Concave.Kernel;

namespace Concave.Datasets.Reporting;

/// <summary>
/// First judgments of the agreement scope held against the final label of their pair. Each judgment helped to make that
/// label, so this is higher than agreement between people and says nothing about it; it has no interval on purpose.
/// </summary>
/// <param name="Share">Judgments equal to the final label.</param>
/// <param name="Equal">How many.</param>
/// <param name="N">Judgments whose pair has a final label a, b or tie.</param>
/// <param name="Kappa">Cohen's κ of judgment and final label over a, b, tie; null when undefined.</param>
public sealed record FinalLabelFigure(double? Share, int Equal, int N, double? Kappa)
{
    internal static FinalLabelFigure Of(BatchView batch)
    {
        var rows = batch.Scope.Judgments
            .Where(j => batch.Verdicts.TryGetValue(j.Pair, out var verdict) && verdict.Choice != Choice.CannotJudge)
            .Select(j => (Said: (int)j.Choice, Final: (int)batch.Verdicts[j.Pair].Choice)).ToList();
        var kappa = Cohen.Compute([.. rows.Select(r => r.Said)], [.. rows.Select(r => r.Final)], AgreementScope.Categories).Kappa;
        var equal = rows.Count(r => r.Said == r.Final);
        return new(Proportion.Share(equal, rows.Count).Value, equal, rows.Count, kappa.Value);
    }
}
