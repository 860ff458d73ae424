namespace Concave.Agreement;

/// <summary>Expectation–maximisation for the models with a confusion table per rater. Sums run in a fixed order.</summary>
internal sealed class TruthFit
{
    private readonly Ratings _ratings;
    private readonly TruthOptions _options;
    private readonly bool _oneCoin;
    private readonly int[] _gold;
    private readonly double[] _posterior;
    private readonly double[] _counts;
    private readonly ConfusionModel _model;

    internal TruthFit(Ratings ratings, ReadOnlySpan<int> gold, TruthOptions options, bool oneCoin)
    {
        (_ratings, _options, _oneCoin) = (ratings, options, oneCoin);
        _gold = Gold(gold, ratings);
        _posterior = new double[ratings.ItemCount * ratings.Categories];
        _counts = new double[ratings.RaterCount * ratings.Categories * ratings.Categories];
        _model = new(ratings.RaterCount, ratings.Categories);
    }

    internal TruthResult Run()
    {
        Vote();
        var (likelihood, rounds, converged) = (double.NegativeInfinity, 0, false);
        while (rounds < _options.MaxRounds && !converged)
        {
            Learn();
            var next = Judge();
            converged = Math.Abs(next - likelihood) <= _options.Tolerance * Math.Abs(next);
            (likelihood, rounds) = (next, rounds + 1);
        }

        return new(_ratings, _model, _posterior) { LogLikelihood = likelihood, Rounds = rounds, Converged = converged };
    }

    private Span<double> Posterior(int item) => _posterior.AsSpan(item * _ratings.Categories, _ratings.Categories);

    // The start: each item's own vote shares, gold where it is known. No random start, so one input has one answer.
    private void Vote()
    {
        for (var item = 0; item < _ratings.ItemCount; item++)
        {
            var posterior = Posterior(item);
            var labels = _ratings.LabelsOf(item).Length;
            if (_gold[item] >= 0)
                posterior[_gold[item]] = 1;
            else if (labels == 0)
                posterior.Fill(1.0 / posterior.Length);
            else
            {
                foreach (var label in _ratings.LabelsOf(item))
                    posterior[label] += 1.0 / labels;
            }
        }
    }

    private void Learn()
    {
        var k = _ratings.Categories;
        Array.Clear(_counts);
        Span<double> prior = new double[k];
        for (var item = 0; item < _ratings.ItemCount; item++)
        {
            var labels = _ratings.LabelsOf(item);
            var raters = _ratings.RatersOf(item);
            ReadOnlySpan<double> posterior = Posterior(item);
            for (var i = 0; i < labels.Length; i++)
            {
                var row = _counts.AsSpan(((raters[i] * k) + labels[i]) * k, k);
                for (var c = 0; c < row.Length; c++)
                    row[c] += posterior[c];
            }

            for (var c = 0; c < k && labels.Length > 0; c++)
                prior[c] += posterior[c];
        }

        SetPrior(prior);
        for (var rater = 0; rater < _ratings.RaterCount; rater++)
            SetRater(rater);
    }

    private void SetPrior(Span<double> items)
    {
        var total = 0.0;
        for (var c = 0; c < items.Length; c++)
            total += items[c] = _options.UniformPrior ? 1 : items[c] + _options.PriorItems;
        if (_options.Symmetrise && items.Length > 1)
            items[0] = items[1] = (items[0] + items[1]) / 2;
        for (var c = 0; c < items.Length; c++)
            _model.SetPrior(c, total > 0 ? items[c] / total : 1.0 / items.Length);
    }

    private void SetRater(int rater)
    {
        var k = _ratings.Categories;
        var (right, all) = (0.0, 0.0);
        for (var truth = 0; truth < k; truth++)
        {
            var total = 0.0;
            for (var label = 0; label < k; label++)
                total += Count(rater, truth, label);
            (right, all) = (right + Count(rater, truth, truth), all + total);
            for (var label = 0; label < k && !_oneCoin; label++)
                _model.SetChance(rater, truth, label, total > 0 ? Count(rater, truth, label) / total : 1.0 / k);
        }

        var hit = all > 0 ? right / all : 1.0 / k;
        for (var cell = 0; cell < k * k && _oneCoin; cell++)
            _model.SetChance(rater, cell / k, cell % k, cell / k == cell % k ? hit : (1 - hit) / (k - 1));
    }

    private double Count(int rater, int truth, int label) =>
        _counts[(((rater * _ratings.Categories) + label) * _ratings.Categories) + truth]
        + (truth == label ? _options.RightLabels : _options.WrongLabels);

    private double Judge()
    {
        var likelihood = 0.0;
        for (var item = 0; item < _ratings.ItemCount; item++)
        {
            var labels = _ratings.LabelsOf(item);
            var score = _model.Judge(_ratings.RatersOf(item), labels, Posterior(item), _gold[item]);
            likelihood += labels.IsEmpty ? 0 : score;
        }

        return likelihood;
    }

    private static int[] Gold(ReadOnlySpan<int> gold, Ratings ratings)
    {
        var known = new int[ratings.ItemCount];
        Array.Fill(known, -1);
        if (gold.IsEmpty)
            return known;
        if (gold.Length != known.Length)
            throw new ArgumentException($"{known.Length} items need as many gold labels (−1 where unknown), got {gold.Length}.", nameof(gold));
        foreach (var label in gold)
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(label, ratings.Categories, nameof(gold));
        gold.CopyTo(known);
        return known;
    }
}
