using Concave.Datasets.Proof;
using Concave.Kernel;

namespace Concave.Datasets.Planning;

/// <summary>The work of one batch under a plan, before anything is flagged or found ambiguous.</summary>
/// <param name="Pairs">Pairs of the batch.</param>
/// <param name="Sampled">Pairs drawn for blind independent judgments: what the agreement gate rests on.</param>
/// <param name="Judgments">Judgments of production pairs.</param>
/// <param name="Gold">Judgments of hidden verified pairs, expected: what the gold gate rests on.</param>
/// <param name="GoldEach">Of those, what each annotator meets.</param>
public sealed record PlanCounts(int Pairs, int Sampled, int Judgments, int Gold, double GoldEach)
{
    /// <summary>Everything submitted.</summary>
    public int All => Judgments + Gold;

    internal static PlanCounts Of(int pairs, QualityPlan plan, int people, double borderline)
    {
        var sampled = KeyedDraw.Take(pairs, plan.SampleShare);
        var doubtful = KeyedDraw.Take(pairs - sampled, borderline);
        var judgments = pairs + ((sampled + doubtful) * (plan.SampleJudgments - 1));

        // One place of each block is gold, so a block has one place less for other pairs.
        var gold = plan.GoldShare > 0 ? judgments / (double)(KeyedDraw.BlockLength(plan.GoldShare) - 1) : 0;
        return new(pairs, sampled, judgments, (int)gold, gold / people);
    }
}
