using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Quality;

/// <summary>A judgment as a reviewer sees it: what was said, never who said it.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Doubts">What tier 1 found, in sentences.</param>
public sealed record JudgmentView(
    int Number, Choice Choice, double Strength, IReadOnlyList<CriterionScore> Scores, string Rationale, Difficulty Difficulty,
    double Confidence, IReadOnlyList<SpanFlag> Flags, IReadOnlyList<string> Doubts);

/// <summary>What stands as the pair's label; the spot check confirms or overturns it.</summary>
/// <param name="Choice">cannot_judge when there is none.</param>
/// <param name="Basis">single, agreement, adjudication, majority, spot_check, tie, cannot_judge, unresolved.</param>
/// <param name="Text">The written resolution, "" without one.</param>
public sealed record LabelView(Choice Choice, string Basis, string Text);

/// <summary>A claimed review.</summary>
/// <param name="Reason">disagreement, sample or escalated.</param>
/// <param name="Criteria">The rubric the pair was judged under.</param>
/// <param name="Language">BCP-47, for rendering; "" when unknown.</param>
/// <param name="TiesAllowed">Whether the plan knows a tie.</param>
/// <param name="CannotJudgeAllowed">Whether the plan takes "cannot judge".</param>
/// <param name="MayEscalate">False where the plan declares that the work has no tier 3.</param>
/// <param name="LeaseUntil">Until then nobody else gets it; of no meaning once it is decided.</param>
/// <param name="Draft">What its holder has entered so far.</param>
/// <param name="DraftRevision">0 before the first draft; the base of the next one.</param>
public sealed record ReviewView(
    Guid ReviewId, Guid ProjectId, ReviewKind Kind, string Reason, IReadOnlyList<MessageRecord> Prompt, string ResponseA, string ResponseB, string Language,
    IReadOnlyList<JudgmentView> Judgments, LabelView Label, IReadOnlyList<Criterion> Criteria, bool TiesAllowed, bool CannotJudgeAllowed, bool MayEscalate,
    DateTimeOffset LeaseUntil, ReviewDraft Draft, int DraftRevision)
{
    internal static ReviewView Of(HeldReview held, PairCase about) => Of(held.Task, held.Draft, about);

    private static ReviewView Of(ReviewTask review, ReviewDraft draft, PairCase about) => new(
        review.Id, review.ProjectId, review.Kind, review.Reason, about.Pair.Prompt, about.Pair.ResponseA, about.Pair.ResponseB, about.Pair.Language,
        [.. about.Judgments.Select((j, i) => JudgmentOf(j, i + 1, about.Flags))],
        LabelOf(about), about.Ground.Guidelines.Rubric.Criteria, about.Ground.Plan.TiesAllowed, about.Ground.Plan.CannotJudgeAllowed,
        !ReviewRules.Lacks(about.Ground.Plan, "spot_check"), review.LeaseUntil ?? review.OpenedAt, draft, review.DraftRevision);

    private static JudgmentView JudgmentOf(JudgmentRecord judgment, int number, IReadOnlyList<FlagRecord> flags) => new(
        number, judgment.Choice, judgment.Strength, judgment.Scores, judgment.Rationale, judgment.Difficulty, judgment.Confidence, judgment.Flags,
        [.. flags.Where(f => f.Judgment == judgment.Judgment).Select(f => f.Evidence)]);

    private static LabelView LabelOf(PairCase about)
    {
        var label = about.Label;
        return new(label.Choice, label.Basis, about.Resolutions.LastOrDefault(r => label.Evidence.Contains(r.Resolution))?.Text ?? "");
    }
}
