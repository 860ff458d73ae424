namespace Concave.Datasets.Reporting;

/// <summary>The cross-validation: every pair is judged by models that saw no pair of its prompt.</summary>
internal sealed class ProbeTrial
{
    private const double Z95 = 1.959963984540054;

    private readonly ProbePair[] _pairs;
    private readonly ProbePair[][] _seen;
    private readonly double[] _habits;
    private bool[] _right = [];

    /// <param name="pairs">In the order of the draw.</param>
    internal ProbeTrial(ProbePair[] pairs)
    {
        _pairs = pairs;
        _seen = [.. Enumerable.Range(0, ProbeDraw.Folds).Select(fold => Array.FindAll(pairs, p => p.Fold != fold))];
        _habits = Scores([.. _seen.Select(s => ProbeModel.Fit(s, words: false))]);
    }

    /// <summary>The accuracy of models that learnt from the first ⌈1/part⌉ of what they may see; the last call is what remainders are of.</summary>
    internal ProbePoint Learnt(int part)
    {
        ProbePair[][] first = [.. _seen.Select(s => s[..((s.Length + part - 1) / part)])];
        var scores = Scores([.. first.Select(s => ProbeModel.Fit(s, words: true))]);
        _right = [.. _pairs.Zip(scores, IsRight)];
        return new(first.Sum(s => s.Length) / ProbeDraw.Folds, ShareFigure.Of(_right, right => right));
    }

    internal ShareFigure HabitsAlone() => ShareFigure.Of([.. _pairs.Zip(_habits, IsRight)], right => right);

    internal ProbeRemainder Without(int habit) => Remainder(ProbePair.HabitNames[habit], [.. _pairs.Select(p => p.Habits[habit])]);

    internal ProbeRemainder WithoutAll() => Remainder("all", _habits);

    private ProbeRemainder Remainder(string takenOut, double[] points)
    {
        ShareFigure Where(bool agrees) => ShareFigure.Of(
            [.. _right.Where((_, i) => points[i] != 0 && (points[i] > 0 == _pairs[i].PrefersA) == agrees)], right => right);
        var (agreeing, against) = (Where(agrees: true), Where(agrees: false));
        var undecided = points.Count(p => p == 0);
        if (agreeing.Share is not { } p || against.Share is not { } q)
            return new(takenOut, agreeing, against, undecided, null, null, null);
        var share = (p + q) / 2;
        var width = Z95 / 2 * Math.Sqrt((p * (1 - p) / agreeing.N) + (q * (1 - q) / against.N));
        return new(takenOut, agreeing, against, undecided, share, Math.Max(0, share - width), Math.Min(1, share + width));
    }

    private double[] Scores(ProbeModel[] models) => Array.ConvertAll(_pairs, p => models[p.Fold].Score(p));

    private static bool IsRight(ProbePair pair, double score) => (score == 0 ? pair.Coin : score > 0) == pair.PrefersA;
}
