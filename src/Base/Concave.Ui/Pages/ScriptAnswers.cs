using Microsoft.AspNetCore.Http;

namespace Concave.Ui.Pages;

/// <summary>Answers to forms that a page's own script sends: it is told where to go, a browser is sent there.</summary>
public static class ScriptAnswers
{
    private sealed record Onward(string Next);

    extension(HttpContext http)
    {
        /// <summary>A script says that it wants no page; a browser that sends a form always wants one.</summary>
        public bool IsScript => http.Request.Headers.Accept == "application/json";

        /// <summary>On to a page of ours.</summary>
        public IResult Go(string path) => http.IsScript ? Results.Json(new Onward(path)) : PageAnswers.SeeOther(path);
    }
}
