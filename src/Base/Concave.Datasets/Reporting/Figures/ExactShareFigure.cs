using Concave.Agreement;

namespace Concave.Datasets.Reporting;

/// <summary>A share of successes with Clopper and Pearson's exact 95 % interval: for few trials, of which each counts.</summary>
/// <param name="Share">Hits / N; null when N is 0.</param>
/// <param name="Hits">Successes.</param>
/// <param name="N">Trials.</param>
/// <param name="Low95">Lower end.</param>
/// <param name="High95">Upper end.</param>
public sealed record ExactShareFigure(double? Share, int Hits, int N, double? Low95, double? High95)
{
    internal static ExactShareFigure Of<T>(IReadOnlyCollection<T> items, Func<T, bool> hit)
    {
        var hits = items.Count(hit);
        var exact = Proportion.ClopperPearson(hits, items.Count);
        return new(Proportion.Share(hits, items.Count).Value, hits, items.Count, exact.Lower.Value, exact.Upper.Value);
    }
}
