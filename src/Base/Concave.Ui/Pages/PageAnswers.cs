using Concave.Kernel;
using Concave.Ui.Forms;
using Concave.Ui.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Concave.Ui.Pages;

/// <summary>Results as pages: the value on its page, or the problem on a page that says how to mend it.</summary>
public static class PageAnswers
{
    /// <summary>The page of the value, or the problem's.</summary>
    public static IResult ToPage<TPage, TView>(this Result<TView> result)
        where TPage : PageOf<TView> =>
        result.Failed ? result.Problem.ToPage() : Page<TPage, TView>(result.Value);

    /// <summary>A page that shows <paramref name="view"/>.</summary>
    public static IResult Page<TPage, TView>(TView view, int status = StatusCodes.Status200OK)
        where TPage : PageOf<TView> =>
        new RazorComponentResult(typeof(TPage), new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(PageOf<>.View)] = view })
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        };

    /// <summary>The problem as a page with its status.</summary>
    public static IResult ToPage(this Problem problem) => problem.ToPage(ProblemAnswers.StatusOf(problem.Kind));

    /// <summary>The problem as a page with a status that no kind of problem has.</summary>
    public static IResult ToPage(this Problem problem, int status) => Page<ProblemPage, Problem>(problem, status);

    /// <summary>
    /// What follows a form: <paramref name="next"/> when it was accepted, else the page of the form again, with what was
    /// entered and the reason beside it. What is not for this person, or not there, is a page of its own.
    /// </summary>
    public static async Task<IResult> After<T>(this Result<T> result, HttpContext http, string next, Func<Task<IResult>> again) =>
        result.Failed ? await result.Problem.Again(http, again) : SeeOther(next);

    /// <summary>The page of a refused form again, with what was entered and the reason beside it.</summary>
    public static async Task<IResult> Again(this Problem problem, HttpContext http, Func<Task<IResult>> again)
    {
        if (problem.Kind is ProblemKind.Forbidden or ProblemKind.NotFound)
            return problem.ToPage();
        http.Features.Set(new Refusal(problem, await http.Request.ReadFormAsync(http.RequestAborted)));
        var page = await again();
        if (page is RazorComponentResult { StatusCode: StatusCodes.Status200OK } shown)
            shown.StatusCode = ProblemAnswers.StatusOf(problem.Kind);
        return page;
    }

    /// <summary>After a form was accepted: go and look at <paramref name="path"/> (303, so that a reload sends nothing twice).</summary>
    public static IResult SeeOther(string path) => new SeeOtherResult(path);

    private sealed class SeeOtherResult(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = LocalPath.Or(path, "/");
            return Task.CompletedTask;
        }
    }
}
