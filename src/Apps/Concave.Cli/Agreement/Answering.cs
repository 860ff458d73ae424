using Concave.Agreement;
using Concave.Kernel;

namespace Concave.Cli.Agreement;

/// <summary>From labels to figures. Says what a figure is; the library computes it.</summary>
internal static class Answering
{
    private const int MostRatersInPairs = 12;
    private const int MostRatersByName = 50;
    private const int MostGroups = 100;
    private const int FewLabels = 30;

    internal static Result<AgreementAnswer> Answer(string file, AgreementQuestion question, LabelTable table)
    {
        if (table.Item.Count == 0)
            return new Problem("labels-none", ProblemKind.Invalid, "The file holds no label that can be used.", table.Shown is [var first, ..] ? $"Row {first.Row}: {first.Reason} {first.Mend}" : "Name the columns with --item, --rater and --label, or with --raters.", file);
        if (table.Groups.Count > MostGroups)
            return new Problem("groups-too-many", ProblemKind.Invalid, $"The field of --by has {table.Groups.Count} values.", $"Choose a field with at most {MostGroups}.", file);
        return Scale.For(question, table.Labels).Then<AgreementAnswer>(scale => Of(file, question, table, scale));
    }

    private static AgreementAnswer Of(string file, AgreementQuestion question, LabelTable table, Scale scale)
    {
        var places = scale.Places(table.Labels);
        var ratings = Ratings.From(
            [.. table.Item], [.. table.Rater], [.. table.Label.Select(label => places[label])], scale.Categories.Count);
        var options = Options(question, scale, ratings);
        var report = AgreementReport.Compute(ratings, options);
        var answer = new AgreementAnswer
        {
            File = file,
            Rows = table.Rows,
            Items = ratings.ItemCount,
            Raters = ratings.RaterCount,
            Labels = ratings.LabelCount,
            Duplicates = ratings.Duplicates,
            Categories = [.. scale.Categories.Zip(report.Shares, (name, share) => new Category(name, share))],
            Headline = Figure.Of("Pooled Cohen kappa", report.Pooled),
            ProvenAtLeast = Figure.Index.Of(report.Pooled.LowerBound()),
            Coefficients = [.. Coefficients(report, ratings, scale, options.Weights!)],
            Pairs = ratings.RaterCount <= MostRatersInPairs ? [.. Pairs(ratings, table.Raters, options.Weights!)] : [],
            EachRater = ratings.RaterCount is > 2 and <= MostRatersByName
                ? [.. table.Raters.Select((name, rater) => new RaterFigure(name, Figure.Of("Pooled Cohen kappa with peers", PeerKappa.Compute(ratings, rater, options))))]
                : [],
            By = question.Columns.By is { } field ? Groups(field, table, ratings, options) : null,
            Meaning = [],
            SetAside = table.SetAside,
            RowsSetAside = table.Shown,
        };
        return answer with { Meaning = [.. Meaning.Sentences(answer, report, scale, question, table.LabelsOfRaters().Count(labels => labels < options.ShrinkBelow))] };
    }

    // On complete data the plain form equals Cohen's and Conger's; raters with a handful of labels each would bias it.
    private static PooledOptions Options(AgreementQuestion question, Scale scale, Ratings ratings) => new()
    {
        Weights = scale.Weights,
        Symmetrise = question.Exchangeable.Count > 0,
        ShrinkBelow = IsComplete(ratings) ? 0 : FewLabels,
    };

    private static bool IsComplete(Ratings ratings) => (long)ratings.ItemCount * ratings.RaterCount == ratings.LabelCount;

    private static IEnumerable<Figure> Coefficients(AgreementReport report, Ratings ratings, Scale scale, Weights weights)
    {
        yield return Figure.Of("Pooled Cohen kappa", report.Pooled);
        foreach (var coefficient in new[] { report.Fleiss, report.Conger, report.Alpha, report.Gwet, report.BrennanPrediger, report.Percent })
            yield return Figure.Of(coefficient);
        var table = CountTable.From(ratings);
        if (!weights.IsNominal)
        {
            yield return Figure.Of(Krippendorff.Compute(table, AlphaMetric.Ordinal));
            if (scale.Scores is { } scores && scores.All(score => score >= 0))
                yield return Figure.Of(Krippendorff.Compute(table, AlphaMetric.RatioOf(scores)));
        }

        if (ratings.RaterCount <= MostRatersInPairs)
            yield return Figure.Of("Light kappa", weights.Name, Light.Compute(ratings, weights), Estimate.None(Undefined.NotComputed), Interval.None(Undefined.NotComputed, 0.95), Estimate.None(""), Estimate.None(""), table.Items);
        if (!weights.IsNominal && scale.Scores is { } values)
        {
            foreach (var figure in Correlations(ratings, values))
                yield return figure;
        }
    }

    private static IEnumerable<Figure> Correlations(Ratings ratings, double[] scores)
    {
        if (ratings.RaterCount < 2 || !IsComplete(ratings))
        {
            var none = new IccResult(Estimate.None(Undefined.Incomplete), Interval.None(Undefined.Incomplete, 0.95));
            return [Figure.Of("ICC(2,1)", none, 0)];
        }

        var cells = new double[ratings.LabelCount];
        for (var item = 0; item < ratings.ItemCount; item++)
        {
            for (var at = 0; at < ratings.RaterCount; at++)
                cells[(item * ratings.RaterCount) + ratings.RatersOf(item)[at]] = scores[ratings.LabelsOf(item)[at]];
        }

        var icc = IntraclassCorrelation.Compute(cells, ratings.RaterCount);
        return [Figure.Of("ICC(2,1)", icc.Agreement, ratings.ItemCount), Figure.Of("ICC(2,k)", icc.AgreementMean, ratings.ItemCount)];
    }

    private static IEnumerable<RaterPairFigure> Pairs(Ratings ratings, IReadOnlyList<string> names, Weights weights)
    {
        foreach (var (first, second, cohen, indices) in Light.Pairs(ratings, weights))
        {
            yield return new(
                names[first], names[second],
                Figure.Of("Cohen kappa", cohen.Weights, cohen.Kappa, cohen.IntervalError, cohen.Interval(), cohen.Observed, cohen.Expected, cohen.Items),
                Figure.Index.Of(indices.KappaMax), Figure.Index.Of(indices.Prevalence), Figure.Index.Of(indices.Bias), Figure.Index.Of(indices.Pabak));
        }
    }

    private static GroupFigures Groups(string field, LabelTable table, Ratings ratings, PooledOptions options)
    {
        var result = StratifiedKappa.Compute(ratings, [.. table.GroupOfItem], options);
        var combined = Figure.Of(
            "Stratified kappa", options.Weights!.Name, result.Kappa, result.StandardError, result.Interval(), Estimate.None(""), result.Expected, result.Items);
        return new(field, combined, [.. table.Groups.Zip(result.Strata, (name, stratum) => new GroupFigure(name, Figure.Of("Pooled Cohen kappa", stratum)))]);
    }
}
