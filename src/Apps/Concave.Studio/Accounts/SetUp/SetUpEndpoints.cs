using Concave.Studio.Host;
using Concave.Ui.Http;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Concave.Studio.Accounts.SetUp;

/// <summary>The page behind the link that the first start prints.</summary>
internal static class SetUpEndpoints
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/set-up").ExcludeFromDescription().AllowAnonymous();
        pages.MapGet("", (string? code) => PageAnswers.Page<SetUpPage, SetUpView>(new(new(code), Problem: null)));
        pages.MapPost("", Submit).RequireRateLimiting(AddressLimits.SignIn);
    }

    private static async Task<IResult> Submit(
        [FromForm] string? code, [FromForm] string? login, [FromForm] string? name, [FromForm] string? password, FirstAccount first, CancellationToken stop)
    {
        SetUpForm form = new(code, login, name, password);
        var made = await first.Handle(form, stop);
        return made.Failed
            ? PageAnswers.Page<SetUpPage, SetUpView>(new(form with { Password = null }, made.Problem), ProblemAnswers.StatusOf(made.Problem.Kind))
            : PageAnswers.SeeOther("/sign-in");
    }
}
