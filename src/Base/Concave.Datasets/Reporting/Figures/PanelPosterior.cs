using Concave.Agreement;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>
/// How probable each answer is for a pair, given what people said: Dawid and Skene's model (Applied Statistics 28, 1979)
/// of the panel as one rater, since most annotators of a batch have too few labels with a known or second answer for a
/// table of their own. It learns from verified pairs, whose truth is known, and from pairs with two labels or more.
/// Whoever adjudicates or checks is taken to be as accurate as the panel: nobody measured them.
/// </summary>
internal sealed class PanelPosterior
{
    private const int Categories = 3;

    // Far beyond where anything moves, and the same for everybody who computes it again.
    private const int Rounds = 50;

    // Two right labels for a few tenths of wrong ones: as often wrong as people are, or little evidence would make good people look worse than they are.
    private const double RightLabels = 2;
    private const double WrongLabels = 0.1;

    private readonly double[] _prior;
    private readonly double[,] _confusion;
    private readonly ILookup<Guid, int> _labels;

    private PanelPosterior(TruthResult fit, ILookup<Guid, int> labels)
    {
        (_prior, _confusion, _labels) = (fit.Prior.ToArray(), new double[Categories, Categories], labels);
        for (var truth = 0; truth < Categories; truth++)
        {
            for (var label = 0; label < Categories; label++)
                _confusion[truth, label] = fit.Confusion(0, truth, label);
        }
    }

    /// <summary>Verified pairs and pairs with two labels or more that it learnt from.</summary>
    internal required int Items { get; init; }

    /// <summary>Labels of those that are wrong, expected: what the panel's accuracy rests on.</summary>
    internal required double Errors { get; init; }

    /// <summary>Chance that one label is right.</summary>
    internal double Accuracy => Enumerable.Range(0, Categories).Sum(c => _prior[c] * _confusion[c, c]);

    /// <summary>Learns from a round; null when it has neither a verified pair nor a pair with two labels.</summary>
    internal static PanelPosterior? Of(RoundWork work)
    {
        var said = work.Pairs.SelectMany(p => work.Said[p]).Select(j => (j.Pair, j.Choice));
        var written = work.Input.Resolutions.Where(r => r.Round == work.Input.Round && r.Kind != ResolutionKind.Majority && work.Pairs.Contains(r.Pair)).Select(r => (r.Pair, r.Choice));
        var labels = said.Concat(written).Where(l => l.Choice != Choice.CannotJudge).ToLookup(l => l.Pair, l => (int)l.Choice);
        var truths = work.Input.Truths.Where(t => t.Truth != Choice.CannotJudge).DistinctBy(t => t.Pair).ToDictionary(t => t.Pair, t => (int)t.Truth);
        (int Known, int[] Labels)[] items =
        [
            .. work.Gold.Where(j => j.Choice != Choice.CannotJudge && truths.ContainsKey(j.Pair)).GroupBy(j => j.Pair).OrderBy(g => g.Key)
                .Select(g => (truths[g.Key], g.Select(j => (int)j.Choice).ToArray())),
            .. labels.Where(l => l.Skip(1).Any()).OrderBy(l => l.Key).Select(l => (-1, l.ToArray())),
        ];
        return items.Length == 0 ? null : Fit(items, labels);
    }

    /// <summary>The probability of an answer to a production pair.</summary>
    internal double Of(Guid pair, Choice answer)
    {
        Span<double> posterior = stackalloc double[Categories];
        _prior.CopyTo(posterior);
        foreach (var label in _labels[pair])
        {
            for (var truth = 0; truth < Categories; truth++)
                posterior[truth] *= _confusion[truth, label];
        }

        var all = 0.0;
        foreach (var value in posterior)
            all += value;
        return posterior[(int)answer] / all;
    }

    private static PanelPosterior Fit((int Known, int[] Labels)[] items, ILookup<Guid, int> labels)
    {
        int[] of = [.. items.SelectMany((item, n) => Enumerable.Repeat(n, item.Labels.Length))];
        var ratings = Ratings.From(of, new int[of.Length], [.. items.SelectMany(i => i.Labels)], Categories, keepRepeats: true);
        var fit = DawidSkene.Infer(ratings, [.. items.Select(i => i.Known)], new() { RightLabels = RightLabels, WrongLabels = WrongLabels, Symmetrise = true, Tolerance = 0, MaxRounds = Rounds });
        return new(fit, labels)
        {
            Items = items.Length,
            Errors = items.Select((item, n) => item.Labels.Sum(label => 1 - fit.Posterior(n)[label])).Sum(),
        };
    }
}
