using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Quality.Tier1.Habits;

/// <summary>What is known about a pair when habits are looked for.</summary>
/// <param name="Words">Words of prompt and both responses.</param>
/// <param name="LengthRatio">Characters of response A over those of response B.</param>
internal sealed record PairSize(int Words, double LengthRatio)
{
    internal static PairSize Of(PairRecord pair, int words) =>
        new(words, (double)Math.Max(1, pair.ResponseA.Length) / Math.Max(1, pair.ResponseB.Length));
}

/// <summary>Puts a round's judgments together by person.</summary>
internal static class PanelOf
{
    /// <param name="judgments">Every judgment of the round.</param>
    /// <param name="sizes">By pair.</param>
    /// <param name="suggestions">The AI's choice by pair, where it had one.</param>
    /// <param name="truths">Verified answers, by pair.</param>
    internal static Panel Of(
        IReadOnlyCollection<JudgmentRecord> judgments,
        IReadOnlyDictionary<Guid, PairSize> sizes,
        IReadOnlyDictionary<Guid, Choice> suggestions,
        IReadOnlyDictionary<Guid, Choice> truths)
    {
        var byPair = judgments.Where(j => j.Purpose == PairPurpose.Production).ToLookup(j => j.Pair);
        return new([.. judgments.GroupBy(j => j.Annotator, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(own => new PersonWork(own.Key, [.. own.OrderBy(j => j.SubmittedAt).ThenBy(j => j.Judgment).Select(ActOf)]))]);

        Act ActOf(JudgmentRecord judgment)
        {
            var size = sizes.GetValueOrDefault(judgment.Pair);
            Choice? known = judgment.Purpose == PairPurpose.Gold && truths.TryGetValue(judgment.Pair, out var truth) ? truth : null;
            return new(judgment)
            {
                Pace = size is null ? null : PaceRules.MsPerWord(judgment, size.Words),
                LengthRatio = size?.LengthRatio ?? 1,
                Suggested = judgment.SuggestionShown && suggestions.TryGetValue(judgment.Pair, out var suggested) ? suggested : null,
                Truth = known,
                Right = known is null ? null : judgment.Choice == known,
                WithPeers = judgment.Purpose == PairPurpose.Production ? WithPeers(judgment, byPair[judgment.Pair]) : null,
            };
        }
    }

    private static bool? WithPeers(JudgmentRecord judgment, IEnumerable<JudgmentRecord> said)
    {
        if (judgment.Choice == Choice.CannotJudge)
            return null;
        var others = said.Where(j => j.Annotator != judgment.Annotator && j.Choice != Choice.CannotJudge)
            .GroupBy(j => j.Choice).Select(g => (Choice: g.Key, Votes: g.Count())).OrderByDescending(v => v.Votes).ToArray();
        return others.Length == 0 || (others.Length > 1 && others[0].Votes == others[1].Votes) ? null : others[0].Choice == judgment.Choice;
    }
}
