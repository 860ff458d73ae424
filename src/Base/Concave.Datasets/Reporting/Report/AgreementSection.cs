using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>
/// Agreement of independent people, before adjudication, on the random sample of the current round; and, under their own
/// names, the figures on filtered or adjudicated data that must never be mistaken for it.
/// </summary>
public sealed record AgreementSection
{
    /// <summary>The gate's figure.</summary>
    public required AgreementFigure Pooled { get; init; }

    /// <summary>The same with A and B treated as exchangeable names: it does not depend on how responses were stored.</summary>
    public required AgreementFigure Symmetrised { get; init; }

    /// <summary>First judgments in scope that say "cannot judge" and are left out.</summary>
    public required int CannotJudgeLeftOut { get; init; }

    /// <summary>Strata combined by Σ n (Po − Pe) / Σ n (1 − Pe): pooling unlike strata alone inflates κ. Null when undefined.</summary>
    public required double? StratifiedByLanguage { get; init; }
    public required double? StratifiedByDomain { get; init; }

    /// <summary>Scores 1 to 5, quadratic weights; the scores of A and B are separate items of one pair.</summary>
    public required IReadOnlyList<AgreementRow> ByCriterion { get; init; }
    public required IReadOnlyList<AgreementRow> ByLanguage { get; init; }
    public required IReadOnlyList<AgreementRow> ByDomain { get; init; }
    public required IReadOnlyList<AgreementRow> ByTaskType { get; init; }

    /// <summary>By UTC day of a pair's last label in scope; empty where the record never had times.</summary>
    public required IReadOnlyList<AgreementRow> ByDay { get; init; }

    /// <summary>Each annotator against each of their peers; an item is a pair of responses and one peer.</summary>
    public required IReadOnlyList<AgreementRow> ByAnnotator { get; init; }

    /// <summary>Cohen's κ of every two annotators with at least 30 common pairs.</summary>
    public required IReadOnlyList<PairwiseRow> Pairwise { get; init; }

    /// <summary>The pooled figure on released pairs only: filtered by the outcome, so higher by construction.</summary>
    public required AgreementFigure AfterDropping { get; init; }

    /// <summary>First judgments against the final labels they helped to make: not inter-annotator agreement.</summary>
    public required FinalLabelFigure AfterAdjudication { get; init; }

    internal static AgreementSection Of(BatchView batch)
    {
        var said = batch.Scope.Judgments;
        IReadOnlyList<AgreementRow> languages = [.. Strata.Of(batch, p => p.Language)];
        IReadOnlyList<AgreementRow> domains = [.. Strata.Of(batch, p => p.Domain)];
        return new()
        {
            Pooled = batch.Scope.Figure(),
            Symmetrised = PooledFigure.Of(AgreementScope.Choices(said), AgreementScope.Categories, symmetrise: true),
            CannotJudgeLeftOut = batch.Scope.CannotJudge,
            StratifiedByLanguage = Strata.Combined(languages),
            StratifiedByDomain = Strata.Combined(domains),
            ByCriterion = [.. Strata.Criteria(batch)],
            ByLanguage = languages,
            ByDomain = domains,
            ByTaskType = [.. Strata.Of(batch, p => p.TaskType)],
            ByDay = batch.NeverHad("times") ? [] : [.. Strata.Days(batch)],
            ByAnnotator = [.. Peers.ByAnnotator(said)],
            Pairwise = [.. Peers.Pairwise(said)],
            AfterDropping = PooledFigure.Of(AgreementScope.Choices(said.Where(j => Released(batch, j))), AgreementScope.Categories),
            AfterAdjudication = FinalLabelFigure.Of(batch),
        };
    }

    private static bool Released(BatchView batch, JudgmentRecord judgment) =>
        batch.Verdicts.TryGetValue(judgment.Pair, out var verdict) && verdict.Released;
}
