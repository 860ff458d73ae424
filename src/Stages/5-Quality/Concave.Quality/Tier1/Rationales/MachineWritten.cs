using System.Text.RegularExpressions;

namespace Concave.Quality.Tier1;

/// <summary>
/// Signs that a program wrote the rationale. One that names itself is enough; of the others two are asked for, because
/// each of them is somebody's honest habit. They are signs in the text and in the time it took: nobody's keystrokes are
/// recorded, and a text alone proves nothing about who wrote it.
/// </summary>
internal sealed partial class MachineWritten : IDetector
{
    /// <summary>Faster than 120 words a minute, reading included: pasted, dictated or not written at all.</summary>
    internal const int CharactersPerMinute = 600;

    private const int LeastCharacters = 120;
    private const int LeastStock = 3;
    private const int LeastMarkup = 2;
    private const double MsPerMinute = 60_000;

    private static readonly string[] NamesItself =
    [
        "as an ai", "as a language model", "as an assistant i", "here is a rationale", "here is the rationale", "here s a rationale", "here s the rationale",
        "i hope this helps", "let me know if you", "certainly here", "sure here",
    ];

    private static readonly string[] Stock =
    [
        "it is important to note", "it is worth noting", "in conclusion", "in summary", "demonstrates a", "showcases", "delves", "comprehensive", "nuanced", "furthermore", "moreover",
        "additionally", "a testament to", "underscores", "aligns with", "effectively addresses", "provides a clear", "well structured and", "overall response", "a more holistic", "robust",
    ];

    public string Name => "machine_written";
    public string Field => "rationale";

    public string? Look(Screened screened, Pool pool)
    {
        var text = screened.Judgment.Rationale;
        var words = $" {Wording.Normalise(text)} ";
        if (NamesItself.FirstOrDefault(phrase => Says(words, phrase)) is { } itself)
            return $"The rationale says \"{itself}\", as a chat program does.";
        string[] signs = [.. new[] { Pace(screened, text), InStock(words), InMarkup(text) }.OfType<string>()];
        return text.Length >= LeastCharacters && signs.Length >= 2 ? $"{string.Join("; ", signs)}." : null;
    }

    private static string? Pace(Screened screened, string text) =>
        PaceRules.SpentMs(screened.Judgment) is { } spent && text.Length * MsPerMinute > CharactersPerMinute * spent
            ? FormattableString.Invariant($"{text.Length} characters written in {spent / 1000:0.0} s, reading included")
            : null;

    private static string? InStock(string words)
    {
        string[] said = [.. Stock.Where(phrase => Says(words, phrase))];
        return said.Length >= LeastStock ? $"stock phrases: {string.Join(", ", said)}" : null;
    }

    private static string? InMarkup(string text)
    {
        var marks = Markup().Count(text);
        return marks >= LeastMarkup ? FormattableString.Invariant($"{marks} marks of Markdown") : null;
    }

    private static bool Says(string words, string phrase) => words.Contains($" {phrase} ", StringComparison.Ordinal);

    [GeneratedRegex(@"\*\*[^*\n]+\*\*|^\s*(?:#{1,4}|[-*•]|\d+[.)])\s", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Markup();
}
