using Concave.Kernel;
using Concave.Ui.Http;
using Concave.Ui.Languages;
using Microsoft.AspNetCore.Http;

namespace Concave.Ui.Pages;

/// <summary>Answers to forms that a page's own script sends: it is told where to go, a browser is sent there.</summary>
public static class ScriptAnswers
{
    private sealed record Onward(string Next);

    /// <summary>The problem for a page's own script, which shows it on that page: in the page's language, where programs get it in English.</summary>
    public static IResult ToScript(this Problem problem) =>
        (problem with { Detail = Speech.ToldProblem(problem.Detail) ?? problem.Detail, Mend = Speech.ToldProblem(problem.Mend) ?? problem.Mend }).ToHttp();

    /// <summary>The value as JSON for a page's own script, or the problem in the page's language.</summary>
    public static IResult ToScript<T>(this Result<T> result) => result.Failed ? result.Problem.ToScript() : result.ToHttp();

    extension(HttpContext http)
    {
        /// <summary>A script says that it wants no page; a browser that sends a form always wants one.</summary>
        public bool IsScript => http.Request.Headers.Accept == "application/json";

        /// <summary>On to a page of ours.</summary>
        public IResult Go(string path) => http.IsScript ? Results.Json(new Onward(path)) : PageAnswers.SeeOther(path);
    }
}
