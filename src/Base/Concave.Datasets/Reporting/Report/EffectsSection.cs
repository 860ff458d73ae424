using Concave.Kernel;

namespace Concave.Datasets.Reporting;

/// <summary>A share that would be one half if the habit did not exist, with the exact two-sided test of that.</summary>
/// <param name="PValue">Exact binomial, twice the smaller tail, at most 1; null when N is 0.</param>
public sealed record HabitFigure(ShareFigure Figure, double? PValue)
{
    internal static HabitFigure Of(int hits, int n) => new(ShareFigure.Of(hits, n), FairCoin.TwoSided(hits, n));
}

/// <summary>Habits that have nothing to do with quality and that a reward model would learn.</summary>
/// <param name="LeftChosen">First production judgments of the current round with known sides that prefer the response on the left.</param>
/// <param name="LongerChosen">Released labels that prefer the longer response (code points of the stored text); equal lengths left out.</param>
public sealed record EffectsSection(HabitFigure LeftChosen, HabitFigure LongerChosen)
{
    internal static EffectsSection Of(BatchView batch)
    {
        var shown = batch.Work.Pairs.SelectMany(pair => batch.Work.Said[pair])
            .Where(j => j.Sides != Side.Unknown && j.Choice is Choice.A or Choice.B).ToList();
        var unequal = batch.Records.Verdicts.Where(v => v.Released && batch.Pairs.ContainsKey(v.Pair))
            .Select(v => (v.Choice, A: Length(batch.Pairs[v.Pair].ResponseA), B: Length(batch.Pairs[v.Pair].ResponseB)))
            .Where(v => v.A != v.B).ToList();
        return new(
            HabitFigure.Of(shown.Count(j => (j.Sides == Side.ALeft) == (j.Choice == Choice.A)), shown.Count),
            HabitFigure.Of(unequal.Count(v => (v.A > v.B) == (v.Choice == Choice.A)), unequal.Count));
    }

    private static int Length(string text) => text.EnumerateRunes().Count();
}
