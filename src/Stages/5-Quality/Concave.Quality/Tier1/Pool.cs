using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Quality.Tier1;

/// <summary>What is usual in a round: each judgment is held against it.</summary>
internal sealed class Pool
{
    private readonly Dictionary<string, Guid> firstSaid = new(StringComparer.Ordinal);

    /// <param name="judgments">Every judgment of the round, in any order.</param>
    /// <param name="words">Words to read, by pair.</param>
    /// <param name="rubric">What annotators were told to look for.</param>
    internal Pool(IReadOnlyCollection<JudgmentRecord> judgments, IReadOnlyDictionary<Guid, int> words, Rubric rubric)
    {
        var paces = judgments.Select(j => PaceRules.MsPerWord(j, words.GetValueOrDefault(j.Pair))).OfType<double>().ToList();
        Timed = paces.Count;
        MeanMsPerWord = paces.Count == 0 ? 0 : paces.Average();
        foreach (var judgment in judgments.OrderBy(j => j.SubmittedAt).ThenBy(j => j.Judgment))
            firstSaid.TryAdd(Wording.Normalise(judgment.Rationale), judgment.Judgment);
        RubricWords = rubric.Criteria.SelectMany(c => Wording.Tokens($"{c.Name} {c.Definition} {string.Join(' ', c.Anchors)}")).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Judgments whose pace is known.</summary>
    internal int Timed { get; }

    /// <summary>Mean of milliseconds a word over them; 0 when there is none.</summary>
    internal double MeanMsPerWord { get; }

    /// <summary>The vocabulary of the rubric: a rationale may speak its language instead of the pair's.</summary>
    internal IReadOnlySet<string> RubricWords { get; }

    /// <summary>The first judgment of the round with this rationale.</summary>
    internal Guid FirstToSay(string normalised) => firstSaid[normalised];
}
