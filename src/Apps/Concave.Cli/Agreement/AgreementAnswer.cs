using Concave.Agreement;
using Concave.Datasets.Reading;

namespace Concave.Cli.Agreement;

/// <summary>Everything that is said of a table of labels; what <c>--json</c> writes.</summary>
internal sealed record AgreementAnswer
{
    public required string File { get; init; }

    public required long Rows { get; init; }

    /// <summary>Items with at least one label.</summary>
    public required int Items { get; init; }

    public required int Raters { get; init; }

    public required int Labels { get; init; }

    /// <summary>Second labels of one rater on one item, not used.</summary>
    public required int Duplicates { get; init; }

    public required IReadOnlyList<Category> Categories { get; init; }

    /// <summary>The figure to quote: pooled Cohen's kappa.</summary>
    public required Figure Headline { get; init; }

    /// <summary>One-sided: kappa is above it with 95 % confidence.</summary>
    public required Figure.Index ProvenAtLeast { get; init; }

    public required IReadOnlyList<Figure> Coefficients { get; init; }

    /// <summary>Cohen's kappa and the indices of each pair of raters; empty where there are too many.</summary>
    public required IReadOnlyList<RaterPairFigure> Pairs { get; init; }

    /// <summary>Each rater against the others; empty where there are two or too many.</summary>
    public required IReadOnlyList<RaterFigure> EachRater { get; init; }

    /// <summary>Chance taken inside each group of <c>--by</c>; null without it.</summary>
    public required GroupFigures? By { get; init; }

    /// <summary>What it means, in sentences.</summary>
    public required IReadOnlyList<string> Meaning { get; init; }

    public required long SetAside { get; init; }

    /// <summary>The first 20 of them.</summary>
    public required IReadOnlyList<SetAside> RowsSetAside { get; init; }
}

/// <summary>A category and its mean share over items.</summary>
internal sealed record Category(string Name, double Share);

/// <summary>One coefficient. What does not exist is null, with the reason beside it.</summary>
internal sealed record Figure(
    string Name, string Weights, double? Value, string? Undefined, double? StandardError, double? Lower, double? Upper,
    string? IntervalUndefined, double? Observed, double? Expected, long Items)
{
    internal static Figure Of(
        string name, string weights, Estimate value, Estimate error, Interval interval, Estimate observed, Estimate expected, long items) =>
        new(name, weights, value.Value, value.Reason, error.Value, interval.Lower.Value, interval.Upper.Value,
            interval.Lower.Reason ?? interval.Upper.Reason, observed.Value, expected.Value, items);

    internal static Figure Of(Coefficient c) =>
        Of(c.Name, c.Weights, c.Value, c.IntervalError, c.Interval(), c.Observed, c.Expected, c.Items);

    internal static Figure Of(string name, PooledKappaResult p) =>
        Of(name, p.Weights, p.Kappa, p.IntervalError, p.Interval(), p.Observed, p.Expected, p.Items);

    internal static Figure Of(string name, IccResult icc, long items) =>
        Of(name, "scores", icc.Value, Estimate.None(Concave.Agreement.Undefined.NotComputed), icc.Interval, Estimate.None(""), Estimate.None(""), items);

    /// <summary>A number without an error of its own.</summary>
    internal sealed record Index(double? Value, string? Undefined)
    {
        internal static Index Of(Estimate e) => new(e.Value, e.Reason);
    }
}

/// <summary>Two raters on the items both labelled.</summary>
internal sealed record RaterPairFigure(string First, string Second, Figure Cohen, Figure.Index KappaMax, Figure.Index Prevalence, Figure.Index Bias, Figure.Index Pabak);

/// <summary>One rater against those who labelled the same items.</summary>
internal sealed record RaterFigure(string Rater, Figure WithPeers);

/// <summary>The pooled coefficient of each group, and the ratio that combines them.</summary>
internal sealed record GroupFigures(string Field, Figure Stratified, IReadOnlyList<GroupFigure> Groups);

/// <summary>One group.</summary>
internal sealed record GroupFigure(string Group, Figure Pooled);
