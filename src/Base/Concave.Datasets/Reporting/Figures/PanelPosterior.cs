using Concave.Agreement;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Datasets.Reporting;

/// <summary>
/// How probable each answer is for a pair, given what people said: Dawid and Skene's model (Applied Statistics 28, 1979)
/// of the panel as one rater, since most annotators of a batch have too few labels with a known or second answer for a
/// table of their own. It learns from verified pairs, whose truth is known, and from pairs that two people or more judged.
/// Whoever adjudicates or checks has seen the answers before, so their label is not learnt from; where it decides, they are
/// taken to be as accurate as the panel: nobody measured them.
/// </summary>
internal sealed class PanelPosterior
{
    private const int Categories = 3;

    // Far beyond where anything moves, and the same for everybody who computes it again.
    private const int Rounds = 50;

    // Two right labels for a few tenths of wrong ones: as often wrong as people are, or little evidence would make good people look worse than they are.
    private const double RightLabels = 2;
    private const double WrongLabels = 0.1;

    private readonly Item[] _items;
    private readonly ILookup<Guid, int> _labels;
    private readonly TruthResult _fit;

    private PanelPosterior(Item[] items, ILookup<Guid, int> labels)
    {
        (_items, _labels) = (items, labels);
        int[] of = [.. items.SelectMany((item, n) => Enumerable.Repeat(n, item.Labels.Length))];
        var ratings = Ratings.From(of, new int[of.Length], [.. items.SelectMany(i => i.Labels)], Categories, keepRepeats: true);
        _fit = DawidSkene.Infer(
            ratings, [.. items.Select(i => i.Known)], new() { RightLabels = RightLabels, WrongLabels = WrongLabels, Symmetrise = true, Tolerance = 0, MaxRounds = Rounds });
    }

    /// <summary>A pair that is learnt from: its truth, −1 when unknown, and its labels in rising order.</summary>
    private sealed record Item(int Known, int[] Labels)
    {
        internal string Kind => $"{Known}:{string.Join(',', Labels)}";
    }

    /// <summary>Verified pairs and pairs with two judgments or more that it learnt from.</summary>
    internal int Items => _items.Length;

    /// <summary>Chance that one label is right.</summary>
    internal double Accuracy => _fit.Accuracy(0);

    /// <summary>Learns from a round; null when it has neither a verified pair nor a pair with two judgments.</summary>
    internal static PanelPosterior? Of(RoundWork work)
    {
        var said = work.Pairs.SelectMany(p => work.Said[p]).Select(j => (j.Pair, j.Choice));
        var written = work.Input.Resolutions.Where(r => r.Round == work.Input.Round && r.Kind != ResolutionKind.Majority && work.Pairs.Contains(r.Pair)).Select(r => (r.Pair, r.Choice));
        var judged = Labels(said);
        var truths = work.Input.Truths.Where(t => t.Truth != Choice.CannotJudge).DistinctBy(t => t.Pair).ToDictionary(t => t.Pair, t => (int)t.Truth);
        Item[] items =
        [
            .. work.Gold.Where(j => j.Choice != Choice.CannotJudge && truths.ContainsKey(j.Pair)).GroupBy(j => j.Pair).OrderBy(g => g.Key)
                .Select(g => new Item(truths[g.Key], [.. g.Select(j => (int)j.Choice).Order()])),
            .. judged.Where(l => l.Skip(1).Any()).OrderBy(l => l.Key).Select(l => new Item(-1, [.. l.Order()])),
        ];
        return items.Length == 0 ? null : new(items, Labels(said.Concat(written)));
    }

    /// <summary>What it would be without one of the pairs it learnt from, once for each kind of pair, with the number of that kind.</summary>
    internal IEnumerable<(int Times, PanelPosterior Without)> WithoutEach() =>
        _items.Index().GroupBy(i => i.Item.Kind, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Count(), new PanelPosterior([.. _items.Where((_, n) => n != g.First().Index)], _labels)));

    /// <summary>The labels of a production pair in rising order: pairs with the same ones have the same probabilities.</summary>
    internal int[] LabelsOf(Guid pair) => [.. _labels[pair].Order()];

    /// <summary>The probability of an answer to a pair with these labels.</summary>
    internal double Of(ReadOnlySpan<int> labels, Choice answer)
    {
        Span<double> posterior = stackalloc double[Categories];
        _fit.Prior.CopyTo(posterior);
        foreach (var label in labels)
        {
            for (var truth = 0; truth < Categories; truth++)
                posterior[truth] *= _fit.Confusion(0, truth, label);
        }

        var all = 0.0;
        foreach (var value in posterior)
            all += value;
        return posterior[(int)answer] / all;
    }

    private static ILookup<Guid, int> Labels(IEnumerable<(Guid Pair, Choice Choice)> given) =>
        given.Where(l => l.Choice != Choice.CannotJudge).ToLookup(l => l.Pair, l => (int)l.Choice);
}
