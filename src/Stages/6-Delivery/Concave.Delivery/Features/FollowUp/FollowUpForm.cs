using System.Globalization;
using Concave.Delivery.FollowUp;
using Concave.Ui.Forms;
using Microsoft.AspNetCore.Http;

namespace Concave.Delivery;

/// <summary>The answer as the page's form sends it: rows with a number behind each field's name. Rows nobody filled in are left out.</summary>
internal static class FollowUpForm
{
    internal const int Rows = 4;

    internal static AnswerFollowUp.Request Read(Guid deliveryId, IFormCollection form) => new(
        deliveryId,
        [
            .. Enumerable.Range(0, Rows).Where(i => IsBenchmark(form, i))
                .Select(i => new BenchmarkResult(form.Text($"benchmark{i}").Trim(), form.Decimal($"before{i}"), form.Decimal($"after{i}"), !form.Ticked($"lower{i}"))),
        ],
        form.One<TrainingMethod>("method") ?? TrainingMethod.Other,
        form.Text("training"),
        [
            .. Enumerable.Range(0, Rows).Where(i => IsFailure(form, i))
                .Select(i => new RemainingFailure(form.Text($"criterion{i}"), form.Text($"failure{i}"))),
        ]);

    /// <summary>How a problem with the answer names the benchmark of a row; null when the row was left out.</summary>
    internal static string? Benchmark(IFormCollection form, int row) => Place("benchmarks", form, row, IsBenchmark);

    /// <summary>The same for what still fails.</summary>
    internal static string? Failure(IFormCollection form, int row) => Place("failures", form, row, IsFailure);

    private static string? Place(string list, IFormCollection form, int row, Func<IFormCollection, int, bool> isFilled) =>
        isFilled(form, row) ? string.Create(CultureInfo.InvariantCulture, $"{list}[{Enumerable.Range(0, row).Count(before => isFilled(form, before))}]") : null;

    /// <summary>Whether anything of a benchmark stands in a row.</summary>
    internal static bool IsBenchmark(IFormCollection form, int row) => IsFilled(form, $"benchmark{row}", $"before{row}", $"after{row}");

    /// <summary>Whether anything that still fails stands in a row.</summary>
    internal static bool IsFailure(IFormCollection form, int row) => IsFilled(form, $"failure{row}");

    private static bool IsFilled(IFormCollection form, params string[] fields) => fields.Any(f => form.Text(f).Trim().Length > 0);
}
