using Concave.Agreement;

namespace Concave.Datasets.Reporting;

/// <summary>
/// How much a visible suggestion pulls people to itself: of those who would not have agreed with it by themselves, the
/// share who do once they see it.
/// </summary>
/// <param name="Difference">Agreement with the opinion where it was shown, less that where it was withheld.</param>
/// <param name="DifferenceLow95">Newcombe's hybrid score interval.</param>
/// <param name="DifferenceHigh95">Upper end.</param>
/// <param name="Pull">1 − (1 − p₁)/(1 − p₀): 0 changes nobody, 1 takes everybody along, below 0 repels; null when everybody agrees unaided.</param>
/// <param name="PullLow95">Interval of a ratio of risks.</param>
/// <param name="PullHigh95">Upper end.</param>
public sealed record PullFigure(double? Difference, double? DifferenceLow95, double? DifferenceHigh95, double? Pull, double? PullLow95, double? PullHigh95)
{
    internal static PullFigure Of(ShareFigure shown, ShareFigure withheld)
    {
        var following = Following.Of(shown.Hits, shown.N, withheld.Hits, withheld.N);
        return new(
            following.Difference.Value, following.DifferenceInterval.Lower.Value, following.DifferenceInterval.Upper.Value,
            following.Pull.Value, following.PullInterval.Lower.Value, following.PullInterval.Upper.Value);
    }
}
