namespace Concave.Agreement;

/// <summary>Inferred labels, their probabilities, and what was learnt about each rater.</summary>
public sealed class TruthResult
{
    private readonly Ratings _ratings;
    private readonly ConfusionModel _model;
    private readonly double[] _posterior;

    internal TruthResult(Ratings ratings, ConfusionModel model, double[] posterior) =>
        (_ratings, _model, _posterior) = (ratings, model, posterior);

    /// <summary>Share of each true category.</summary>
    public ReadOnlySpan<double> Prior => _model.Prior;

    /// <summary>Log-likelihood of all labels under the fitted model.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Rounds used.</summary>
    public required int Rounds { get; init; }

    /// <summary>False when the round limit came first.</summary>
    public required bool Converged { get; init; }

    /// <summary>Probability of each category being true for an item; the prior where nobody labelled it.</summary>
    public ReadOnlySpan<double> Posterior(int item) => _posterior.AsSpan(item * _model.Categories, _model.Categories);

    /// <summary>The most probable category; the lowest of equals.</summary>
    public int Label(int item)
    {
        var posterior = Posterior(item);
        var best = 0;
        for (var k = 1; k < posterior.Length; k++)
            best = posterior[k] > posterior[best] ? k : best;
        return best;
    }

    /// <summary>Probability of <see cref="Label"/>.</summary>
    public double Confidence(int item) => Posterior(item)[Label(item)];

    /// <summary>Mean confidence over labelled items: the expected share of inferred labels that are true, if the model holds.</summary>
    public Estimate ExpectedAccuracy
    {
        get
        {
            var (sum, items) = (0.0, 0);
            for (var item = 0; item < _ratings.ItemCount; item++)
            {
                if (_ratings.LabelsOf(item).IsEmpty)
                    continue;
                (sum, items) = (sum + Confidence(item), items + 1);
            }

            return Estimate.Ratio(sum, items, Undefined.NoData);
        }
    }

    /// <summary>Probability that a rater gives <paramref name="label"/> when <paramref name="truth"/> is true.</summary>
    public double Confusion(int rater, int truth, int label) => _model.Chance(rater, truth, label);

    /// <summary>
    /// Posterior of an item without one rater's own labels: the fair yardstick for that rater, since his vote pulls the
    /// consensus towards himself (three coin-flippers each agree with their majority three times in four).
    /// </summary>
    public double[] PosteriorWithout(int item, int rater)
    {
        var posterior = new double[_model.Categories];
        _model.Judge(_ratings.RatersOf(item), _ratings.LabelsOf(item), posterior, except: rater);
        return posterior;
    }

    /// <summary>Mutual information of one label by this rater and the truth, in bits: 0 for a spammer, log₂ K at most.</summary>
    public double BitsPerLabel(int rater)
    {
        var bits = 0.0;
        for (var label = 0; label < _model.Categories; label++)
        {
            var marginal = 0.0;
            for (var truth = 0; truth < _model.Categories; truth++)
                marginal += Prior[truth] * Confusion(rater, truth, label);
            for (var truth = 0; truth < _model.Categories; truth++)
            {
                var chance = Confusion(rater, truth, label);
                bits += Prior[truth] * chance == 0 ? 0 : Prior[truth] * chance * Math.Log2(chance / marginal);
            }
        }

        return Math.Max(0, bits);
    }

    /// <summary>Chance that the rater gives the true label, over the class prior.</summary>
    public double Accuracy(int rater)
    {
        var sum = 0.0;
        for (var truth = 0; truth < _model.Categories; truth++)
            sum += Prior[truth] * Confusion(rater, truth, truth);
        return sum;
    }

    /// <summary>
    /// Distance from a spammer, whose labels do not depend on the truth (Raykar and Yu 2012): 0 for one, 1 for a perfect rater.
    /// </summary>
    public double SpammerDistance(int rater)
    {
        var (sum, k) = (0.0, _model.Categories);
        for (var a = 0; a < k; a++)
        {
            for (var b = a + 1; b < k; b++)
            {
                for (var label = 0; label < k; label++)
                    sum += Math.Pow(Confusion(rater, a, label) - Confusion(rater, b, label), 2);
            }
        }

        return k < 2 ? 0 : sum / (k * (k - 1.0));
    }
}
