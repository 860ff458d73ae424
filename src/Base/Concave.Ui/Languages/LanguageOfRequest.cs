using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Concave.Ui.Languages;

/// <summary>The language that the account of whoever asks has chosen; null when it has chosen none.</summary>
public sealed record AccountLanguage(string? Tag);

/// <summary>
/// Which language a page is answered in: the account's, else this browser's choice, else what the browser says that its
/// user reads, else English. What programs ask for is the same in every language.
/// </summary>
public static class LanguageOfRequest
{
    private const string Cookie = "concave-language";

    /// <summary>Before anybody is known, so that a refusal is understood too: by the browser's choice and its user's languages.</summary>
    public static async Task Guess(HttpContext http, RequestDelegate next)
    {
        Speak(IsForPeople(http) ? (Language.Find(http.Request.Cookies[Cookie]) ?? Read(http) ?? Language.English).Culture : CultureInfo.InvariantCulture);
        await next(http);
    }

    /// <summary>Once the account is known: its choice counts, and this browser learns it for the pages before a sign-in.</summary>
    public static async Task Know(HttpContext http, RequestDelegate next)
    {
        if (IsForPeople(http) && Language.Find(http.Features.Get<AccountLanguage>()?.Tag) is { } chosen)
        {
            Speak(chosen.Culture);
            if (http.Request.Cookies[Cookie] != chosen.Tag && http.Request.Path != "/language")
                Keep(http, chosen);
        }

        await next(http);
    }

    /// <summary>Keeps this browser's choice for a year.</summary>
    public static void Keep(HttpContext http, Language language) => http.Response.Cookies.Append(Cookie, language.Tag, new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = TimeSpan.FromDays(365),
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
    });

    private static bool IsForPeople(HttpContext http) =>
        !http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && !http.Request.Path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase)
        && !http.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase) && !http.Request.Path.StartsWithSegments("/assets", StringComparison.OrdinalIgnoreCase);

    private static void Speak(CultureInfo culture) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;

    private static Language? Read(HttpContext http) => http.Request.GetTypedHeaders().AcceptLanguage
        .Where(l => l.Quality is not 0).OrderByDescending(l => l.Quality ?? 1).Select(l => Language.Find(l.Value.Value)).FirstOrDefault(l => l is not null);
}
