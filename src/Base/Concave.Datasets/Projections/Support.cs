using Concave.Kernel.Records;

namespace Concave.Datasets.Projections;

/// <summary>What the judgments behind a label say together.</summary>
internal static class Support
{
    /// <summary>The kinds of mark in the order every row lists them, so that no row has an empty or shorter list.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        ["hallucination", "sycophancy", "safety", "factually_accurate", "honest", "well_structured", "fluent_only"];

    /// <summary>Mean scores by criterion, ordered by the criterion's key.</summary>
    public static IReadOnlyList<MeanScore> Scores(IReadOnlyList<JudgmentRecord> judgments) =>
    [
        .. judgments.SelectMany(j => j.Scores)
            .GroupBy(s => s.Criterion, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new MeanScore(g.Key, (double)g.Sum(s => s.A) / g.Count(), (double)g.Sum(s => s.B) / g.Count())),
    ];

    /// <summary>Marks of each kind by response.</summary>
    public static IReadOnlyList<MarkCount> Marks(IReadOnlyList<JudgmentRecord> judgments) =>
    [
        .. Kinds.Select(kind => new MarkCount(
            kind,
            judgments.Sum(j => j.Flags.Count(f => f.Kind == kind && f.Response == "a")),
            judgments.Sum(j => j.Flags.Count(f => f.Kind == kind && f.Response == "b")))),
    ];
}
