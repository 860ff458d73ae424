using Concave.Kernel;
using Concave.Matching.Panel;
using Claimed = Concave.Matching.RegisterAnnotator.ClaimedCredential;

namespace Concave.Matching;

/// <summary>What a profile must look like, and the one form its words are kept in.</summary>
internal static class RegisterRules
{
    private const int LongestText = 200;
    private const int LongestToken = 40;

    internal static Problem? Refuse(RegisterAnnotator.Request request)
    {
        if (!IsText(request.DisplayName))
            return RegisterErrors.Field("display_name", "A name has 1 to 200 characters.");
        if (Bad(Domains(request.Domains)))
            return RegisterErrors.Field("domains", "Name at least one domain; each is one word of letters, digits, dashes or underscores.");
        if (Bad(Languages(request.Languages)))
            return RegisterErrors.Field("languages", "Name at least one language by its tag: en, hi, mr.");
        if (request.HoursPerWeek is < 0 or > 168)
            return RegisterErrors.Field("hours_per_week", "A week has 0 to 168 hours.");
        return request.Credentials.Select(Tidy).Any(c => !IsText(c.Kind) || !IsText(c.Title) || !IsShort(c.Issuer!) || c.Domain! is not "" && !IsToken(c.Domain!))
            ? RegisterErrors.Field("credentials", "A credential has a kind and a title of 1 to 200 characters; issuer and domain may be missing.")
            : null;
    }

    internal static IReadOnlyList<string> Domains(IEnumerable<string> domains) =>
        [.. domains.Select(d => d.Trim().ToLowerInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    internal static IReadOnlyList<string> Languages(IEnumerable<string> languages) =>
        [.. languages.Select(l => l.Trim()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    internal static Claimed Tidy(Claimed claimed) => new(
        claimed.Kind.Trim().ToLowerInvariant(), claimed.Title.Trim(), claimed.Issuer?.Trim() ?? "", claimed.Domain?.Trim().ToLowerInvariant() ?? "");

    internal static bool Same(Credential known, Claimed tidy) =>
        (known.Kind, known.Title, known.Issuer, known.Domain) == (tidy.Kind, tidy.Title, tidy.Issuer, tidy.Domain);

    private static bool Bad(IReadOnlyList<string> tokens) => tokens.Count == 0 || !tokens.All(IsToken);

    private static bool IsToken(string token) =>
        token.Length is > 0 and <= LongestToken && token.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static bool IsText(string text) => text.Trim().Length > 0 && IsShort(text);

    private static bool IsShort(string text) => text.Length <= LongestText && !text.Any(char.IsControl);
}
