using Concave.Agreement;

namespace Concave.Datasets.Reporting;

/// <summary>A share of successes with Wilson's 95 % interval and the exact one-sided 95 % lower bound (Clopper–Pearson).</summary>
/// <param name="Share">Hits / N; null when N is 0.</param>
/// <param name="Hits">Successes.</param>
/// <param name="N">Trials.</param>
/// <param name="Low95">Wilson, lower end.</param>
/// <param name="High95">Wilson, upper end.</param>
/// <param name="Lower95">Clopper–Pearson, one-sided: the share is above it with 95 % confidence.</param>
public sealed record ShareFigure(double? Share, int Hits, int N, double? Low95, double? High95, double? Lower95)
{
    /// <summary>The figure of <paramref name="hits"/> among <paramref name="n"/>.</summary>
    public static ShareFigure Of(int hits, int n)
    {
        var wilson = Proportion.Wilson(hits, n);
        return new(Proportion.Share(hits, n).Value, hits, n, wilson.Lower.Value, wilson.Upper.Value, Proportion.ClopperPearsonLower(hits, n).Value);
    }

    /// <summary>The figure of the items that satisfy <paramref name="hit"/>.</summary>
    internal static ShareFigure Of<T>(IReadOnlyCollection<T> items, Func<T, bool> hit) => Of(items.Count(hit), items.Count);
}

/// <summary>A share of one part of the work.</summary>
public sealed record ShareRow(string Key, ShareFigure Figure);
