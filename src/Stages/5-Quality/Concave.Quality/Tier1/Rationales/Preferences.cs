using System.Text.RegularExpressions;
using Concave.Kernel;

namespace Concave.Quality.Tier1;

/// <summary>A sentence that calls one side of the screen the better one.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Left">True for the left response.</param>
internal sealed record Preference(string Text, bool Left);

/// <summary>
/// Sentences such as "The left response is more accurate". English, one plain comparison a sentence: what is negated,
/// conceded or compares twice is not read, since a rule would misread it.
/// </summary>
internal static partial class Preferences
{
    internal static IEnumerable<Preference> In(string rationale)
    {
        foreach (var sentence in Ends().Split(rationale))
        {
            if (Unsure().IsMatch(sentence))
                continue;
            string[] sides = [.. Better().Matches(sentence).Select(m => m.Groups["side"].Value.ToUpperInvariant()).Distinct(StringComparer.Ordinal)];
            if (sides is [var side])
                yield return new(sentence.Trim(), side is "LEFT" or "FIRST" or "1");
        }
    }

    /// <summary>The choice that preferring this side of the screen is; null when sides are unknown.</summary>
    internal static Choice? ChoiceOf(Preference preference, Side sides) => sides switch
    {
        Side.ALeft => preference.Left ? Choice.A : Choice.B,
        Side.BLeft => preference.Left ? Choice.B : Choice.A,
        Side.Unknown => null,
        _ => throw new ArgumentOutOfRangeException(nameof(sides), sides, "Not a side."),
    };

    [GeneratedRegex(@"(?<=[.!?;\n])\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ends();

    [GeneratedRegex(@"\b(?:not|never|no|neither|nor|but|although|though|while|whereas|however|except|unless|if|would|could|should|yet|despite|both|less|worse|other|at first)\b|n[’']t\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unsure();

    [GeneratedRegex(@"\b(?:(?:the|response|answer|on the)\s+)(?<side>left|right|first|second|1|2)\b(?:\s+(?:hand|side|one|response|answer))?\s+(?:is|was|reads|seems|has)\s+(?:(?:clearly|far|much|slightly|somewhat|the|a|overall|definitely)\s+)*(?:better|best|stronger|superior|preferable|more\s+\w+|clearer|safer)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Better();
}
