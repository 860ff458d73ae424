namespace Concave.Studio.Host;

/// <summary>What every answer tells the browser: load nothing from elsewhere, run nothing written into the page, show it in no frame.</summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    internal static Task Add(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(
            state =>
            {
                var headers = ((HttpContext)state).Response.Headers;
                if (headers.ContentSecurityPolicy.Count == 0)
                    headers.ContentSecurityPolicy = Policy; // a self-contained report brings its own, which is stricter
                headers.XContentTypeOptions = "nosniff";
                headers.XFrameOptions = "DENY";
                headers["Referrer-Policy"] = "same-origin";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
                if (headers.CacheControl.Count == 0)
                    headers.CacheControl = "no-store"; // what one person saw is not kept for the next
                return Task.CompletedTask;
            },
            http);
        return next(http);
    }
}
