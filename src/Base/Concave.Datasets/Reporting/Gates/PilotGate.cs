using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>Pooled κ of the pilot, before production starts [S5].</summary>
public static class PilotGate
{
    /// <summary>
    /// The gate over pilot answers: first answer of each annotator to each pair; a, b, tie; "cannot judge" left out of κ.
    /// At least <see cref="QualityPlan.PilotPairs"/> pairs must have answers of two people.
    /// </summary>
    public static GateRecord Of(IEnumerable<PilotAnswerRecord> answers, QualityPlan plan)
    {
        var first = First(answers);
        if (first.Count == 0)
            return Gates.NotEvaluated(GateNames.Pilot, plan.PilotKappa, "No pilot answer is on record.");
        var figure = Figure(first);
        var shared = first.GroupBy(a => a.Pair).Count(g => g.Skip(1).Any());
        return new(
            GateNames.Pilot, Gates.Outcome(figure.Kappa >= plan.PilotKappa && shared >= plan.PilotPairs),
            figure.Kappa, plan.PilotKappa, figure.Low95, figure.High95, figure.Items,
            Text.Of($"Pooled κ over {figure.Items} pilot pairs with two labels or more, {figure.Annotators} annotators; {shared} of {plan.PilotPairs} planned pairs were answered by two people."));
    }

    internal static GateRecord Of(RoundWork work) => Of(work.Input.PilotAnswers, work.Plan);

    internal static IReadOnlyList<PilotAnswerRecord> First(IEnumerable<PilotAnswerRecord> answers) =>
        [.. answers.OrderBy(a => a.AnsweredAt).ThenBy(a => a.Choice).DistinctBy(a => (a.Pair, a.Annotator))];

    internal static AgreementFigure Figure(IEnumerable<PilotAnswerRecord> first) =>
        PooledFigure.Of(
            first.Where(a => a.Choice != Choice.CannotJudge).Select(a => new Label(a.Pair, "", a.Annotator, (int)a.Choice)),
            AgreementScope.Categories);
}
