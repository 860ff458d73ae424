namespace Concave.Kernel;

/// <summary>
/// Every threshold of a project. The defaults are the house standard of the published service page.
/// A plan may be stricter; a looser one is possible only before approval and shows wherever its results show.
/// </summary>
public sealed record QualityPlan
{
    /// <summary>The published minimum that every default below restates.</summary>
    public static QualityPlan HouseStandard { get; } = new();

    /// <summary>Criteria of the rubric, at least and at most [S2].</summary>
    public int MinCriteria { get; init; } = 4;
    public int MaxCriteria { get; init; } = 6;

    /// <summary>Worked examples a criterion [S3].</summary>
    public int MinExamplesPerCriterion { get; init; } = 20;

    /// <summary>κ on the pilot before production starts, in [0, 1] [S5].</summary>
    public double PilotKappa { get; init; } = 0.70;

    /// <summary>Pairs of a pilot, judged by every qualified annotator of the panel.</summary>
    public int PilotPairs { get; init; } = 50;

    /// <summary>Pairs with known truth in a calibration attempt [C2].</summary>
    public int CalibrationPairs { get; init; } = 50;

    /// <summary>κ against the expert truth, in [0, 1] [C3].</summary>
    public double CalibrationKappa { get; init; } = 0.65;

    /// <summary>Share of verified pairs in each annotator's stream, in (0, 0.5] [R4].</summary>
    public double GoldShare { get; init; } = 0.06;

    /// <summary>Accuracy on those pairs that a batch must reach, in [0, 1] [Q5].</summary>
    public double GoldAccuracy { get; init; } = 0.88;

    /// <summary>Share of pairs judged twice, blind and without the suggestion, in (0, 1] [Q2].</summary>
    public double SampleShare { get; init; } = 0.15;

    /// <summary>Independent judgments of a sampled or borderline pair.</summary>
    public int SampleJudgments { get; init; } = 2;

    /// <summary>An AI opinion below this confidence is borderline, in [0, 1] [R3].</summary>
    public double BorderlineConfidence { get; init; } = 0.75;

    /// <summary>Whether the judge may be of the same family as a model that made responses [R6]: models favour their own.</summary>
    public bool SameFamilyJudge { get; init; }

    /// <summary>Share of a batch that the ML-engineering team checks, in [0, 1] [Q4].</summary>
    public double SpotCheckShare { get; init; } = 0.05;

    /// <summary>Pooled κ of a batch before adjudication, in [0, 1] [Q6].</summary>
    public double BatchKappa { get; init; } = 0.72;

    /// <summary>The one-sided 90 % lower bound of that κ must reach this too; 0 asks nothing.</summary>
    public double BatchKappaLowerBound { get; init; }

    /// <summary>When annotators see the AI's suggestion on pairs that have one [R2].</summary>
    public SuggestionMode Suggestion { get; init; } = SuggestionMode.ShownFirst;

    /// <summary>
    /// Share of the gold pairs with a visible suggestion on which that suggestion is wrong on purpose, in [0, 0.5]: it
    /// shows who follows it. 0 makes none. Annotators must have been told that such checks exist [R5].
    /// </summary>
    public double WrongSuggestionShare { get; init; }

    /// <summary>Whether "tie" and "cannot judge" are answers.</summary>
    public bool TiesAllowed { get; init; } = true;
    public bool CannotJudgeAllowed { get; init; } = true;

    /// <summary>Minutes an annotator keeps a claimed pair.</summary>
    public int LeaseMinutes { get; init; } = 30;

    /// <summary>Days a signed delivery link may live, at most.</summary>
    public int LinkDays { get; init; } = 7;

    /// <summary>Days between the request to close the project and the destruction of its content [D6].</summary>
    public int GraceDays { get; init; } = 30;

    /// <summary>What recorded work never had; null for work done in the studio.</summary>
    public RecordedWork? Recorded { get; init; }
}

/// <summary>When an annotator sees what an AI suggests. The random sample never does.</summary>
public enum SuggestionMode
{
    /// <summary>With the task, from the start.</summary>
    ShownFirst,

    /// <summary>Once they have given a first answer of their own, which is kept beside the last one.</summary>
    AfterCommitment,

    /// <summary>Never: the AI only routes.</summary>
    Withheld,
}

/// <summary>
/// Declares that judgments were made elsewhere and are replayed. Each absence is named, so that a report shows
/// "not recorded" or "not evaluated" instead of a figure.
/// </summary>
/// <param name="Origin">Where the record comes from, in the client's words.</param>
/// <param name="AbsentFields">Fields the record never had: <c>rationale</c>, <c>criterion_scores</c>, <c>difficulty</c>,
/// <c>confidence</c>, <c>sides</c>, <c>times</c>, <c>gold</c>, <c>calibration</c>, <c>pilot</c>, <c>adjudication</c>, <c>spot_check</c>.</param>
/// <param name="MajorityResolves">True when three or more recorded judgments settle a pair by majority.</param>
public sealed record RecordedWork(string Origin, IReadOnlyList<string> AbsentFields, bool MajorityResolves);
