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
            .. Enumerable.Range(0, Rows).Where(i => Filled(form, $"benchmark{i}", $"before{i}", $"after{i}"))
                .Select(i => new BenchmarkResult(form.Text($"benchmark{i}").Trim(), form.Decimal($"before{i}"), form.Decimal($"after{i}"), !form.Ticked($"lower{i}"))),
        ],
        form.One<TrainingMethod>("method") ?? TrainingMethod.Other,
        form.Text("training"),
        [
            .. Enumerable.Range(0, Rows).Where(i => Filled(form, $"failure{i}"))
                .Select(i => new RemainingFailure(form.Text($"criterion{i}"), form.Text($"failure{i}"))),
        ]);

    private static bool Filled(IFormCollection form, params string[] fields) => fields.Any(f => form.Text(f).Trim().Length > 0);
}
