using System.Globalization;
using Concave.Data.Content;
using Concave.Data.HandOffs;
using Concave.Delivery;
using Spectre.Console;

namespace Concave.Cli.Close;

/// <summary>A closing as people read it in a terminal.</summary>
internal static class ClosingTable
{
    internal static void Show(ClosingView closing, IAnsiConsole people)
    {
        people.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{StateOf(closing)}[/]");
        if (closing.State == ProjectState.Open && closing.Undelivered > 0)
            people.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  {closing.Undelivered} batches were begun and are not delivered; closing ends them");
        if (closing.Certificate is not { Record: var record })
            return;
        foreach (var line in record.Destroyed)
            people.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  destroyed: {line.Count:#,0} {line.What} ({(line.How == Forgetting.Erased ? "erased" : "unreadable: the key is gone")})");
        people.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  removed: {record.Blobs:#,0} stored files");
        foreach (var line in record.Kept)
            people.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  stays{(line.Until is { } until ? $" until {until}" : "")}: {line.What} ({line.Why})");
    }

    private static string StateOf(ClosingView closing) => closing.State switch
    {
        ProjectState.Open => "open",
        ProjectState.Closing => string.Create(CultureInfo.InvariantCulture, $"being closed, as {Who(closing)} asked; the content goes on {closing.Due?.UtcDateTime:yyyy-MM-dd HH:mm} UTC"),
        ProjectState.Archived => string.Create(CultureInfo.InvariantCulture, $"archived, as {Who(closing)} asked; the content goes on {closing.Due?.UtcDateTime:yyyy-MM-dd}"),
        ProjectState.Destroyed when closing.Certificate is { Record.DestroyedAt: var at } => string.Create(CultureInfo.InvariantCulture, $"destroyed on {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC; the certificate is signed"),
        ProjectState.Destroyed => "destroyed; the certificate is not signed yet",
        _ => throw new ArgumentOutOfRangeException(nameof(closing), closing.State, "No word is agreed for it."),
    };

    private static string Who(ClosingView closing) => closing.ByClient ? "the client" : "the house";
}
