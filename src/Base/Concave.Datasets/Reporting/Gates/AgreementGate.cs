using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>Pooled κ of the random sample before adjudication, as computed, never rounded up [Q6].</summary>
internal static class AgreementGate
{
    // Under this many pairs the interval is wider than ±0.08: the reader should know.
    private const int Firm = 200;

    internal static GateRecord Of(RoundWork work)
    {
        var plan = work.Plan;
        var scope = AgreementScope.Of(work.Input.Round, work.Routings, work.Input.Judgments);
        var figure = scope.Figure();
        if (figure.Items == 0)
            return Gates.NotEvaluated(GateNames.Agreement, plan.BatchKappa, "No pair of the random sample has two labels.");
        if (figure.Kappa is not { } kappa)
            return Gates.NotEvaluated(GateNames.Agreement, plan.BatchKappa, Text.Of($"κ of {figure.Items} pairs is undefined: {figure.Undefined}."), figure.Items);
        var bound = plan.BatchKappaLowerBound == 0 || figure.Lower90 >= plan.BatchKappaLowerBound;
        return new(
            GateNames.Agreement, Gates.Outcome(kappa >= plan.BatchKappa && bound), kappa, plan.BatchKappa,
            figure.Low95, figure.High95, figure.Items, Note(figure, scope.CannotJudge, plan.BatchKappaLowerBound));
    }

    private static string Note(AgreementFigure figure, int cannotJudge, double bound)
    {
        var text = Text.Of($"Pooled κ of {figure.Labels} first, blind judgments of {figure.Items} sampled pairs by {figure.Annotators} annotators, before adjudication; {cannotJudge} answers of cannot judge are left out.");
        if (bound > 0)
            text += Text.Of($" The one-sided 90 % lower bound must reach {bound} too.");
        return figure.Items < Firm ? text + Text.Of($" Fewer than {Firm} pairs: read the interval, not the point.") : text;
    }
}
