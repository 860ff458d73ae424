using Concave.Agreement;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

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

    /// <summary>Its 95 % interval: percentiles of 2,000 resamples of both arms.</summary>
    public required double? TimeRatioLow95 { get; init; }
    public required double? TimeRatioHigh95 { get; init; }

    /// <summary>How far the suggestion pulls people to itself, from the two arms.</summary>
    public required PullFigure Pull { get; init; }

    /// <summary>On verified pairs where the opinion was right: how often people gave that answer.</summary>
    public required ShareFigure RightFollowedShown { get; init; }
    public required ShareFigure RightFollowedWithheld { get; init; }

    /// <summary>On verified pairs where the opinion was wrong: how often people gave the same wrong answer.</summary>
    public required ShareFigure WrongFollowedShown { get; init; }
    public required ShareFigure WrongFollowedWithheld { get; init; }

    /// <summary>On verified pairs, of those whose first answer was another than the opinion: how many went over to it, where it was right and where it was wrong.</summary>
    public required ShareFigure SwitchedToRight { get; init; }
    public required ShareFigure SwitchedToWrong { get; init; }

    /// <summary>First judgments of verified pairs whose suggestion was wrong on purpose, made with it in sight: how many gave its answer.</summary>
    public required ExactShareFigure WrongOnPurposeFollowed { get; init; }

    /// <summary>Of the people who met such a suggestion, how many followed at least one.</summary>
    public required ExactShareFigure WrongOnPurposeFollowers { get; init; }

    internal static AiSection Of(BatchView batch)
    {
        var opinions = batch.AllRoutings.DistinctBy(r => r.Pair)
            .Select(r => (r.Pair, Opinion: Suggestions.ChoiceOf(r.Suggestion))).Where(o => o.Opinion is not null)
            .ToDictionary(o => o.Pair, o => o.Opinion!.Value);
        var work = batch.Work;
        var said = work.Pairs.Where(opinions.ContainsKey).Select(pair => work.Said[pair].ToList()).ToList();
        var firsts = said.SelectMany(j => j).ToList();
        var committed = firsts.Where(j => j.FirstChoice != FirstAnswer.None).ToList();
        var verified = Verified.Of(batch, opinions);
        var planted = batch.Work.Gold.Where(j => j.SuggestionShown && batch.WrongOnPurpose.Contains(j.Pair)).ToList();
        var (shown, withheld) = (AiArm.Of(batch, said, opinions, shown: true), AiArm.Of(batch, said, opinions, shown: false));
        var ratio = MedianRatio.Of(shown.Times, withheld.Times);
        return new()
        {
            WithOpinion = said.Count,
            WithoutOpinion = work.Pairs.Count - said.Count,
            Overrides = ShareFigure.Of([.. firsts.Where(j => j.SuggestionShown)], j => j.Choice != opinions[j.Pair]),
            Revised = ShareFigure.Of(committed, j => j.Choice != ChoiceOf(j.FirstChoice)),
            RevisedToOpinion = ShareFigure.Of(committed, j => j.Choice != ChoiceOf(j.FirstChoice) && j.Choice == opinions[j.Pair]),
            Shown = shown.Arm,
            Withheld = withheld.Arm,
            TimeRatio = ratio.Estimate.Value,
            TimeRatioLow95 = ratio.Interval.Lower.Value,
            TimeRatioHigh95 = ratio.Interval.Upper.Value,
            Pull = PullFigure.Of(shown.Arm.Agreement, withheld.Arm.Agreement),
            RightFollowedShown = verified.Followed(right: true, shown: true),
            RightFollowedWithheld = verified.Followed(right: true, shown: false),
            WrongFollowedShown = verified.Followed(right: false, shown: true),
            WrongFollowedWithheld = verified.Followed(right: false, shown: false),
            SwitchedToRight = verified.Switched(right: true),
            SwitchedToWrong = verified.Switched(right: false),
            WrongOnPurposeFollowed = ExactShareFigure.Of(planted, j => j.Choice == opinions[j.Pair]),
            WrongOnPurposeFollowers = ExactShareFigure.Of([.. planted.GroupBy(j => j.Annotator, StringComparer.Ordinal)], met => met.Any(j => j.Choice == opinions[j.Pair])),
        };
    }

    private static Choice? ChoiceOf(FirstAnswer first) => first switch
    {
        FirstAnswer.A => Choice.A,
        FirstAnswer.B => Choice.B,
        FirstAnswer.Tie => Choice.Tie,
        FirstAnswer.CannotJudge => Choice.CannotJudge,
        _ => null,
    };

    // Hidden judgments of verified pairs that have an opinion: there it is known who was right. A suggestion that is wrong
    // on purpose is nobody's opinion.
    private sealed record Verified(IReadOnlyList<(JudgmentRecord Judgment, Choice Opinion, bool Right)> Judged)
    {
        internal static Verified Of(BatchView batch, Dictionary<Guid, Choice> opinions)
        {
            var truths = batch.Records.Truths.DistinctBy(t => t.Pair).ToDictionary(t => t.Pair, t => t.Truth);
            return new([.. batch.Work.Gold.Where(j => opinions.ContainsKey(j.Pair) && truths.ContainsKey(j.Pair) && !batch.WrongOnPurpose.Contains(j.Pair))
                .Select(j => (j, opinions[j.Pair], opinions[j.Pair] == truths[j.Pair]))]);
        }

        internal ShareFigure Followed(bool right, bool shown) =>
            ShareFigure.Of([.. Judged.Where(v => v.Right == right && v.Judgment.SuggestionShown == shown)], v => v.Judgment.Choice == v.Opinion);

        internal ShareFigure Switched(bool right) => ShareFigure.Of(
            [.. Judged.Where(v => v.Right == right && v.Judgment.FirstChoice != FirstAnswer.None && ChoiceOf(v.Judgment.FirstChoice) != v.Opinion)],
            v => v.Judgment.Choice == v.Opinion);
    }
}
