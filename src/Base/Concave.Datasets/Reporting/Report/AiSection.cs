using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>One arm of the comparison: the earliest judgment of each pair that had an AI opinion.</summary>
/// <param name="Agreement">Share equal to the AI's opinion.</param>
/// <param name="Timed">Judgments with a recorded active time.</param>
/// <param name="MedianActiveMs">Median of those times; null when there is none.</param>
public sealed record AiArm(ShareFigure Agreement, int Timed, double? MedianActiveMs);

/// <summary>
/// What the AI first pass did to the people [R5]. The sample was drawn at random and judged without the suggestion, so
/// the two arms differ by chance and by the suggestion only.
/// </summary>
public sealed record AiSection
{
    /// <summary>Production pairs of the current round with an opinion a, b or tie; and without.</summary>
    public required int WithOpinion { get; init; }
    public required int WithoutOpinion { get; init; }

    /// <summary>First production judgments of the current round that saw the suggestion and chose otherwise.</summary>
    public required ShareFigure Overrides { get; init; }

    /// <summary>Of those that were preceded by a first answer: how many ended in another choice, and how many of all in the AI's.</summary>
    public required ShareFigure Revised { get; init; }
    public required ShareFigure RevisedToOpinion { get; init; }
    public required AiArm Shown { get; init; }
    public required AiArm Withheld { get; init; }

    /// <summary>Median active time with the suggestion over that without; under 1 is faster. Null when either is missing.</summary>
    public required double? TimeRatio { get; init; }

    /// <summary>On verified pairs where the opinion was wrong: how often people gave the same wrong answer.</summary>
    public required ShareFigure WrongFollowedShown { get; init; }
    public required ShareFigure WrongFollowedWithheld { get; init; }

    internal static AiSection Of(BatchView batch)
    {
        var opinions = batch.AllRoutings.DistinctBy(r => r.Pair)
            .Select(r => (r.Pair, Opinion: Suggestions.ChoiceOf(r.Suggestion))).Where(o => o.Opinion is not null)
            .ToDictionary(o => o.Pair, o => o.Opinion!.Value);
        var work = batch.Work;
        var firsts = work.Pairs.Where(opinions.ContainsKey).SelectMany(pair => work.Said[pair]).ToList();
        var earliest = work.Pairs.Where(opinions.ContainsKey).SelectMany(pair => work.Said[pair].Take(1)).ToList();
        var committed = firsts.Where(j => j.FirstChoice != FirstAnswer.None).ToList();
        var (shown, withheld) = (Arm(earliest, opinions, shown: true), Arm(earliest, opinions, shown: false));
        return new()
        {
            WithOpinion = work.Pairs.Count(opinions.ContainsKey),
            WithoutOpinion = work.Pairs.Count(pair => !opinions.ContainsKey(pair)),
            Overrides = ShareFigure.Of([.. firsts.Where(j => j.SuggestionShown)], j => j.Choice != opinions[j.Pair]),
            Revised = ShareFigure.Of(committed, IsRevised),
            RevisedToOpinion = ShareFigure.Of(committed, j => IsRevised(j) && j.Choice == opinions[j.Pair]),
            Shown = shown,
            Withheld = withheld,
            TimeRatio = withheld.MedianActiveMs > 0 ? shown.MedianActiveMs / withheld.MedianActiveMs : null,
            WrongFollowedShown = WrongFollowed(batch, opinions, shown: true),
            WrongFollowedWithheld = WrongFollowed(batch, opinions, shown: false),
        };
    }

    private static bool IsRevised(JudgmentRecord judgment) => judgment.Choice switch
    {
        Choice.A => judgment.FirstChoice != FirstAnswer.A,
        Choice.B => judgment.FirstChoice != FirstAnswer.B,
        Choice.Tie => judgment.FirstChoice != FirstAnswer.Tie,
        _ => judgment.FirstChoice != FirstAnswer.CannotJudge,
    };

    private static AiArm Arm(IEnumerable<JudgmentRecord> earliest, Dictionary<Guid, Choice> opinions, bool shown)
    {
        var arm = earliest.Where(j => j.SuggestionShown == shown).ToList();
        long[] times = [.. arm.Where(j => j.ActiveMs >= 0).Select(j => j.ActiveMs).Order()];
        return new(ShareFigure.Of(arm, j => j.Choice == opinions[j.Pair]), times.Length, Median(times));
    }

    private static ShareFigure WrongFollowed(BatchView batch, Dictionary<Guid, Choice> opinions, bool shown)
    {
        var truths = batch.Records.Truths.DistinctBy(t => t.Pair).ToDictionary(t => t.Pair, t => t.Truth);
        return ShareFigure.Of(
            [.. batch.Work.Gold.Where(j => j.SuggestionShown == shown && opinions.TryGetValue(j.Pair, out var said) && truths.TryGetValue(j.Pair, out var truth) && said != truth)],
            j => j.Choice == opinions[j.Pair]);
    }

    private static double? Median(long[] sorted) => sorted.Length switch
    {
        0 => null,
        var n when n % 2 == 1 => sorted[n / 2],
        var n => (sorted[(n / 2) - 1] + (double)sorted[n / 2]) / 2,
    };
}
