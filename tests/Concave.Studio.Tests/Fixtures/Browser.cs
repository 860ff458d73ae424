using System.Net;
using System.Text.RegularExpressions;

namespace Concave.Studio.Tests.Fixtures;

/// <summary>A browser without a script: keeps cookies, sends forms with the token that their page holds, follows nothing by itself.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly CookieContainer cookies = new();
    private readonly HttpClient http;

    internal Browser(Uri address) =>
        http = new(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address };

    internal Task<HttpResponseMessage> Get(string path) => http.GetAsync(new Uri(path, UriKind.Relative));

    internal Task<HttpResponseMessage> Send(HttpRequestMessage request) => http.SendAsync(request);

    internal async Task<string> Read(string path)
    {
        using var answer = await Get(path);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Opens <paramref name="page"/> and sends a form of it.</summary>
    internal async Task<HttpResponseMessage> Submit(string page, string action, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await Read(page)).Groups["token"].Value;
        using FormUrlEncodedContent form = new(fields.Append(("__RequestVerificationToken", WebUtility.HtmlDecode(token))).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await http.PostAsync(new Uri(action, UriKind.Relative), form);
    }

    /// <summary>The same as the page's own script sends it, which wants no page.</summary>
    internal async Task<HttpResponseMessage> SubmitByScript(string page, string action, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await Read(page)).Groups["token"].Value;
        using HttpRequestMessage request = new(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", WebUtility.HtmlDecode(token))).Select(f => KeyValuePair.Create(f.Item1, f.Item2))) };
        request.Headers.Accept.ParseAdd("application/json");
        return await http.SendAsync(request);
    }

    /// <summary>Opens <paramref name="page"/> and sends its form with a file.</summary>
    internal async Task<HttpResponseMessage> Upload(string page, string action, string field, string name, byte[] content, params (string Name, string Value)[] more)
    {
        var token = Token().Match(await Read(page)).Groups["token"].Value;
        using MultipartFormDataContent form = new()
        {
            { new StringContent(WebUtility.HtmlDecode(token)), "__RequestVerificationToken" },
            { new ByteArrayContent(content), field, name },
        };
        foreach (var (other, value) in more)
            form.Add(new StringContent(value), other);
        return await http.PostAsync(new Uri(action, UriKind.Relative), form);
    }

    internal Task<HttpResponseMessage> SignIn(string login, string password, string back = "/") =>
        Submit("/sign-in", "/sign-in", ("login", login), ("password", password), ("return", back));

    /// <summary>Opens the one-time link that a page of the operator's shows, and chooses a password.</summary>
    internal Task<HttpResponseMessage> Follow(string page, string password)
    {
        var path = new Uri(WebUtility.HtmlDecode(page.Split("class=\"secret\">")[1].Split('<')[0])).PathAndQuery;
        return Submit(path, "/welcome", ("code", path.Split("code=")[1]), ("password", password));
    }

    public void Dispose() => http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
