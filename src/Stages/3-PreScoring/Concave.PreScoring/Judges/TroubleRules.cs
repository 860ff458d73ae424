using System.Text.Json;

namespace Concave.PreScoring.Judges;

/// <summary>What a failed request means for the question, and for everybody who asks the same provider.</summary>
internal static class TroubleRules
{
    private const int Longest = 200;
    private static readonly string[] SaysTooLong = ["too long", "context length", "maximum context", "context window", "too many tokens", "too large"];

    /// <param name="note">What the HTTP answer said.</param>
    /// <param name="broken">True when the connection failed rather than the answer.</param>
    internal static Unanswered Of(WireNote note, bool broken)
    {
        var words = Words(note.Refusal);
        var status = (int?)note.Status;
        return status switch
        {
            null => new(Trouble.Cut, "The connection failed.", RetryAfter: null),
            >= 200 and < 300 when broken => new(Trouble.Cut, "The connection broke while the answer came.", RetryAfter: null),
            >= 200 and < 300 => new(Trouble.Fault, "The answer is not what the protocol says.", RetryAfter: null),
            429 => new(Trouble.Busy, Said(429, words), note.RetryAfter),
            529 or 503 => new(Trouble.Overloaded, Said(status.Value, words), note.RetryAfter),
            401 or 402 or 403 or 404 => new(Trouble.Barred, Said(status.Value, words), RetryAfter: null),
            413 => new(Trouble.TooLong, Said(413, words), RetryAfter: null),
            400 or 422 when SaysTooLong.Any(s => words.Contains(s, StringComparison.OrdinalIgnoreCase)) => new(Trouble.TooLong, Said(status.Value, words), RetryAfter: null),
            >= 400 and < 500 and not 408 and not 409 => new(Trouble.Rejected, Said(status.Value, words), RetryAfter: null),
            _ => new(Trouble.Fault, Said(status.Value, words), note.RetryAfter),
        };
    }

    private static string Said(int status, string words) => words.Length == 0 ? $"HTTP {status}." : $"HTTP {status}: {words}";

    // Both protocols put it at error.message.
    private static string Words(string body)
    {
        try
        {
            using var parsed = JsonDocument.Parse(body);
            var words = parsed.RootElement.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object && error.TryGetProperty("message", out var message)
                ? message.ToString()
                : "";
            return words.Length > Longest ? words[..Longest] : words;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return ""; // a proxy's page, or a body cut short
        }
    }
}
