using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Concave.PreScoring.Judges;

/// <summary>What one kind of thing is limited to.</summary>
/// <param name="Limit">Allowed in a minute.</param>
/// <param name="Remaining">Left of it now; null when the server did not say.</param>
/// <param name="FullAgain">When all of it is there again; null when the server did not say.</param>
internal readonly record struct Allowance(double Limit, double? Remaining, DateTimeOffset? FullAgain);

/// <summary>Limits as a server states them in its headers; null where it states none.</summary>
internal sealed partial record RateHeaders(Allowance? Requests, Allowance? InputTokens, Allowance? OutputTokens)
{
    /// <summary>Reads Anthropic's headers, or else OpenAI's, which count both directions of tokens in one.</summary>
    internal static RateHeaders Read(HttpResponseHeaders headers, DateTimeOffset now) => new(
        Of(headers, "anthropic-ratelimit-requests-{0}", now) ?? Of(headers, "x-ratelimit-{0}-requests", now),
        Of(headers, "anthropic-ratelimit-input-tokens-{0}", now) ?? Of(headers, "x-ratelimit-{0}-tokens", now),
        Of(headers, "anthropic-ratelimit-output-tokens-{0}", now));

    private static Allowance? Of(HttpResponseHeaders headers, string name, DateTimeOffset now)
    {
        if (Number(headers, name, "limit") is not ({ } limit and > 0))
            return null;
        return new(limit, Number(headers, name, "remaining"), Reset(Text(headers, name, "reset"), now));
    }

    // An instant (Anthropic), or a span like 6m0s (OpenAI).
    private static DateTimeOffset? Reset(string? text, DateTimeOffset now)
    {
        if (text is null)
            return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && text.Contains('-', StringComparison.Ordinal))
            return at;
        var parts = SpanParts().Matches(text);
        return parts.Count == 0 ? null : now + TimeSpan.FromSeconds(parts.Sum(p => double.Parse(p.Groups["n"].Value, CultureInfo.InvariantCulture) * Seconds(p.Groups["u"].Value)));
    }

    private static double Seconds(string unit) => unit switch
    {
        "h" => 3600,
        "m" => 60,
        "ms" => 0.001,
        _ => 1,
    };

    private static double? Number(HttpResponseHeaders headers, string name, string part) =>
        double.TryParse(Text(headers, name, part), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(HttpResponseHeaders headers, string name, string part) =>
        Wire.First(headers, name.Replace("{0}", part, StringComparison.Ordinal));

    [GeneratedRegex(@"(?<n>\d{1,9}(\.\d{1,9})?)(?<u>ms|h|m|s)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex SpanParts();
}
