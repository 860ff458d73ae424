using Concave.Datasets.Projections;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>One released pair as the probe sees it: what A has and B has not, and the other way round.</summary>
/// <param name="Plus">Buckets of words only A has, ascending.</param>
/// <param name="Minus">Buckets of words only B has, ascending.</param>
/// <param name="Scale">1/√(number of both), so that long responses do not weigh more; 0 when there is none.</param>
/// <param name="Habits">Length, layout, flattery, position, each in [−1, 1]: above 0 when A has more of it, or stood left more often.</param>
/// <param name="PrefersA">The label.</param>
/// <param name="Fold">0 to 4, by prompt.</param>
/// <param name="Coin">What is said where a model says nothing.</param>
internal sealed record ProbePair(int[] Plus, int[] Minus, double Scale, double[] Habits, bool PrefersA, int Fold, bool Coin)
{
    /// <summary>The names of <see cref="Habits"/>, in order.</summary>
    internal static IReadOnlyList<string> HabitNames { get; } = ["length", "layout", "flattery", "position"];

    internal static ProbePair Of(PreferenceRow row, IEnumerable<JudgmentRecord> said, ProbeDraw draw, Dictionary<string, int> known)
    {
        var prefersA = row.Preferred == "a";
        var (chosen, rejected) = (row.Chosen[0].Content, row.Rejected[0].Content);
        var (a, b) = prefersA ? (chosen, rejected) : (rejected, chosen);
        var (ofA, ofB) = (ProbeWords.Of(a, known), ProbeWords.Of(b, known));
        int[] plus = [.. ofA.Except(ofB).Order()], minus = [.. ofB.Except(ofA).Order()];
        var differing = plus.Length + minus.Length;
        return new(
            plus, minus, differing == 0 ? 0 : 1 / Math.Sqrt(differing),
            [More(a, b, TextHabits.Length), More(a, b, TextHabits.Marks), More(a, b, TextHabits.Flattery), Position(said)],
            prefersA, draw.Fold(row.Prompt), draw.Coin(row.Id));
    }

    private static double More(string a, string b, Func<string, int> count)
    {
        var (ofA, ofB) = (count(a), count(b));
        return ofA + ofB == 0 ? 0 : (double)(ofA - ofB) / (ofA + ofB);
    }

    private static double Position(IEnumerable<JudgmentRecord> said)
    {
        var (left, known) = (0, 0);
        foreach (var judgment in said.Where(j => j.Sides != Side.Unknown))
        {
            known++;
            left += judgment.Sides == Side.ALeft ? 1 : -1;
        }

        return known == 0 ? 0 : (double)left / known;
    }
}
