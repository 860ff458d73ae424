namespace Concave.Agreement;

/// <summary>
/// How much two labels agree: 1 for equal, less for others, 0 for nothing in common. Symmetric, K × K, named,
/// because a weighted coefficient without the name of its weights says nothing.
/// The number of categories comes from the schema, never from the labels seen: an unused level changes
/// linear and quadratic weights.
/// </summary>
public sealed class Weights
{
    private readonly double[] _values;

    private Weights(string name, int categories, double[] values) => (Name, Categories, _values) = (name, categories, values);

    /// <summary>"nominal", "linear", "quadratic" or the caller's own name.</summary>
    public string Name { get; }

    /// <summary>Number of categories K in the schema.</summary>
    public int Categories { get; }

    /// <summary>The weight of labels <paramref name="row"/> and <paramref name="column"/>, in [0, 1].</summary>
    public double this[int row, int column] => _values[(row * Categories) + column];

    /// <summary>Sum of all K² weights (Gwet's T_w).</summary>
    public double Total => _values.Sum();

    /// <summary>True when only equal labels agree.</summary>
    public bool IsNominal
    {
        get
        {
            for (var i = 0; i < _values.Length; i++)
            {
                if (_values[i] != (i % (Categories + 1) == 0 ? 1 : 0))
                    return false;
            }

            return true;
        }
    }

    internal ReadOnlySpan<double> Row(int row) => _values.AsSpan(row * Categories, Categories);

    /// <summary>Equal or not.</summary>
    public static Weights Nominal(int categories) => Build("nominal", categories, (i, j) => i == j ? 1 : 0);

    /// <summary>1 − |i − j| / (K − 1): a step counts the same anywhere.</summary>
    public static Weights Linear(int categories) => Linear(Indexes(categories));

    /// <summary>1 − ((i − j) / (K − 1))²: far disagreement counts most.</summary>
    public static Weights Quadratic(int categories) => Quadratic(Indexes(categories));

    /// <summary>Linear weights over scores that are not equally spaced.</summary>
    public static Weights Linear(ReadOnlySpan<double> scores) => Scored("linear", scores, power: 1);

    /// <summary>Quadratic weights over scores that are not equally spaced.</summary>
    public static Weights Quadratic(ReadOnlySpan<double> scores) => Scored("quadratic", scores, power: 2);

    /// <summary>The caller's own agreement weights.</summary>
    /// <param name="name">Shown wherever the coefficient is shown.</param>
    /// <param name="categories">K.</param>
    /// <param name="rowMajor">K² numbers in [0, 1], symmetric, 1 on the diagonal.</param>
    public static Weights Own(string name, int categories, ReadOnlySpan<double> rowMajor)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var values = rowMajor.ToArray();
        if (values.Length != categories * categories)
            throw new ArgumentException($"{categories} categories need {categories * categories} weights, got {values.Length}.", nameof(rowMajor));
        var weights = Build(name, categories, (i, j) => values[(i * categories) + j]);
        weights.Check(nameof(rowMajor));
        return weights;
    }

    /// <summary>Agreement weights from penalties: 1 − d / max d. Coefficients do not depend on the penalties' unit.</summary>
    /// <param name="name">Shown wherever the coefficient is shown.</param>
    /// <param name="categories">K.</param>
    /// <param name="rowMajor">K² penalties of at least 0, symmetric, 0 on the diagonal.</param>
    public static Weights FromDisagreement(string name, int categories, ReadOnlySpan<double> rowMajor)
    {
        var most = 0.0;
        foreach (var penalty in rowMajor)
            most = Math.Max(most, penalty);
        var values = new double[rowMajor.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = 1 - (rowMajor[i] / (most == 0 ? 1 : most));
        return Own(name, categories, values);
    }

    private static double[] Indexes(int categories) => [.. Enumerable.Range(0, categories).Select(k => (double)k)];

    private static Weights Scored(string name, ReadOnlySpan<double> scores, int power)
    {
        var copy = scores.ToArray();
        if (copy.Distinct().Count() != copy.Length || !copy.All(double.IsFinite))
            throw new ArgumentException("Scores must be finite and different from each other.", nameof(scores));
        var range = copy.Length > 1 ? copy.Max() - copy.Min() : 1;
        return Build(name, copy.Length, (i, j) => 1 - Math.Pow(Math.Abs(copy[i] - copy[j]) / range, power));
    }

    private static Weights Build(string name, int categories, Func<int, int, double> weight)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(categories, 1);
        var values = new double[categories * categories];
        for (var i = 0; i < values.Length; i++)
            values[i] = weight(i / categories, i % categories);
        return new(name, categories, values);
    }

    private void Check(string parameter)
    {
        for (var i = 0; i < Categories; i++)
        {
            for (var j = 0; j < Categories; j++)
            {
                if (this[i, j] is not (>= 0 and <= 1) || this[i, j] != this[j, i] || (i == j && this[i, j] != 1))
                    throw new ArgumentException($"Weight ({i}, {j}) breaks the rule: symmetric, in [0, 1], 1 on the diagonal.", parameter);
            }
        }
    }
}
