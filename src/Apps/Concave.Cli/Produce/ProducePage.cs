using System.Globalization;
using Concave.Kernel.Records;
using Spectre.Console;

namespace Concave.Cli.Produce;

/// <summary>The outcome as a person reads it in a terminal.</summary>
internal static class ProducePage
{
    internal static void Show(ProduceOutcome outcome, IAnsiConsole people)
    {
        var rows = outcome.Rows;
        people.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{rows.Read} rows read, {rows.Accepted} accepted, {rows.SetAside} set aside; {outcome.Judgments} judgments of {outcome.Annotators} people.");
        foreach (var reason in rows.SetAsideByCode)
            people.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  [grey]{reason.Count} × {reason.Code}[/]");
        people.Write(Gates(outcome.Gates));
        if (outcome.LooserThanHouse.Count > 0)
            people.MarkupLineInterpolated($"[yellow]Looser than the house standard:[/] {string.Join("; ", outcome.LooserThanHouse)}.");
        if (outcome.Delivery is { } delivery)
            people.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[green]Released:[/] {delivery.PairsReleased} pairs in {delivery.Folder}; {delivery.ChecksPassed} checks passed.");
        else
            people.MarkupLineInterpolated($"[red]Withheld:[/] {string.Join(" ", outcome.Reasons)}");
    }

    /// <summary>One row a gate: figure, threshold, interval, outcome.</summary>
    internal static Table Gates(IEnumerable<GateRecord> gates)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("gate", "figure", "asked", "95 % interval", "n", "outcome");
        foreach (var gate in gates)
            table.AddRow(
                gate.Gate.Replace('_', ' '),
                Number(gate.Value),
                Number(gate.Threshold),
                gate.Low is null ? "" : $"{Number(gate.Low)} to {Number(gate.High)}",
                gate.N.ToString(CultureInfo.InvariantCulture),
                gate.Outcome switch
                {
                    GateOutcome.Passed => "[green]passed[/]",
                    GateOutcome.Failed => "[red]failed[/]",
                    GateOutcome.NotEvaluated => "[yellow]not evaluated[/]",
                    _ => throw new ArgumentOutOfRangeException(nameof(gates)),
                });
        return table;
    }

    private static string Number(double? value) => value?.ToString("0.000000", CultureInfo.InvariantCulture) ?? "–";
}
