using System.Globalization;
using Concave.Kernel;
using Concave.PreScoring.Asking;
using Concave.PreScoring.Features.RunFirstPass;
using Concave.PreScoring.Features.ShowCalibration;
using Concave.Ui.Forms;
using Concave.Ui.Http;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Concave.PreScoring.Features.ShowFirstPass;

/// <summary>What the stage's page shows of first passes.</summary>
internal sealed record FirstPassParts(IReadOnlyList<PassView> Passes, IReadOnlyList<JudgeView> Judges, IReadOnlyList<CalibrationView> Calibrations);

/// <summary>The first pass in the browser.</summary>
internal sealed class FirstPassPages(ShowFirstPass show, ShowCalibration.ShowCalibration calibrations, ListJudges judges)
{
    /// <summary>For leads; nothing for others who may see the page.</summary>
    internal async Task<Result<FirstPassParts>> Parts(Guid projectId, Actor actor, CancellationToken stop)
    {
        if (!actor.Has(Roles.Lead))
            return new FirstPassParts([], [], []);
        var passes = await show.Handle(new(projectId), actor, stop);
        if (passes.Failed)
            return passes.Problem;
        var worth = await calibrations.Handle(new(projectId), actor, stop);
        // A judges.json that cannot be read must not hide the rounds: it stands where the judges would.
        var known = judges.Handle(actor);
        return worth.Then<FirstPassParts>(all => new FirstPassParts(
            passes.Value, known.Failed ? [new("judges.json", default, "", Server: null, Price: null, $"{known.Problem}")] : known.Value, all));
    }

    internal static void Map(RouteGroupBuilder pages, Func<Guid, HttpContext, CancellationToken, Task<IResult>> again)
    {
        pages.MapPost("/first-passes", async (Guid projectId, IFormCollection form, HttpContext http, RunFirstPass.RunFirstPass run, CancellationToken stop) =>
            await (await run.Handle(new(projectId, form.Text("judge"), Dollars(form), form.One<AskingWay>("way") ?? AskingWay.Direct), ActorFromClaims.ActorOf(http), stop))
                .After(http, $"/projects/{projectId}/prescoring", () => again(projectId, http, stop)));
        pages.MapPost("/first-passes/{passId:guid}/stop", async (Guid projectId, Guid passId, IFormCollection form, HttpContext http, StopFirstPass halt, CancellationToken stop) =>
            await (await halt.Handle(new(passId), ActorFromClaims.ActorOf(http), stop)).After(http, $"/projects/{projectId}/prescoring", () => again(projectId, http, stop)));
        pages.MapGet("/first-passes/{passId:guid}", async (Guid projectId, Guid passId, HttpContext http, ShowDoubts doubts, CancellationToken stop) =>
            (await doubts.Handle(new(passId, projectId), ActorFromClaims.ActorOf(http), stop)).ToPage<DoubtsPage, DoubtsView>());
    }

    // What is no number is no budget.
    private static decimal Dollars(IFormCollection form) =>
        decimal.TryParse(form.Text("budget"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var dollars) ? dollars : 0;
}
