namespace Concave.Agreement;

/// <summary>
/// What gates on accuracy, on kappa to gold and on kappa between raters imply for each other. Raters with independent
/// errors agree with each other far less than each agrees with the truth: κ between ≈ κ₁ · κ₂.
/// </summary>
public static class GateImplication
{
    /// <summary>Kappa against gold of a rater who is right with chance <paramref name="accuracy"/> and wrong evenly.</summary>
    /// <param name="accuracy">In [0, 1].</param>
    /// <param name="prevalence">Share of each true category, summing to 1.</param>
    public static Estimate GoldKappa(double accuracy, params ReadOnlySpan<double> prevalence)
    {
        var marginal = Marginal(accuracy, prevalence);
        var expected = 0.0;
        for (var k = 0; k < marginal.Length; k++)
            expected += prevalence[k] * marginal[k];
        return Chance.Corrected(Estimate.Of(accuracy), Estimate.Of(expected));
    }

    /// <summary>Kappa between two such raters whose errors are independent.</summary>
    public static Estimate PairKappa(double accuracy, params ReadOnlySpan<double> prevalence)
    {
        var marginal = Marginal(accuracy, prevalence);
        var wrong = 1 - accuracy;
        var observed = (accuracy * accuracy) + (wrong * wrong / (marginal.Length - 1));
        return Chance.Corrected(Estimate.Of(observed), Estimate.Of(marginal.Sum(m => m * m)));
    }

    /// <summary>The least accuracy at which two such raters reach a kappa between them.</summary>
    public static Estimate AccuracyForPairKappa(double kappa, params ReadOnlySpan<double> prevalence)
    {
        if (!PairKappa(1, prevalence).AtLeast(kappa))
            return Estimate.None(Undefined.Unreachable);
        var (low, high) = (1.0 / prevalence.Length, 1.0);
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = PairKappa(middle, prevalence).AtLeast(kappa) ? (low, middle) : (middle, high);
        }

        return Estimate.Of(high);
    }

    /// <summary>Kappa between raters from each one's kappa to gold: the product, exact for equal marginals.</summary>
    public static double PairKappaFromGold(double first, double second) => first * second;

    /// <summary>K × K shares of what the two raters say, row by row.</summary>
    internal static double[] PairTable(double accuracy, ReadOnlySpan<double> prevalence)
    {
        var k = prevalence.Length;
        var wrong = (1 - accuracy) / (k - 1);
        var table = new double[k * k];
        for (var cell = 0; cell < table.Length; cell++)
        {
            for (var truth = 0; truth < k; truth++)
                table[cell] += prevalence[truth] * (cell / k == truth ? accuracy : wrong) * (cell % k == truth ? accuracy : wrong);
        }

        return table;
    }

    private static double[] Marginal(double accuracy, ReadOnlySpan<double> prevalence)
    {
        if (accuracy is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(accuracy), accuracy, "An accuracy lies in [0, 1].");
        var total = 0.0;
        foreach (var share in prevalence)
            total += share >= 0 ? share : double.NaN;
        if (prevalence.Length < 2 || Math.Abs(total - 1) is not < 1e-9)
            throw new ArgumentException("Shares of at least two categories must sum to 1.", nameof(prevalence));
        var marginal = new double[prevalence.Length];
        for (var k = 0; k < marginal.Length; k++)
            marginal[k] = (accuracy * prevalence[k]) + ((1 - accuracy) * (1 - prevalence[k]) / (marginal.Length - 1));
        return marginal;
    }
}
