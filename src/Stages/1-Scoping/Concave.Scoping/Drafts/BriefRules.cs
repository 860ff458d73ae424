using System.Text.RegularExpressions;
using Concave.Kernel;

namespace Concave.Scoping;

/// <summary>A brief says everything that S1 asks for.</summary>
internal static partial class BriefRules
{
    internal static IEnumerable<Problem> Check(Brief brief) =>
    [
        .. GuidelinesRules.EmptyTexts(
            ("brief.title", brief.Title), ("brief.purpose", brief.Purpose), ("brief.target_users", brief.TargetUsers)),
        .. GuidelinesRules.List("brief.known_failure_modes", brief.KnownFailureModes, _ => true, ""),
        .. GuidelinesRules.List("brief.domains", brief.Domains, Key().IsMatch, "Write lower-case letters, digits and underscores: \"medical\"."),
        .. brief.Tier is < 1 or > 3
            ? [GuidelinesRules.Fault("brief.tier", $"{brief.Tier} is no tier.", "Choose 1, 2 or 3.")]
            : Array.Empty<Problem>(),
        .. GuidelinesRules.List("brief.languages", brief.Languages, LanguageTag().IsMatch, "Write a BCP-47 tag: \"en\", \"hi\", \"en-IN\", \"sr-Latn\"."),
        .. brief.Volume < 1
            ? [GuidelinesRules.Fault("brief.volume", $"{brief.Volume} pairs are no work.", "State how many pairs the whole project has.")]
            : Array.Empty<Problem>(),
        .. Enum.IsDefined(brief.Responses)
            ? Array.Empty<Problem>()
            : [GuidelinesRules.Fault("brief.responses", "It is not known who supplies the responses.", "Name one of the sources.")],
    ];

    /// <summary>snake_case: what rubric keys and domains look like.</summary>
    [GeneratedRegex(@"\A[a-z][a-z0-9]*(_[a-z0-9]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    internal static partial Regex Key();

    /// <summary>Language, and perhaps script and region, of a BCP-47 tag (RFC 5646 §2.1) in its recommended letter case.</summary>
    [GeneratedRegex(@"\A[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    internal static partial Regex LanguageTag();
}
