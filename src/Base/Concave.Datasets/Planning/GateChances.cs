using Concave.Agreement;
using Concave.Kernel;

namespace Concave.Datasets.Planning;

/// <summary>
/// Chance that a batch of one true quality passes. The model: annotators of one accuracy, wrong evenly, their errors
/// independent (<see cref="GateImplication"/>); κ by large-sample theory on the log scale, gold by the exact binomial.
/// The two gates see different judgments, so their chances multiply. A third judgment of a sampled pair is not counted
/// on: it makes the real chances better, not worse.
/// </summary>
/// <param name="Kappa">True κ between annotators.</param>
/// <param name="Accuracy">Share of judgments that are right at that κ.</param>
/// <param name="Agreement">Chance that the agreement gate passes.</param>
/// <param name="Gold">Chance that the gold gate passes; 1 where the plan has no gold.</param>
public sealed record GateChances(double Kappa, double Accuracy, double Agreement, double Gold)
{
    /// <summary>Chance that both pass.</summary>
    public double Both => Agreement * Gold;

    internal static GateChances Of(double kappa, PlanCounts counts, QualityPlan plan, double[] prevalence)
    {
        var accuracy = GateImplication.AccuracyForPairKappa(kappa, prevalence).Known;
        return new(kappa, accuracy, OfAgreement(kappa, counts.Sampled, plan, prevalence), OfGold(accuracy, counts.Gold, plan));
    }

    // Both demands grow with the estimate, so the harder one decides.
    private static double OfAgreement(double kappa, int sampled, QualityPlan plan, double[] prevalence)
    {
        if (sampled < 2)
            return 0;
        var point = KappaPlan.ChanceOfPoint(kappa, plan.BatchKappa, sampled, prevalence);
        return plan.BatchKappaLowerBound == 0
            ? point
            : Math.Min(point, KappaPlan.ChanceOfLowerBound(kappa, plan.BatchKappaLowerBound, sampled, 0.90, prevalence));
    }

    // A gate without material never passes.
    private static double OfGold(double accuracy, int gold, QualityPlan plan) =>
        plan.GoldShare == 0 ? 1 : gold == 0 ? 0 : AccuracyPlan.ChanceOfPoint(accuracy, plan.GoldAccuracy, gold);
}
