using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Concave.PreScoring.Judges;

/// <summary>What the HTTP answer to one question said besides its body.</summary>
internal sealed class WireNote
{
    internal HttpStatusCode? Status { get; set; }
    internal TimeSpan? RetryAfter { get; set; }
    internal string RequestId { get; set; } = "";

    /// <summary>The body of a refusal, shortened; "" when the answer was a good one.</summary>
    internal string Refusal { get; set; } = "";
}

/// <summary>
/// Stands between every client and the network: reads limits, <c>retry-after</c> and request ids from the headers,
/// which the clients of different providers hand on in different ways or not at all.
/// </summary>
internal sealed class Wire(Pace pace, HttpMessageHandler inner, TimeProvider clock) : DelegatingHandler(inner)
{
    private const int Shortened = 500;
    private static readonly AsyncLocal<WireNote?> Current = new();

    /// <summary>The notes of the question this flow asks.</summary>
    internal static WireNote? Note => Current.Value;

    /// <summary>Begins to take notes for the question this flow asks.</summary>
    internal static WireNote Begin() => Current.Value = new WireNote();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        pace.Learn(RateHeaders.Read(response.Headers, clock.GetUtcNow()));
        if (Current.Value is { } note)
            await Write(note, request, response, cancellationToken);
        return response;
    }

    private async Task Write(WireNote note, HttpRequestMessage request, HttpResponseMessage response, CancellationToken stop)
    {
        note.Status = response.StatusCode;
        note.RequestId = First(response.Headers, "request-id") ?? First(response.Headers, "x-request-id") ?? "";
        note.RetryAfter = Wait(response.Headers);
        if (response.IsSuccessStatusCode)
            return;
        await response.Content.LoadIntoBufferAsync(stop); // so that the client can read it again
        var body = WithoutKey(await response.Content.ReadAsStringAsync(stop), request);
        note.Refusal = body.Length > Shortened ? body[..Shortened] : body;
    }

    // Some servers send back what they did not accept.
    private static string WithoutKey(string body, HttpRequestMessage request) =>
        request.Headers.Authorization?.Parameter is { Length: > 0 } key ? body.Replace(key, "(a key)", StringComparison.Ordinal) : body;

    private TimeSpan? Wait(HttpResponseHeaders headers)
    {
        if (First(headers, "retry-after-ms") is { } text && double.TryParse(text, CultureInfo.InvariantCulture, out var milliseconds))
            return TimeSpan.FromMilliseconds(Math.Clamp(milliseconds, 0, 3_600_000));
        return headers.RetryAfter is { } after ? after.Delta ?? after.Date - clock.GetUtcNow() : null;
    }

    internal static string? First(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
