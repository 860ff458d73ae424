namespace Concave.Agreement;

/// <summary>Estimates and F intervals of the three single-rater forms (Shrout and Fleiss 1979, McGraw and Wong 1996).</summary>
internal static class IccForms
{
    internal static IccResult OneWay(MeanSquares m, double level) => ByRatio(
        m.BetweenItems, m.WithinItems, m.Items - 1, m.Items * (m.Raters - 1.0), m.Raters, level);

    internal static IccResult Consistency(MeanSquares m, double level) => ByRatio(
        m.BetweenItems, m.Residual, m.Items - 1, (m.Items - 1.0) * (m.Raters - 1), m.Raters, level);

    internal static IccResult Agreement(MeanSquares m, double level)
    {
        double n = m.Items, k = m.Raters;
        var denominator = m.BetweenItems + ((k - 1) * m.Residual) + (k * (m.BetweenRaters - m.Residual) / n);
        var value = Estimate.Ratio(m.BetweenItems - m.Residual, denominator, Undefined.NoSpread);
        if (value.Value is not { } rho || m.Residual <= 0)
            return new(value, Interval.None(value.Reason ?? Undefined.NoSpread, level));
        var freedom = Freedom(m, rho);
        var tail = (1 - level) / 2;
        var least = Beta.FisherQuantile(1 - tail, n - 1, freedom);
        var most = Beta.FisherQuantile(1 - tail, freedom, n - 1);
        var error = (k * m.BetweenRaters) + (((k * n) - k - n) * m.Residual);
        return new(value, new(
            Estimate.Of(n * (m.BetweenItems - (least * m.Residual)) / ((least * error) + (n * m.BetweenItems))),
            Estimate.Of(n * ((most * m.BetweenItems) - m.Residual) / (error + (n * most * m.BetweenItems))),
            level));
    }

    // Satterthwaite's degrees of freedom for the mixed error term.
    private static double Freedom(MeanSquares m, double rho)
    {
        double n = m.Items, k = m.Raters;
        var ratio = m.BetweenRaters / m.Residual;
        var rest = (n * (1 + ((k - 1) * rho))) - (k * rho);
        var top = (k - 1) * (n - 1) * Math.Pow((k * rho * ratio) + rest, 2);
        return top / (((n - 1) * k * k * rho * rho * ratio * ratio) + (rest * rest));
    }

    private static IccResult ByRatio(double between, double error, double dfBetween, double dfError, int k, double level)
    {
        var value = Estimate.Ratio(between - error, between + ((k - 1) * error), Undefined.NoSpread);
        if (error <= 0)
            return new(value, Interval.None(Undefined.NoSpread, level));
        var tail = (1 - level) / 2;
        var low = between / error / Beta.FisherQuantile(1 - tail, dfBetween, dfError);
        var high = between / error * Beta.FisherQuantile(1 - tail, dfError, dfBetween);
        return new(value, new(Estimate.Of((low - 1) / (low + k - 1)), Estimate.Of((high - 1) / (high + k - 1)), level));
    }
}
