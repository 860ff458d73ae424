using Concave.Agreement;
using Concave.Datasets.Reading;
using Concave.Kernel;

namespace Concave.Datasets.Auditing;

/// <summary>Labels that several people gave to the same pair.</summary>
internal sealed class Repeats
{
    private readonly Dictionary<string, int> _annotators = new(StringComparer.Ordinal);
    private readonly List<int> _items = [];
    private readonly List<int> _raters = [];
    private readonly List<int> _choices = [];
    private int _pair;

    internal string Source => _annotators.Count == 1 ? _annotators.Keys.First() : FormattableString.Invariant($"the majority of {_annotators.Count} annotators");

    internal void Add(IReadOnlyList<ReadLabel> labels)
    {
        foreach (var label in labels.Where(l => l.Choice != Choice.CannotJudge))
        {
            if (!_annotators.TryGetValue(label.Annotator, out var rater))
                _annotators[label.Annotator] = rater = _annotators.Count;
            _items.Add(_pair);
            _raters.Add(rater);
            _choices.Add((int)label.Choice);
        }

        _pair += labels.Count > 0 ? 1 : 0;
    }

    internal AgreementBaseline? Baseline()
    {
        if (_annotators.Count < 2)
            return null;
        var ratings = Ratings.From([.. _items], [.. _raters], [.. _choices], categories: 3);
        var table = CountTable.From(ratings);
        var fleiss = Fleiss.Compute(table);
        var interval = fleiss.Interval();
        string[] names = [.. _annotators.OrderBy(a => a.Value).Select(a => a.Key)];
        return new(names.Length, fleiss.Items, fleiss.Observed.Value, fleiss.Value.Value, interval.Lower.Value, interval.Upper.Value,
            Krippendorff.Value(table).Value, [.. Light.Pairs(ratings).Select(p => new PairKappa(names[p.First], names[p.Second], p.Cohen.Kappa.Value, p.Cohen.Items))]);
    }
}
