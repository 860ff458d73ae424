namespace Concave.Kernel;

/// <summary>What makes a plan usable, and what makes it looser than the house standard.</summary>
public static class PlanRules
{
    /// <summary>Every fault of the plan, each naming its field; empty when it can be used.</summary>
    public static IReadOnlyList<Problem> Check(QualityPlan plan) =>
    [
        .. Shares(plan).Where(f => f.Value is not (>= 0 and <= 1) || (f.Positive && f.Value == 0))
            .Select(f => Fault(f.Name, $"{f.Value} is not a share between 0 and 1.", "Write a fraction: 0.15 for 15 %.")),
        .. Counts(plan).Where(f => f.Value < f.Least || f.Value > f.Most)
            .Select(f => Fault(f.Name, $"{f.Value} is outside {f.Least} to {f.Most}.", $"Choose a number from {f.Least} to {f.Most}.")),
        .. plan.MinCriteria > plan.MaxCriteria
            ? [Fault(nameof(plan.MinCriteria), "The least number of criteria is above the most.", "Swap the two.")]
            : Array.Empty<Problem>(),
        .. plan.GoldShare > 0.5
            ? [Fault(nameof(plan.GoldShare), "More than half of a stream cannot be gold.", "Choose 0.5 or less.")]
            : Array.Empty<Problem>(),
        .. plan.WrongSuggestionShare > 0.5
            ? [Fault(nameof(plan.WrongSuggestionShare), "More than half of the suggestions on gold cannot be wrong on purpose.", "Choose 0.5 or less.")]
            : Array.Empty<Problem>(),
    ];

    /// <summary>
    /// The thresholds that ask less than the house standard, as sentences; empty when none does.
    /// Recorded work is looser for every part it never had.
    /// </summary>
    public static IReadOnlyList<string> LooserThanHouse(QualityPlan plan)
    {
        var house = QualityPlan.HouseStandard;
        List<string> looser = [];
        void Ask(string what, double asked, double standard)
        {
            if (asked < standard)
                looser.Add(FormattableString.Invariant($"{what}: {asked} instead of {standard}"));
        }

        Ask("criteria of the rubric", plan.MinCriteria, house.MinCriteria);
        Ask("worked examples a criterion", plan.MinExamplesPerCriterion, house.MinExamplesPerCriterion);
        Ask("pilot κ", plan.PilotKappa, house.PilotKappa);
        Ask("pilot pairs", plan.PilotPairs, house.PilotPairs);
        Ask("calibration pairs", plan.CalibrationPairs, house.CalibrationPairs);
        Ask("calibration κ", plan.CalibrationKappa, house.CalibrationKappa);
        Ask("gold share", plan.GoldShare, house.GoldShare);
        Ask("gold accuracy", plan.GoldAccuracy, house.GoldAccuracy);
        Ask("share judged twice", plan.SampleShare, house.SampleShare);
        Ask("judgments of a sampled pair", plan.SampleJudgments, house.SampleJudgments);
        Ask("borderline confidence", plan.BorderlineConfidence, house.BorderlineConfidence);
        Ask("spot check share", plan.SpotCheckShare, house.SpotCheckShare);
        Ask("batch κ", plan.BatchKappa, house.BatchKappa);
        if (plan.SameFamilyJudge)
            looser.Add("the judge may be of the family that made responses");
        looser.AddRange((plan.Recorded?.AbsentFields ?? []).Select(field => $"recorded work without {field}"));
        return looser;
    }

    private static Problem Fault(string field, string detail, string mend) =>
        new("plan-invalid", ProblemKind.Invalid, detail, mend, $"plan.{field}");

    private static (string Name, double Value, bool Positive)[] Shares(QualityPlan plan) =>
    [
        (nameof(plan.PilotKappa), plan.PilotKappa, false),
        (nameof(plan.CalibrationKappa), plan.CalibrationKappa, false),
        (nameof(plan.GoldShare), plan.GoldShare, plan.Recorded is null),
        (nameof(plan.GoldAccuracy), plan.GoldAccuracy, false),
        (nameof(plan.SampleShare), plan.SampleShare, true),
        (nameof(plan.BorderlineConfidence), plan.BorderlineConfidence, false),
        (nameof(plan.SpotCheckShare), plan.SpotCheckShare, false),
        (nameof(plan.WrongSuggestionShare), plan.WrongSuggestionShare, false),
        (nameof(plan.BatchKappa), plan.BatchKappa, false),
        (nameof(plan.BatchKappaLowerBound), plan.BatchKappaLowerBound, false),
    ];

    private static (string Name, int Value, int Least, int Most)[] Counts(QualityPlan plan) =>
    [
        (nameof(plan.MinCriteria), plan.MinCriteria, plan.Recorded is null ? 1 : 0, 12),
        (nameof(plan.MaxCriteria), plan.MaxCriteria, 1, 12),
        (nameof(plan.MinExamplesPerCriterion), plan.MinExamplesPerCriterion, 0, 1000),
        (nameof(plan.PilotPairs), plan.PilotPairs, plan.Recorded is null ? 1 : 0, 10_000),
        (nameof(plan.CalibrationPairs), plan.CalibrationPairs, plan.Recorded is null ? 1 : 0, 10_000),
        (nameof(plan.SampleJudgments), plan.SampleJudgments, 2, 10),
        (nameof(plan.LeaseMinutes), plan.LeaseMinutes, 1, 24 * 60),
        (nameof(plan.LinkDays), plan.LinkDays, 1, 30),
        (nameof(plan.GraceDays), plan.GraceDays, 1, 365),
    ];
}
