using Concave.Agreement;

namespace Concave.Cli.Agreement;

/// <summary>Plain sentences on what the figures mean, and on what they rest.</summary>
internal static class Meaning
{
    private const double WideInterval = 0.05;

    internal static IEnumerable<string> Sentences(
        AgreementAnswer answer, AgreementReport report, Scale scale, AgreementQuestion question, int fewLabels) =>
        [
            .. Headline(report.Pooled),
            .. Cautions(answer, report, scale),
            .. Basis(answer, report.Pooled, question, fewLabels),
            .. Doubts(answer, scale, question),
            "κ says whether raters agree, not whether they are right: raters who share a habit agree too.",
        ];

    private static IEnumerable<string> Headline(PooledKappaResult pooled)
    {
        if (pooled.Kappa.Value is not { } kappa)
        {
            yield return $"κ does not exist here: {pooled.Kappa.Reason}.{(pooled.Observed.Value is { } all ? Text($" Observed agreement is {all:0.0%}.") : "")}";
            yield break;
        }

        var agree = pooled.Weights == "nominal" ? "agree" : $"agree ({pooled.Weights} weights)";
        yield return Text($"Two labels of one item {agree} in {pooled.Observed.Known:0.0%} of cases; chance alone would give {pooled.Expected.Known:0.0%}. κ is the share of the rest that was reached: {kappa:0.000}.");
        var interval = pooled.Interval();
        if (interval.HalfWidth.Value is not { } half)
        {
            yield return $"How sure that is cannot be said: {interval.HalfWidth.Reason}.";
            yield break;
        }

        yield return Text($"With {pooled.Items} items labelled twice or more, the true κ lies between {interval.Lower.Known:0.000} and {interval.Upper.Known:0.000} (95 %), and is proven to be at least {pooled.LowerBound().Known:0.000} (one-sided 95 %).");
        if (half > WideInterval)
            yield return Text($"That is ±{half:0.00}; about {Math.Ceiling(pooled.Items * Math.Pow(half / WideInterval, 2) / 10) * 10:0} such items would make it ±{WideInterval:0.00}.");
    }

    private static IEnumerable<string> Cautions(AgreementAnswer answer, AgreementReport report, Scale scale)
    {
        if (report.PrevalenceEffect)
            yield return Text($"Gwet's coefficient is {report.Gwet.Value.Known:0.000}, far from κ: {scale.Categories[MostUsed(answer)]} makes up {answer.Categories[MostUsed(answer)].Share:0%} of the labels, so little was left to be told apart. Quote both.");
        if (answer.Pairs is [{ KappaMax.Value: { } most and < 0.9 }])
            yield return Text($"The two raters use the categories differently often; with these shares κ could not exceed {most:0.000}.");
        if (answer.By is { Stratified.Value: { } within } && report.Pooled.Kappa.Value is { } over && over - within > 0.02)
            yield return Text($"Inside the groups of {answer.By.Field} κ is {within:0.000}: part of the {over:0.000} over all comes from groups that differ in their labels. Quote the figure inside groups.");
    }

    private static IEnumerable<string> Basis(AgreementAnswer answer, PooledKappaResult pooled, AgreementQuestion question, int fewLabels)
    {
        if (pooled.SingleItems > 0)
            yield return $"{pooled.SingleItems} of {answer.Items} items have one label: they say nothing about agreement, only about how often labels are used.";
        if (answer.Duplicates > 0)
            yield return $"{answer.Duplicates} labels were second labels by the same rater on the same item; the first counts.";
        if (fewLabels > 0)
            yield return $"{fewLabels} raters have few labels: how they use the categories is drawn towards everybody's use, or κ would come out too low.";
        if (question.Exchangeable.Count > 0)
            yield return "The two exchangeable labels count as names of sides: κ does not depend on which side an item's answers stand on. The other coefficients do.";
    }

    private static IEnumerable<string> Doubts(AgreementAnswer answer, Scale scale, AgreementQuestion question)
    {
        if (answer.SetAside > 0)
            yield return $"{answer.SetAside} of {answer.Rows} rows could not be used and are in no figure.";
        if (!scale.Declared)
            yield return $"The {scale.Categories.Count} categories are those in the file; if the scale has more, name them with --categories, for some coefficients depend on it.";
        var alike = scale.Categories.GroupBy(name => name.ToUpperInvariant()).FirstOrDefault(same => same.Count() > 1);
        if (alike is not null)
            yield return $"{string.Join(" and ", alike)} count as different labels; if they are one, make them one in the file.";
        if (question.Weights == LabelWeights.Nominal && scale.Scores is { Length: > 2 })
            yield return "The labels are numbers and every difference counts the same; if they are a scale, ask for --weights linear or quadratic.";
    }

    private static int MostUsed(AgreementAnswer answer) =>
        Enumerable.Range(0, answer.Categories.Count).MaxBy(at => answer.Categories[at].Share);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
