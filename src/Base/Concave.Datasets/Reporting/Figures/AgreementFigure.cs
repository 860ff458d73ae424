namespace Concave.Datasets.Reporting;

/// <summary>
/// One agreement coefficient with everything needed to doubt it. Figures are full double precision and never rounded;
/// null where undefined, and then <see cref="Undefined"/> says why.
/// </summary>
public sealed record AgreementFigure
{
    /// <summary>nominal (labels equal or not) or quadratic (scores 1 to 5). A coefficient without its weights says nothing.</summary>
    public required string Weights { get; init; }

    /// <summary>(observed − expected) / (1 − expected).</summary>
    public required double? Kappa { get; init; }

    /// <summary>Why a figure is missing; "" when none is.</summary>
    public required string Undefined { get; init; }

    /// <summary>Closed-form error; items of one pair count as one cluster.</summary>
    public required double? StandardError { get; init; }

    /// <summary>Two-sided 95 % interval on the scale ln(1 − κ).</summary>
    public required double? Low95 { get; init; }
    public required double? High95 { get; init; }

    /// <summary>One-sided lower bounds on the same scale.</summary>
    public required double? Lower90 { get; init; }
    public required double? Lower95 { get; init; }

    /// <summary>Po: mean agreement of two labels on the same item.</summary>
    public required double? Observed { get; init; }

    /// <summary>Pe: the same expected from each annotator's own habits.</summary>
    public required double? Expected { get; init; }

    /// <summary>Items with two labels or more.</summary>
    public required int Items { get; init; }

    /// <summary>Pairs of responses those items come from.</summary>
    public required int Pairs { get; init; }
    public required int Labels { get; init; }
    public required int Annotators { get; init; }

    /// <summary>insufficient under 100 pairs: the number is shown, and is not to be relied on; else sufficient.</summary>
    public required string Outcome { get; init; }
}

/// <summary>An agreement figure of one part of the work: a criterion, language, domain, task type, day, annotator or pair of them.</summary>
/// <param name="Key">The value that the part shares; "" where the client gave none.</param>
public sealed record AgreementRow(string Key, AgreementFigure Figure);
