using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Quality.Tier1;

/// <summary>What is usual in a round: each judgment is held against it.</summary>
internal sealed class Pool
{
    private readonly Dictionary<string, Guid> firstSaid = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<Guid, string> explanations;

    /// <param name="judgments">Every judgment of the round, in any order.</param>
    /// <param name="words">Words to read, by pair.</param>
    /// <param name="rubric">What annotators were told to look for.</param>
    /// <param name="explanations">What the AI said for its suggestion, by pair, where it said something.</param>
    internal Pool(
        IReadOnlyCollection<JudgmentRecord> judgments, IReadOnlyDictionary<Guid, int> words, Rubric rubric, IReadOnlyDictionary<Guid, string> explanations)
    {
        this.explanations = explanations;
        var paces = judgments.Select(j => PaceRules.MsPerWord(j, words.GetValueOrDefault(j.Pair))).OfType<double>().ToList();
        Timed = paces.Count;
        MeanMsPerWord = paces.Count == 0 ? 0 : paces.Average();
        (JudgmentRecord Judgment, string Text)[] inOrder =
            [.. judgments.OrderBy(j => j.SubmittedAt).ThenBy(j => j.Judgment).Select(j => (j, Wording.Normalise(j.Rationale)))];
        foreach (var (judgment, text) in inOrder)
            firstSaid.TryAdd(text, judgment.Judgment);
        Copies = new(inOrder);
        Criteria = rubric.Criteria;
        string[] texts = [.. rubric.Criteria.Select(c => $"{c.Name} {c.Definition} {string.Join(' ', c.Anchors)}")];
        RubricWords = texts.SelectMany(Wording.Tokens).ToHashSet(StringComparer.Ordinal);
        RubricScripts = texts.SelectMany(t => Scripts.Count(t).Keys).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Judgments whose pace is known.</summary>
    internal int Timed { get; }

    /// <summary>Mean of milliseconds a word over them; 0 when there is none.</summary>
    internal double MeanMsPerWord { get; }

    /// <summary>The vocabulary of the rubric: a rationale may speak its language instead of the pair's.</summary>
    internal IReadOnlySet<string> RubricWords { get; }

    /// <summary>The scripts it is written in.</summary>
    internal IReadOnlySet<string> RubricScripts { get; }

    /// <summary>What is scored.</summary>
    internal IReadOnlyList<Criterion> Criteria { get; }

    /// <summary>Rationales that were written from earlier ones.</summary>
    internal NearCopies Copies { get; }

    /// <summary>What the AI said for its suggestion on the pair; null when it said nothing.</summary>
    internal string? ExplanationOf(Guid pair) => explanations.GetValueOrDefault(pair);

    /// <summary>The first judgment of the round with this rationale.</summary>
    internal Guid FirstToSay(string normalised) => firstSaid[normalised];
}
