using System.Globalization;
using Concave.Agreement;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>The agreement figure of parts of the work; a part appears when two people labelled a common item of it.</summary>
internal static class Strata
{
    private const int Scores = 5;

    internal static IEnumerable<AgreementRow> Of(BatchView batch, Func<PairRecord, string> key) =>
        Rows(batch.Scope.Judgments
            .Where(j => batch.Pairs.ContainsKey(j.Pair))
            .GroupBy(j => key(batch.Pairs[j.Pair]), StringComparer.Ordinal), group => PooledFigure.Of(AgreementScope.Choices(group), AgreementScope.Categories));

    internal static IEnumerable<AgreementRow> Days(BatchView batch)
    {
        var last = batch.Scope.Judgments.GroupBy(j => j.Pair).ToDictionary(g => g.Key, g => g.Max(j => j.SubmittedAt));
        return Rows(batch.Scope.Judgments.GroupBy(j => last[j.Pair].UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparer.Ordinal),
            group => PooledFigure.Of(AgreementScope.Choices(group), AgreementScope.Categories));
    }

    internal static IEnumerable<AgreementRow> Criteria(BatchView batch)
    {
        var scores = batch.Scope.Judgments.SelectMany(j => j.Scores.DistinctBy(s => s.Criterion).Where(InRange), (judgment, score) => (judgment, score));
        return Rows(scores.GroupBy(s => s.score.Criterion, StringComparer.Ordinal), group => PooledFigure.Of(
            group.SelectMany(s => new[]
            {
                new Label(s.judgment.Pair, "a", s.judgment.Annotator, s.score.A - 1),
                new Label(s.judgment.Pair, "b", s.judgment.Annotator, s.score.B - 1),
            }), Scores, Weights.Quadratic(Scores)));
    }

    /// <summary>Σ n (Po − Pe) / Σ n (1 − Pe) over the strata; null when there is nothing to divide by.</summary>
    internal static double? Combined(IEnumerable<AgreementRow> rows)
    {
        var (above, room) = (0.0, 0.0);
        foreach (var figure in rows.Select(r => r.Figure))
        {
            above += figure.Items * ((figure.Observed ?? 0) - (figure.Expected ?? 0));
            room += figure.Items * (1 - (figure.Expected ?? 0));
        }

        return room < 1e-12 ? null : above / room;
    }

    private static bool InRange(Kernel.CriterionScore score) => score is { A: >= 1 and <= Scores, B: >= 1 and <= Scores };

    private static IEnumerable<AgreementRow> Rows<T>(IEnumerable<IGrouping<string, T>> groups, Func<IEnumerable<T>, AgreementFigure> figure) =>
        groups.OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new AgreementRow(g.Key, figure(g))).Where(row => row.Figure.Items > 0);
}
