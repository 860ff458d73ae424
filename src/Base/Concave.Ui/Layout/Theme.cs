using Microsoft.AspNetCore.Http;
using static Concave.Ui.Languages.Speech;

namespace Concave.Ui.Layout;

/// <summary>Light, dark, or what the machine prefers. The choice is a cookie of this browser, nothing of the account.</summary>
public static class Theme
{
    private const string Cookie = "concave-theme";

    /// <summary>What can be chosen; the first follows the machine.</summary>
    public static IReadOnlyList<string> All { get; } = ["auto", "light", "dark"];

    /// <summary>What a choice is called.</summary>
    public static string Said(string theme) => theme switch
    {
        "light" => T("light"),
        "dark" => T("dark"),
        _ => T("auto"),
    };

    /// <summary>The choice of this browser.</summary>
    public static string Of(HttpContext http) =>
        http.Request.Cookies[Cookie] is { } chosen && All.Contains(chosen) ? chosen : All[0];

    /// <summary>Keeps a choice for a year; anything that is none is not kept.</summary>
    public static void Keep(HttpContext http, string? theme)
    {
        if (theme is not null && All.Contains(theme))
            http.Response.Cookies.Append(Cookie, theme, new()
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
            });
    }
}
