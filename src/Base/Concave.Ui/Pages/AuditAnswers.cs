using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Concave.Datasets.Auditing;
using Concave.Kernel.Records;
using Microsoft.AspNetCore.Http;

namespace Concave.Ui.Pages;

/// <summary>The report of an audit over HTTP: its own page, Markdown or JSON.</summary>
public static class AuditAnswers
{
    /// <param name="report">The report.</param>
    /// <param name="form">"json", "md", or anything else for the page.</param>
    /// <param name="http">The request that is answered.</param>
    public static IResult Of(AuditReport report, string? form, HttpContext http) => form switch
    {
        "json" => Results.Text(JsonSerializer.Serialize(report, RecordJson.Options), "application/json"),
        "md" => Results.Text(AuditMarkdown.Render(report), "text/markdown", Encoding.UTF8),
        _ => Page(AuditPage.Render(report), http),
    };

    // The page needs nothing but its own style, which is let through by its digest.
    private static IResult Page(string page, HttpContext http)
    {
        const string Open = "<style>", Close = "</style>";
        var from = page.IndexOf(Open, StringComparison.Ordinal) + Open.Length;
        var style = page[from..page.IndexOf(Close, StringComparison.Ordinal)];
        var digest = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        http.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        return Results.Text(page, "text/html", Encoding.UTF8);
    }
}
