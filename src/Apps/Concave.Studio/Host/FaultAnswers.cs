using System.Text.Json;
using Concave.Data.Content;
using Concave.Kernel;
using Concave.Ui.Http;
using Concave.Ui.Pages;
using Microsoft.AspNetCore.Diagnostics;

namespace Concave.Studio.Host;

/// <summary>What is answered when no handler did: as problem+json to programs, as a page to people.</summary>
internal static class FaultAnswers
{
    /// <summary>For an answer that has a status and nothing else.</summary>
    internal static Task Write(HttpContext http) => Answer(http, Of(http.Response.StatusCode), http.Response.StatusCode);

    /// <summary>For an exception. A request that could not be read is its sender's fault and nothing for the log.</summary>
    internal static ExceptionHandlerOptions ForExceptions { get; } = new()
    {
        ExceptionHandler = http => http.Features.Get<IExceptionHandlerFeature>()?.Error switch
        {
            BadHttpRequestException unread => Write(http, unread),
            ContentDestroyedException => Write(http, Destroyed),
            _ => Write(http),
        },
        SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException or ContentDestroyedException,
    };

    // Whatever asks for content that was destroyed on its day, from an address kept from before, say.
    private static Problem Destroyed =>
        new("content-destroyed", ProblemKind.Refused, "The project was closed and its content destroyed.", "Its closing page has the certificate; begin a new project for new work.");

    private static Task Write(HttpContext http, BadHttpRequestException unread)
    {
        http.Response.StatusCode = unread.StatusCode;
        var problem = Of(unread.StatusCode);
        return Answer(http, unread.InnerException is JsonException json ? problem with { Where = ApiJson.Where(json) } : problem, unread.StatusCode);
    }

    /// <summary>For a problem found before any handler ran.</summary>
    internal static Task Write(HttpContext http, Problem problem)
    {
        http.Response.StatusCode = ProblemAnswers.StatusOf(problem.Kind);
        return Answer(http, problem, http.Response.StatusCode);
    }

    private static Task Answer(HttpContext http, Problem problem, int status) =>
        (IsProgram(http.Request.Path) ? problem.ToHttp(status) : problem.ToPage(status)).ExecuteAsync(http);

    /// <summary>True for addresses that programs call.</summary>
    internal static bool IsProgram(PathString path) => Programs.Any(p => path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] Programs = ["/api", "/openapi", "/health"];

    private static Problem Of(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new("bad-request", ProblemKind.Invalid, "The request could not be read, or its form was open too long.", "Open the page again and send it once more."),
        StatusCodes.Status401Unauthorized => new("sign-in-needed", ProblemKind.Forbidden, "Nobody is signed in.", "Sign in, or send a token as Authorization: Bearer."),
        StatusCodes.Status403Forbidden => new("forbidden", ProblemKind.Forbidden, "This is not for your role.", "Ask the lead of the project."),
        StatusCodes.Status404NotFound => new("not-found", ProblemKind.NotFound, "There is nothing at this address.", "Check it, or begin at the start page."),
        StatusCodes.Status405MethodNotAllowed => new("method-not-allowed", ProblemKind.Invalid, "This address does not take such a request.", "See the API document."),
        StatusCodes.Status413PayloadTooLarge => new("too-large", ProblemKind.Invalid, "The request is larger than this address takes.", "Send less at once."),
        StatusCodes.Status415UnsupportedMediaType => new("media-type", ProblemKind.Invalid, "This address does not take such content.", "Send JSON, or use the form."),
        StatusCodes.Status429TooManyRequests => new("too-many-tries", ProblemKind.Conflict, "Too many tries from this address.", "Wait a minute."),
        >= 500 => new("broken", ProblemKind.Conflict, "Something broke on our side; it is in the log.", "Try again, and tell the operator when it stays."),
        _ => new("refused", ProblemKind.Invalid, FormattableString.Invariant($"The request was refused ({status})."), "Check it and try again."),
    };
}
