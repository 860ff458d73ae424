using System.Globalization;
using Concave.Datasets.Planning;
using Spectre.Console;

namespace Concave.Cli.Plan;

/// <summary>The answer in sentences.</summary>
internal static class PlanPage
{
    internal static void Show(PlanQuestion question, PlanAnswer answer, IAnsiConsole people)
    {
        void Line(FormattableString text) => people.MarkupLineInterpolated(CultureInfo.InvariantCulture, text);
        var (batch, plan) = (answer.Batch, question.Plan);
        Line($"{question.Pairs} pairs in {answer.Batches} {(answer.Batches == 1 ? "batch" : "batches")} of {batch.Pairs}: {answer.Judgments} judgments and {answer.Entry} for calibration and pilot, {answer.Days:0.0} days for {question.People} people.");
        Line($"A batch has {batch.Sampled} pairs judged {plan.SampleJudgments} times for the agreement gate and {batch.Gold} judgments of gold, {batch.GoldEach:0.#} for each annotator.");
        Line($"κ {plan.BatchKappa} between annotators needs κ {answer.GoldKappaNeeded:0.000} of each to the truth{(answer.AccuracyNeeded is { } accuracy ? FormattableString.Invariant($", {accuracy:0.0%} right") : "")}. Calibration at {plan.CalibrationKappa} implies κ {answer.KappaOfCalibrationGate:0.000}, gold at {plan.GoldAccuracy:0.##%} κ {answer.KappaOfGoldGate ?? 0:0.000}.");
        if (answer.HalfWidth is { } half)
            Line($"At κ {plan.BatchKappa} the 95 % interval will be about ±{half:0.000}.");
        Table(answer, people);
        foreach (var warning in answer.Warnings)
            Line($"[yellow]![/] {warning}");
        Line($"{Recommended(answer)}");
        people.MarkupLine("[grey]Model: annotators of one accuracy, errors independent and even; flags and ambiguous pairs come on top.[/]");
    }

    private static void Table(PlanAnswer answer, IAnsiConsole people)
    {
        var table = new Table().Border(TableBorder.None).AddColumns("a batch of", "right", "agreement gate", "gold gate", "passes both");
        void Row(string name, GateChances chances) => table.AddRow(
            [name, .. new[] { chances.Accuracy, chances.Agreement, chances.Gold, chances.Both }.Select(c => c.ToString("0.0%", CultureInfo.InvariantCulture))]);
        Row(FormattableString.Invariant($"true κ {answer.Good.Kappa:0.00} (good)"), answer.Good);
        Row(FormattableString.Invariant($"true κ {answer.Bad.Kappa:0.00} (bad)"), answer.Bad);
        if (answer.Panel is { } panel)
            Row(FormattableString.Invariant($"this panel, κ {panel.Kappa:0.00}"), panel);
        if (answer is { PanelLow: { } low, PanelHigh: { } high })
        {
            Row(FormattableString.Invariant($"  at least, κ {low.Kappa:0.00}"), low);
            Row(FormattableString.Invariant($"  at most, κ {high.Kappa:0.00}"), high);
        }

        people.Write(table);
    }

    private static string Recommended(PlanAnswer answer) => answer.Raise switch
    {
        null => "No share of sample and gold tells good from bad in batches of this size: make them larger.",
        { Extra: 0 } => "The plan's shares are enough: a good batch passes in at least 95 and a bad one in fewer than 1 of 100 cases.",
        { } raise => FormattableString.Invariant($"Recommended: sample_share {raise.SampleShare:0.##}, gold_share {raise.GoldShare:0.##}, for {raise.Extra} more judgments ({(double)raise.Extra / answer.Judgments:0.0%}). Then {raise.Batch.Sampled} pairs are judged twice, a good batch passes in {raise.Good.Both:0.0%} and a bad one in {raise.Bad.Both:0.00%} of cases."),
    };
}
