using Concave.Agreement;
using Concave.Datasets.Reading;
using Concave.Datasets.Reporting;
using Concave.Kernel;
using Concave.PreScoring.Calibrating;

namespace Concave.PreScoring.Features.CompareOpinions;

/// <summary>A recorded opinion beside what people said of the pair.</summary>
internal sealed record ComparedPair(ReadOpinion Opinion, IReadOnlyList<ReadLabel> Labels)
{
    internal bool InBothOrders => Opinion.Choice is not null && Opinion.ChoiceSwapped is not null;

    /// <summary>The verdict; null when there is none, or another one in the other order.</summary>
    internal Choice? Verdict => InBothOrders && Opinion.Choice != Opinion.ChoiceSwapped ? null : Opinion.Choice;

    /// <summary>What more than half of the people said; null when no choice has so many.</summary>
    internal Choice? Majority => Labels.GroupBy(l => l.Choice).Where(g => 2 * g.Count() > Labels.Count).Select(g => (Choice?)g.Key).SingleOrDefault();
}

/// <summary>Holds recorded opinions against recorded judgments. Pure.</summary>
internal static class ComparisonRules
{
    private const int Choices = 3;

    private static readonly double[] Thresholds = [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95];

    internal static ComparisonView Of(IReadOnlyList<ComparedPair> pairs, int setAside, double tolerated)
    {
        var people = pairs.SelectMany(p => p.Labels).Select(l => l.Annotator).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new()
        {
            Pairs = pairs.Count,
            Verdicts = pairs.Count(p => p.Verdict is not null),
            Stated = pairs.Count(p => p.Verdict is not null && p.Opinion.Confidence is not null),
            SetAside = setAside,
            Agreement =
            [
                .. people.Select(name => With(name, pairs, p => p.Labels.FirstOrDefault(l => l.Annotator == name)?.Choice)),
                With("majority", pairs, p => p.Majority),
            ],
            Place = PlaceOf([.. pairs.Where(p => p.InBothOrders)]),
            Worth = [.. pairs.Where(p => p is { Verdict: Choice.A or Choice.B or Choice.Tie, Majority: not null })
                .GroupBy(p => p.Verdict!.Value).OrderBy(g => g.Key)
                .Select(g => new WorthOf(g.Key, ShareFigure.Of(g.Count(p => p.Majority == g.Key), g.Count())))],
            Calibration = CalibrationRules.Fit(new(Guid.Empty, "recorded", ""), [.. pairs.SelectMany(Point)], tolerated),
            JudgedTwice = [.. Thresholds.Select(t => new TwiceAt(t, ShareFigure.Of(pairs.Count(p => !Suffices(p, t)), pairs.Count)))],
        };
    }

    private static AgreementWith With(string name, IReadOnlyList<ComparedPair> pairs, Func<ComparedPair, Choice?> said)
    {
        var both = pairs.Select(p => (Ai: p.Verdict, Person: said(p)))
            .Where(p => p is { Ai: Choice.A or Choice.B or Choice.Tie, Person: Choice.A or Choice.B or Choice.Tie }).ToList();
        var kappa = Cohen.Compute([.. both.Select(p => (int)p.Ai!.Value)], [.. both.Select(p => (int)p.Person!.Value)], Choices);
        var interval = kappa.Interval();
        return new(name, ShareFigure.Of(both.Count(p => p.Ai == p.Person), both.Count), kappa.Kappa.Value, interval.Lower.Value, interval.Upper.Value);
    }

    // In the terms of the pair: A both times on the first place means A as stored and B with the responses exchanged.
    private static PlaceFigure? PlaceOf(List<ComparedPair> pairs)
    {
        if (pairs.Count == 0)
            return null;
        var moved = pairs.Where(p => (p.Opinion.Choice, p.Opinion.ChoiceSwapped) is (Choice.A, Choice.B) or (Choice.B, Choice.A)).ToList();
        return new(
            ShareFigure.Of(pairs.Count(p => p.Opinion.Choice == p.Opinion.ChoiceSwapped), pairs.Count),
            ShareFigure.Of(moved.Count(p => p.Opinion.Choice == Choice.A), moved.Count));
    }

    private static IEnumerable<CalibrationPoint> Point(ComparedPair pair, int place) => pair is { Verdict: { } verdict, Majority: { } majority, Opinion.Confidence: { } stated }
        ? [new(new Guid(place, 0, 0, new byte[8]), "", stated, verdict == majority)]
        : [];

    private static bool Suffices(ComparedPair pair, double threshold) => pair is { InBothOrders: true, Verdict: not null } && pair.Opinion.Confidence >= threshold;
}
