using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.PreScoring.Calibrating;

namespace Concave.PreScoring.Features.CompareOpinions;

/// <summary>A recorded first pass held against one person, or against what most of them said.</summary>
/// <param name="With">The person as the file names them, or <c>majority</c>.</param>
/// <param name="Agreed">Same choice of a, b, tie, among pairs both have one on.</param>
/// <param name="Kappa">Cohen's κ of the two; null when undefined.</param>
/// <param name="KappaLow95">Its 95 % interval.</param>
/// <param name="KappaHigh95">Upper end.</param>
public sealed record AgreementWith(string With, ShareFigure Agreed, double? Kappa, double? KappaLow95, double? KappaHigh95);

/// <summary>What the place of a response did to the opinion, on pairs asked about in both orders.</summary>
/// <param name="Same">The same verdict in both.</param>
/// <param name="FirstPreferred">Of those where a response was preferred both times and it was another one: the first on the page.</param>
public sealed record PlaceFigure(ShareFigure Same, ShareFigure FirstPreferred);

/// <summary>What a verdict was worth: of the pairs it was given on, those where most people said the same.</summary>
/// <param name="Verdict">A, B or tie.</param>
/// <param name="Right">The share, which is the calibrated confidence of a record that states none.</param>
public sealed record WorthOf(Choice Verdict, ShareFigure Right);

/// <summary>Pairs that two people would judge if one sufficed from a stated confidence on.</summary>
public sealed record TwiceAt(double Stated, ShareFigure JudgedTwice);

/// <summary>What a recorded first pass would have been worth on pairs that people have judged.</summary>
public sealed record ComparisonView
{
    /// <summary>Pairs of the file that both could be read and have an opinion on record, usable or not.</summary>
    public required int Pairs { get; init; }

    /// <summary>Of these, with a verdict.</summary>
    public required int Verdicts { get; init; }

    /// <summary>Of these, with a stated confidence.</summary>
    public required int Stated { get; init; }

    /// <summary>Rows of either file that were set aside.</summary>
    public required int SetAside { get; init; }

    /// <summary>Each person, ordered, and <c>majority</c> last: more than half of the people who judged the pair.</summary>
    public required IReadOnlyList<AgreementWith> Agreement { get; init; }

    /// <summary>Null when no pair was asked about in both orders.</summary>
    public required PlaceFigure? Place { get; init; }

    /// <summary>By verdict, for pairs with a majority; verdicts that were never given are left out.</summary>
    public required IReadOnlyList<WorthOf> Worth { get; init; }

    /// <summary>What the stated confidence is worth against the majority; null with under 100 stated confidences.</summary>
    public required CalibrationRecord? Calibration { get; init; }

    /// <summary>By the routing rule: usable, the same in both orders, and stated at least as surely.</summary>
    public required IReadOnlyList<TwiceAt> JudgedTwice { get; init; }
}
