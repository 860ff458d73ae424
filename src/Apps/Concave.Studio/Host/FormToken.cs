using Microsoft.AspNetCore.Antiforgery;

namespace Concave.Studio.Host;

/// <summary>Refuses forms without our token before anything reads them: one of another site's page, or one that was open through a restart with other keys.</summary>
internal static class FormToken
{
    internal static Task Check(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
            return next(http);
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return FaultAnswers.Write(http);
    }
}
