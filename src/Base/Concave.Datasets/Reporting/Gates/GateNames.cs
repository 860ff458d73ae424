using Concave.Kernel;

namespace Concave.Datasets.Reporting;

/// <summary>The gates of a batch, by the names their records carry.</summary>
public static class GateNames
{
    /// <summary>Everybody who judged had passed calibration [C3].</summary>
    public const string Calibration = "calibration";

    /// <summary>The panel agreed on the pilot before production [S5].</summary>
    public const string Pilot = "pilot";

    /// <summary>The random sample, every flagged and every ambiguous pair was judged by a second person [Q2, A4].</summary>
    public const string PeerReview = "peer_review";

    /// <summary>Pooled κ of the random sample before adjudication [Q6].</summary>
    public const string Agreement = "agreement";

    /// <summary>Accuracy on the verified pairs hidden in the streams [Q5].</summary>
    public const string GoldAccuracy = "gold_accuracy";

    /// <summary>Every disagreement was resolved in writing [Q3].</summary>
    public const string Adjudication = "adjudication";

    /// <summary>Tier 3 looked at its share and at every escalation [Q4].</summary>
    public const string SpotCheck = "spot_check";

    /// <summary>
    /// True when the approved plan says that there is nothing for this gate: recorded work that never had the field, or a
    /// share of 0. Such a gate may stay not evaluated; the report shows the plan as looser than the house standard.
    /// </summary>
    public static bool DeclaredAbsent(string gate, QualityPlan plan) => gate switch
    {
        GoldAccuracy => plan.GoldShare == 0 || Absent(plan, "gold"),
        SpotCheck => plan.SpotCheckShare == 0 || Absent(plan, "spot_check"),
        Calibration => plan.CalibrationPairs == 0 || Absent(plan, "calibration"),
        Pilot => plan.PilotPairs == 0 || Absent(plan, "pilot"),
        Adjudication => Absent(plan, "adjudication"),
        _ => false,
    };

    private static bool Absent(QualityPlan plan, string field) =>
        plan.Recorded is { } recorded && recorded.AbsentFields.Contains(field, StringComparer.Ordinal);
}
