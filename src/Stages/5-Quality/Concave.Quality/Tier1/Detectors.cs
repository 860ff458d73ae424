using Concave.Kernel;

namespace Concave.Quality.Tier1;

/// <summary>The checks of tier 1.</summary>
internal static class Detectors
{
    private static readonly IDetector[] All =
    [
        new TooFast(), new ContradictingScores(), new StraightLinedScores(),
        new EmptyRationale(), new CopiedRationale(), new RationaleOfAi(), new MachineWritten(), new RationaleLanguage(), new ContradictingRationale(),
    ];

    /// <summary>Those whose field the record has.</summary>
    internal static IReadOnlyList<IDetector> Under(QualityPlan plan) =>
        [.. All.Where(d => !(plan.Recorded?.AbsentFields.Contains(d.Field, StringComparer.Ordinal) ?? false))];
}
