using Concave.Kernel;
using Concave.Studio.Accounts.Tokens;

namespace Concave.Studio.Host;

/// <summary>
/// Refuses writes that another site's page makes a browser send with our cookie. Forms carry a token besides; calls of
/// the API have none, and here the browser itself says where they come from. Programs with an access token send no cookie.
/// </summary>
internal static class SameOrigin
{
    internal static async Task Check(HttpContext http, RequestDelegate next)
    {
        if (IsWrite(http.Request) && !TokenAuthentication.IsIn(http.Request) && !IsOwn(http.Request))
            await FaultAnswers.Write(http, Foreign);
        else
            await next(http);
    }

    private static readonly Problem Foreign = new(
        "foreign-origin", ProblemKind.Forbidden, "The request came from a page of another site.", "Open the studio itself and try there.");

    private static bool IsWrite(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);

    private static bool IsOwn(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
            return site is "same-origin" or "none";
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}";
    }
}
