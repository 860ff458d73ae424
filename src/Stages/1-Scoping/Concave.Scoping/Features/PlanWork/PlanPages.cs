using Concave.Kernel;
using Concave.Scoping.Quoting;
using Concave.Ui.Forms;
using Concave.Ui.Http;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Concave.Scoping;

/// <summary>The planner's form and, once something was asked, the answer.</summary>
/// <param name="Prices">The table in force.</param>
/// <param name="Plan">Null before the form was sent.</param>
/// <param name="Entered">What is in the form: it stays there, and in the address.</param>
public sealed record PlanView(PriceTable Prices, ProjectPlan? Plan, IFormCollection Entered);

/// <summary>The planner in the browser.</summary>
internal static class PlanPages
{
    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGroup("").ExcludeFromDescription().MapGet("/plan", Show);

    private static IResult Show(HttpContext http, PricesInForce prices, PlanWork plan)
    {
        var actor = ActorFromClaims.ActorOf(http);
        if (actor.Refuse(Roles.Lead) is { } refusal)
            return refusal.ToPage();
        var table = prices.Read();
        if (table.Failed)
            return table.Problem.ToPage();
        var form = QuoteEntries.Of(http.Request.Query);
        if (!form.ContainsKey("depth"))
            return PageAnswers.Page<ProjectPlanPage, PlanView>(new(table.Value, Plan: null, form));
        var made = Read(form, table.Value).Then(request => plan.Handle(request, actor));
        if (made.Failed)
            http.Features.Set(new Refusal(made.Problem, form));
        return PageAnswers.Page<ProjectPlanPage, PlanView>(new(table.Value, made.Value, form), made.Failed ? ProblemAnswers.StatusOf(made.Problem.Kind) : StatusCodes.Status200OK);
    }

    private static Result<PlanWork.Request> Read(IFormCollection form, PriceTable prices)
    {
        var wanted = QuoteEntries.Read(form, prices);
        if (wanted.Failed)
            return wanted.Problem;
        if (form.Text("skill").Trim().Length == 0)
            return new PlanWork.Request(wanted.Value);
        int? judgments = form.Text("skill_judgments").Trim().Length == 0 ? null : form.Number("skill_judgments") ?? 0;
        return new PlanWork.Request(wanted.Value, new(form.Decimal("skill"), judgments));
    }
}
