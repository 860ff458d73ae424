using System.Globalization;
using Concave.Kernel;
using Concave.PreScoring.Making;
using Concave.Ui.Forms;
using Concave.Ui.Http;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Concave.PreScoring.Features.MakeResponses;

/// <summary>Orders of responses in the browser.</summary>
internal static class OrderPages
{
    // A browser's form; larger files come over the API, which streams them.
    private const long LargestForm = 128L << 20;

    internal static void Map(RouteGroupBuilder pages, Func<Guid, HttpContext, CancellationToken, Task<IResult>> again)
    {
        pages.MapPost("/response-orders", async (Guid projectId, IFormCollection form, HttpContext http, ReceivePrompts receive, CancellationToken stop) =>
            await (await Order(projectId, form, http, receive, stop)).After(http, $"/projects/{projectId}/prescoring", () => again(projectId, http, stop)))
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        pages.MapPost("/response-orders/{orderId:guid}/stop", async (Guid projectId, Guid orderId, IFormCollection form, HttpContext http, StopOrder halt, CancellationToken stop) =>
            await (await halt.Handle(new(orderId), ActorFromClaims.ActorOf(http), stop)).After(http, $"/projects/{projectId}/prescoring", () => again(projectId, http, stop)));
    }

    private static async Task<Result<Ordered>> Order(Guid projectId, IFormCollection form, HttpContext http, ReceivePrompts receive, CancellationToken stop)
    {
        if (form.One<ResponseSource>("recipe") is not { } kind)
            return MakingErrors.RecipeUnknown;
        if (form.Files.GetFile("file") is not { } file)
            return MakingErrors.FileMissing;
        await using var body = file.OpenReadStream();
        OrderResponses.Request order = new(projectId, "", kind, form.Text("model"), Dollars(form))
        {
            FileName = file.FileName,
            Weak = form.Text("weak") is { Length: > 0 } weak ? weak : null,
            Instruction = form.Text("instruction").Trim(),
            Domain = form.Text("domain"),
            Language = form.Text("language"),
        };
        return await receive.Handle(new(order, body), ActorFromClaims.ActorOf(http), stop);
    }

    // What is no number is no budget.
    private static decimal Dollars(IFormCollection form) =>
        decimal.TryParse(form.Text("budget"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var dollars) ? dollars : 0;
}
