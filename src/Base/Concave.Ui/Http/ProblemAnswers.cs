using Concave.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Concave.Ui.Http;

/// <summary>Expected failures as HTTP answers (RFC 9457), the same for every endpoint.</summary>
public static class ProblemAnswers
{
    /// <summary>200 with the value as JSON (204 for <see cref="Done"/>), or the problem.</summary>
    public static IResult ToHttp<T>(this Result<T> result) => result.ToHttp(value => Results.Json(value));

    /// <summary>What <paramref name="answer"/> makes of the value, or the problem.</summary>
    public static IResult ToHttp<T>(this Result<T> result, Func<T, IResult> answer)
    {
        if (result.Failed)
            return result.Problem.ToHttp();
        return result.Value is Done ? Results.NoContent() : answer(result.Value);
    }

    /// <summary>The problem as application/problem+json: type <c>urn:concave:problem:CODE</c>, extensions <c>mend</c> and <c>where</c>.</summary>
    public static IResult ToHttp(this Problem problem) => problem.ToHttp(StatusOf(problem.Kind));

    /// <summary>The same with a status that no kind of problem has.</summary>
    public static IResult ToHttp(this Problem problem, int status) => Results.Problem(Details(problem, status));

    /// <summary>The status a kind of failure is answered with.</summary>
    public static int StatusOf(ProblemKind kind) => kind switch
    {
        ProblemKind.Invalid => StatusCodes.Status400BadRequest,
        ProblemKind.Forbidden => StatusCodes.Status403Forbidden,
        ProblemKind.NotFound => StatusCodes.Status404NotFound,
        ProblemKind.Conflict => StatusCodes.Status409Conflict,
        ProblemKind.Refused => StatusCodes.Status422UnprocessableEntity,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No status is agreed for this kind."),
    };

    private static ProblemDetails Details(Problem problem, int status)
    {
        var details = new ProblemDetails
        {
            Type = $"urn:concave:problem:{problem.Code}",
            Title = problem.Code,
            Status = status,
            Detail = problem.Detail,
        };
        details.Extensions["mend"] = problem.Mend;
        if (problem.Where is { } where)
            details.Extensions["where"] = where;
        return details;
    }
}
