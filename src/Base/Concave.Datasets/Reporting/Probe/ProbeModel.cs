namespace Concave.Datasets.Reporting;

/// <summary>
/// A Bradley–Terry model: logistic regression on the difference of two responses, without a constant, so that it cannot
/// learn how the responses were stored. Few passes of plain stochastic descent in a fixed order: every sum is taken in
/// the order that docs/delivery-figures.md §6.11 states, so that another program comes to the same weights.
/// </summary>
internal sealed class ProbeModel
{
    private const int Passes = 4;
    private const double Step = 3;
    private const double Slowing = 100;
    private const double Largest = 30;

    private readonly double[]? _words;
    private readonly double[] _habits = new double[ProbePair.HabitNames.Count];

    private ProbeModel(bool words) => _words = words ? new double[ProbeWords.Buckets] : null;

    /// <summary>Learns from pairs in their order.</summary>
    /// <param name="pairs">What it sees, and no other.</param>
    /// <param name="words">Whether it sees the words, or the habits alone.</param>
    internal static ProbeModel Fit(IReadOnlyList<ProbePair> pairs, bool words)
    {
        var model = new ProbeModel(words);
        var seen = 0;
        for (var pass = 0; pass < Passes; pass++)
        {
            foreach (var pair in pairs)
                model.Learn(pair, Step / Math.Sqrt(1 + (++seen / Slowing)));
        }

        return model;
    }

    /// <summary>The log odds that A is preferred; exactly 0 when the model says nothing.</summary>
    internal double Score(ProbePair pair)
    {
        var score = 0.0;
        if (_words is not null)
        {
            foreach (var bucket in pair.Plus)
                score += _words[bucket];
            foreach (var bucket in pair.Minus)
                score -= _words[bucket];
            score *= pair.Scale;
        }

        for (var i = 0; i < _habits.Length; i++)
            score += _habits[i] * pair.Habits[i];
        return score;
    }

    private void Learn(ProbePair pair, double step)
    {
        var odds = Math.Clamp(Score(pair), -Largest, Largest);
        var change = step * ((pair.PrefersA ? 1.0 : 0.0) - (1 / (1 + Math.Exp(-odds))));
        if (_words is not null)
        {
            var scaled = change * pair.Scale;
            foreach (var bucket in pair.Plus)
                _words[bucket] += scaled;
            foreach (var bucket in pair.Minus)
                _words[bucket] -= scaled;
        }

        for (var i = 0; i < _habits.Length; i++)
            _habits[i] += change * pair.Habits[i];
    }
}
