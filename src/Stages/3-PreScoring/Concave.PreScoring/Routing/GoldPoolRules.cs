using Concave.Datasets.Proof;

namespace Concave.PreScoring.Routing;

/// <summary>
/// How many verified pairs a round takes [R4]. Everybody should meet the plan's share without meeting a pair twice, so
/// the pool is as large as what one annotator is expected to meet, with room for those who do more than their share.
/// </summary>
internal static class GoldPoolRules
{
    /// <summary>No round goes without this many: accuracy over fewer says nothing.</summary>
    internal const int Least = 10;

    /// <summary>What a round takes when it needs no more.</summary>
    internal const int Usual = 20;

    /// <summary>Verified pairs one annotator meets when the slots are shared out evenly.</summary>
    /// <param name="slots">Ordinary judgments wanted in the round.</param>
    /// <param name="annotators">People who share them, 1 or more.</param>
    /// <param name="share">The plan's gold share, in (0, 0.5].</param>
    internal static int Expected(int slots, int annotators, double share)
    {
        var ordinaryOfBlock = Math.Max(1, KeyedDraw.BlockLength(share) - 1);
        return (int)Math.Ceiling(slots / (double)annotators / ordinaryOfBlock);
    }

    /// <summary>The smallest pool that the round may start with.</summary>
    internal static int Needed(int expected) => Math.Max(Least, expected);

    /// <summary>
    /// The size of the pool. A batch's first round leaves half of what is unused, for a round that may have to be
    /// repeated; a repeated round may take all that remains.
    /// </summary>
    /// <param name="unused">Verified pairs that no round of the project has used.</param>
    /// <param name="expected">What one annotator is expected to meet.</param>
    /// <param name="round">1 for the batch's first round.</param>
    internal static int Size(int unused, int expected, int round) =>
        Math.Min(Math.Max(Usual, 2 * expected), Available(unused, round));

    /// <summary>How many more verified pairs there must be before the round may start; 0 when there are enough.</summary>
    internal static int Missing(int unused, int expected, int round)
    {
        var needed = Needed(expected);
        return Math.Max(0, (round == 1 ? 2 * needed : needed) - unused);
    }

    private static int Available(int unused, int round) => round == 1 ? unused / 2 : unused;
}
