namespace Concave.Quality.Tier1;

/// <summary>
/// A rationale in a language that neither the pair nor the rubric has. Two rules. By script: more than half of its
/// letters are of a script that stands nowhere in pair and rubric. By small words, for seven languages of Latin script:
/// a quarter of the words are small words of one of them, and hardly any are of the language of the pair or of English.
/// Languages that share a script and are not among the seven are not told apart.
/// </summary>
internal sealed class RationaleLanguage : IDetector
{
    private const int LeastLetters = 20;
    private const int LeastWords = 12;
    private const double Many = 0.25;
    private const double Few = 0.05;

    // Small words that are frequent in one of the languages and no words of the others.
    private static readonly Dictionary<string, HashSet<string>> Small = new(StringComparer.Ordinal)
    {
        ["en"] = Set("the of and is was are that this with which it not but from than because has more an"),
        ["de"] = Set("der die das und ist nicht ein eine mit auf für dass den dem sich auch wird weil"),
        ["fr"] = Set("le les des est une dans pour pas qui sur avec elle plus cette mais parce au sont"),
        ["es"] = Set("el los las una por con para pero es más porque está esta lo muy sin y del"),
        ["pt"] = Set("os uma não mais é com para mas porque foi está muito sem ao dos das pela são"),
        ["it"] = Set("il gli una che non è per con più ma perché della nel sono alla delle questa di"),
        ["nl"] = Set("het een van niet dat met voor zijn maar omdat ook wordt deze bij naar aan en is"),
    };

    public string Name => "rationale_language";
    public string Field => "rationale";

    public string? Look(Screened screened, Pool pool) => ByScript(screened, pool) ?? BySmallWords(screened);

    private static string? ByScript(Screened screened, Pool pool)
    {
        var said = Scripts.Count(screened.Judgment.Rationale);
        var letters = said.Values.Sum();
        if (letters < LeastLetters)
            return null;
        var (script, most) = said.MaxBy(s => s.Value);
        return 2 * most > letters && !pool.RubricScripts.Contains(script) && !PairScripts(screened).Contains(script)
            ? FormattableString.Invariant($"{most} of the rationale's {letters} letters are {script}, which stands neither in the pair nor in the rubric.")
            : null;
    }

    private static string? BySmallWords(Screened screened)
    {
        string[] words = [.. Wording.Tokens(screened.Judgment.Rationale)];
        var language = screened.Pair.Language.Split('-')[0].ToLowerInvariant();
        if (words.Length < LeastWords)
            return null;
        var (other, hits) = Small.Where(s => s.Key != "en" && s.Key != language).Select(s => (s.Key, Hits(words, s.Key))).MaxBy(s => s.Item2);
        var allowed = Hits(words, "en") + (language != "en" && Small.ContainsKey(language) ? Hits(words, language) : 0);
        return hits >= Many * words.Length && allowed <= Few * words.Length
            ? FormattableString.Invariant($"{hits} of the rationale's {words.Length} words are small words of \"{other}\"; the pair is \"{screened.Pair.Language}\".")
            : null;
    }

    private static int Hits(string[] words, string language) => words.Count(Small[language].Contains);

    private static HashSet<string> PairScripts(Screened screened) =>
        [.. screened.Pair.Prompt.Select(m => m.Content).Append(screened.Pair.ResponseA).Append(screened.Pair.ResponseB).SelectMany(t => Scripts.Count(t).Keys)];

    private static HashSet<string> Set(string words) => words.Split(' ').ToHashSet(StringComparer.Ordinal);
}
