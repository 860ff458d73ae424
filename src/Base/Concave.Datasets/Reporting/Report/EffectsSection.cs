using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>A share that would be one half if the habit did not exist, with the exact two-sided test of that.</summary>
/// <param name="PValue">Exact binomial, twice the smaller tail, at most 1; null when N is 0.</param>
public sealed record HabitFigure(ShareFigure Figure, double? PValue)
{
    internal static HabitFigure Of(int hits, int n) => new(ShareFigure.Of(hits, n), FairCoin.TwoSided(hits, n));
}

/// <summary>Habits that have nothing to do with quality and that a reward model would learn. A share of released labels leaves out pairs whose responses are equal in it.</summary>
/// <param name="LeftChosen">First production judgments of the current round with known sides that prefer the response on the left.</param>
/// <param name="LongerChosen">Released labels that prefer the longer response (code points of the stored text).</param>
/// <param name="FormattedChosen">Released labels that prefer the response with more marks of layout: <see cref="TextHabits.Marks"/>.</param>
/// <param name="FlatteringChosen">Released labels that prefer the response with more phrases of flattery: <see cref="TextHabits.Flattery"/>.</param>
/// <param name="SycophanticChosen">Released labels that prefer the response on which first judgments put more flags of sycophancy.</param>
public sealed record EffectsSection(
    HabitFigure LeftChosen, HabitFigure LongerChosen, HabitFigure FormattedChosen, HabitFigure FlatteringChosen, HabitFigure SycophanticChosen)
{
    internal static EffectsSection Of(BatchView batch)
    {
        var shown = batch.Work.Pairs.SelectMany(pair => batch.Work.Said[pair])
            .Where(j => j.Sides != Side.Unknown && j.Choice is Choice.A or Choice.B).ToList();
        VerdictRecord[] released = [.. batch.Records.Verdicts.Where(v => v.Released && batch.Pairs.ContainsKey(v.Pair))];
        HabitFigure Texts(Func<string, int> count) => MoreChosen(released, v => (count(batch.Pairs[v.Pair].ResponseA), count(batch.Pairs[v.Pair].ResponseB)));
        return new(
            HabitFigure.Of(shown.Count(j => (j.Sides == Side.ALeft) == (j.Choice == Choice.A)), shown.Count),
            Texts(TextHabits.Length), Texts(TextHabits.Marks), Texts(TextHabits.Flattery),
            MoreChosen(released, v => (Sycophancy(batch.Work.Said[v.Pair], "a"), Sycophancy(batch.Work.Said[v.Pair], "b"))));
    }

    private static HabitFigure MoreChosen(IEnumerable<VerdictRecord> released, Func<VerdictRecord, (int A, int B)> measure)
    {
        var (hits, n) = (0, 0);
        foreach (var verdict in released)
        {
            var (a, b) = measure(verdict);
            n += a == b ? 0 : 1;
            hits += a != b && (a > b) == (verdict.Choice == Choice.A) ? 1 : 0;
        }

        return HabitFigure.Of(hits, n);
    }

    private static int Sycophancy(IEnumerable<JudgmentRecord> said, string response) =>
        said.Sum(j => j.Flags.Count(f => f.Kind == "sycophancy" && f.Response == response));
}
