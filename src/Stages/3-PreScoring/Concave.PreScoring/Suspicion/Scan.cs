using System.Text.RegularExpressions;
using Concave.Kernel.Records;

namespace Concave.PreScoring.Suspicion;

/// <summary>A sign that a text is written for the judge rather than the user.</summary>
/// <param name="Where">"a", "b" or "prompt".</param>
/// <param name="Code">What was seen: <c>addresses-judge</c>, <c>overrides-instructions</c>, <c>fake-turn</c>, <c>names-verdict</c>, <c>encoded-text</c>, <c>letters-apart</c>, <c>hidden-text</c>, <c>direction-override</c>, <c>invisible-characters</c>.</param>
internal readonly record struct Sign(string Where, string Code)
{
    public override string ToString() => $"{Where}:{Code}";
}

/// <summary>
/// Looks for texts that speak to whoever judges them. It is quick to suspect: a pair under suspicion goes to two people,
/// and costs one judgment more. What it cannot see, the other defences have to: both orders, the judge's own suspicion,
/// and a calibration that is fitted to what people say.
/// </summary>
internal static partial class Scan
{
    private const int Near = 40;
    private const int Close = 32;

    /// <summary>What is wrong with the texts of a pair, in a fixed order; nothing for nearly all of them.</summary>
    internal static IReadOnlyList<Sign> Of(PairRecord pair) =>
    [
        .. Signs(pair.ResponseA).Select(c => new Sign("a", c)),
        .. Signs(pair.ResponseB).Select(c => new Sign("b", c)),
        .. Signs(string.Join("\n\n", pair.Prompt.Select(m => m.Content))).Select(c => new Sign("prompt", c)),
    ];

    /// <summary>The codes of what is seen in one text, each once, in alphabetical order.</summary>
    internal static IEnumerable<string> Signs(string text)
    {
        SortedSet<string> signs = new(Invisible.Signs(text), StringComparer.Ordinal);
        if (Views.Decoded(text).Any())
            signs.Add("encoded-text");
        if (LettersApart().IsMatch(text))
            signs.Add("letters-apart");
        foreach (var (view, disguised) in Views.Of(text))
        {
            if (ChatMarkup().IsMatch(view))
                signs.Add("fake-turn");
            if (VerdictMarkup().IsMatch(view))
                signs.Add("names-verdict");
            foreach (var code in Spoken(Lexicon.Find(view), disguised))
                signs.Add(code);
        }

        return signs;
    }

    /// <summary>
    /// What no explanation for people holds: hidden characters, encoded text, marks of a chat. Of an explanation it may be
    /// said that it names a verdict or speaks of the judge; that is what it is for.
    /// </summary>
    internal static IEnumerable<string> Disguises(string text) => Signs(text).Except(["addresses-judge", "names-verdict"], StringComparer.Ordinal);

    // Words alone mean little; two kinds of them side by side are a sentence to a judge. In a disguise nothing is said by
    // chance in so many words, so there only whole sentences count: an order that names a response, or rules to ignore.
    private static IEnumerable<string> Spoken(List<FoundWord> words, bool disguised)
    {
        if (Together(words, WordKind.Ignore, WordKind.Rules, Near))
            yield return "overrides-instructions";
        if (Together(words, WordKind.Order, WordKind.Target, Close)
            || Together(words, WordKind.Target, WordKind.Merit, Close)
            || (!disguised && (Together(words, WordKind.Judge, WordKind.Target, Near) || Together(words, WordKind.Judge, WordKind.Order, Close) || Together(words, WordKind.Judge, WordKind.Merit, Close))))
            yield return "addresses-judge";
    }

    private static bool Together(List<FoundWord> words, WordKind one, WordKind other, int within) =>
        words.Any(w => w.Kind == one && words.Any(o => o.Kind == other && w.Gap(o) <= within));

    // Nobody spells out twelve letters in a row for a reader.
    [GeneratedRegex(@"(?<![\p{L}\p{N}])(\p{L}[ ._*~|-]{1,3}){11,}\p{L}(?![\p{L}\p{N}])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LettersApart();

    // Marks of the chat formats in use, of this prompt, and turns typed out. Views are in lower case.
    [GeneratedRegex(
        """<\|[a-z_ ]{2,30}\|>|\[/?inst\]|<</?sys>>|<(start|end)_of_turn>|</?(system|assistant|user|human|instructions?|conversation|response_?[12ab]?|verdict|judge(ment)?)>|#{2,} ?(system|instruction|new task|end of)|\[/?(system|admin|developer|assistant|user)( message| prompt| note)?\]|(^| )(system|developer|admin) ?(message|prompt|note|override|notice)? ?: |" ?role" ?: ?" ?(system|assistant|developer)|(^|[.!?"] )(human|assistant|user): |: (response_[12]|conversation[a-z, ]*) (begins|ends)\]|-{3,} ?(end|begin|start) of|={3,} ?(end|begin|start)|</?s>|<end_of_text>|begin_of_text""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ChatMarkup();

    // An answer written for the judge to copy, and the templates that constant answers of cheating models are made of.
    [GeneratedRegex(
        """(preferred|verdict|winner|preference|worse)"? ?[:=] ?"?(response|answer|assistant|model|output)?[ _]?([12ab]|one|two|tie)\b|"injection_suspected"|\[\[ ?[ab]( ?>+ ?[ab]| ?= ?[ab])? ?\]\]|\[the (start|end) of (the )?assistant|(assistant|model|response|output|answer) \(?[ab12]\)?('s (answer|response))? is (clearly |much |far |significantly )?(better|best|superior|preferred)|"?scores?"? ?[:=] ?\{? ?"?(response|a|b)|\b(score|rating|grade) ?[:=] ?(5|10|100)\b( ?/ ?(5|10|100))?|final verdict|ranking: |"rank" ?: ?1""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VerdictMarkup();
}
