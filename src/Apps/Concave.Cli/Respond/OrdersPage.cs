using System.Globalization;
using Concave.Cli.Prescore;
using Concave.Kernel;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Features.MakeResponses;
using Concave.PreScoring.Judges;
using Spectre.Console;

namespace Concave.Cli.Respond;

/// <summary>Orders of responses as people read them in a terminal.</summary>
internal static class OrdersPage
{
    internal static void Show(IReadOnlyList<OrderView> orders, IAnsiConsole people)
    {
        if (orders.Count == 0)
            people.MarkupLine("No responses have been ordered for this project.");
        foreach (var order in orders)
            Show(order, people);
    }

    private static string KindOf(ResponseSource kind) => kind switch
    {
        ResponseSource.TwoSamples => "two samples",
        ResponseSource.ReferenceCeiling => "a reference beside the client's",
        ResponseSource.StrongAndWeak => "strong and weak",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static void Show(OrderView order, IAnsiConsole people)
    {
        people.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{order.FileName}[/]  {KindOf(order.Kind)}: {order.First ?? "the client's"}, {order.Second}  {PassPage.StateOf(order.State)}. {order.Why}");
        people.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"  {order.Made:#,0} pairs of {order.Prompts:#,0} prompts, {order.TakenIn:#,0} of them taken in; {Money.Show(order.Spent)} of {Money.Show(order.Budget)}, {order.InputTokens:#,0} tokens read, {order.OutputTokens:#,0} written");
        foreach (var reason in order.WithoutPair)
            people.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  {reason.Count:#,0} without a pair: {reason.Code}");
        foreach (var reason in order.RowsSetAside)
            people.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  {reason.Count:#,0} rows set aside: {reason.Code}");
        if (order.Left > 0)
            people.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  left: {order.Left:#,0} prompts{(order.CostLeft is { } cost ? $" for about {Money.Show(cost)}" : "")}");
        if (order is { State: PassState.Running, Trouble: { } trouble })
            people.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  waiting: {trouble}");
        if (order.Waiting > 0)
            people.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  {order.Waiting:#,0} pairs wait: concave respond take-in --project {order.ProjectId}");
    }
}
