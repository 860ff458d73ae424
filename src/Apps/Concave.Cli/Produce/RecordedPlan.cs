using Concave.Datasets.Reading;
using Concave.Kernel;

namespace Concave.Cli.Produce;

/// <summary>What a record of judgments never had, and the plan that says so.</summary>
internal static class RecordedPlan
{
    /// <summary>Things that recorded work never has here: nobody was calibrated, no gold was mixed in, no side drawn.</summary>
    private static readonly string[] NeverRecorded = ["sides", "gold", "calibration", "pilot", "adjudication", "spot_check"];

    /// <summary>The fields that not one of the judgments has.</summary>
    internal static IReadOnlyList<string> AbsentFrom(IReadOnlyCollection<ReadJudgment> judgments) =>
    [
        .. judgments.All(j => string.IsNullOrWhiteSpace(j.Rationale)) ? ["rationale"] : Array.Empty<string>(),
        .. judgments.All(j => j.Scores.Count == 0) ? ["criterion_scores"] : Array.Empty<string>(),
        .. judgments.All(j => j.Difficulty == Difficulty.NotRecorded) ? ["difficulty"] : Array.Empty<string>(),
        .. judgments.All(j => j.Confidence is null) ? ["confidence"] : Array.Empty<string>(),
        .. judgments.All(j => j.Seconds is null) ? ["times"] : Array.Empty<string>(),
        .. NeverRecorded,
    ];

    /// <summary>The house standard where the record has the material, and a declared absence where it has not.</summary>
    internal static QualityPlan For(string origin, IReadOnlyCollection<ReadJudgment> judgments)
    {
        var criteria = CriteriaOf(judgments).Count;
        return new()
        {
            SampleShare = 1,
            MinCriteria = Math.Min(QualityPlan.HouseStandard.MinCriteria, criteria),
            MaxCriteria = Math.Max(QualityPlan.HouseStandard.MaxCriteria, criteria),
            MinExamplesPerCriterion = 0,
            Recorded = new(origin, AbsentFrom(judgments), MajorityResolves: true),
        };
    }

    private static IReadOnlyList<string> CriteriaOf(IEnumerable<ReadJudgment> judgments) =>
        [.. judgments.SelectMany(j => j.Scores).Select(s => s.Criterion).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static Criterion NotStated(string key) => new()
    {
        Key = key,
        Name = key,
        Definition = "Not stated in the record.",
        Anchors = [.. Enumerable.Range(1, 5).Select(score => $"{score}: not stated in the record.")],
        Examples = [],
    };

    /// <summary>Guidelines for work whose own guidelines did not come along.</summary>
    internal static GuidelinesDocument Guidelines(string title, QualityPlan plan, IReadOnlyCollection<ReadJudgment> judgments, int volume) => new(
        new Brief
        {
            Title = title,
            Purpose = "Recorded work: the purpose was not stated in the record.",
            TargetUsers = "Recorded work: the users were not stated in the record.",
            KnownFailureModes = ["not stated in the record"],
            Domains = ["general"],
            Tier = 1,
            Languages = ["und"],
            Volume = Math.Max(1, volume),
            Responses = ResponseSource.Client,
        },
        new Rubric([.. CriteriaOf(judgments).Select(NotStated)]),
        plan);
}
