namespace Concave.Agreement;

/// <summary>
/// Intraclass correlations of Shrout and Fleiss (1979) for numeric scores, every rater on every item. Use them for rubric
/// means; (2,1) is the reliability of a single rater among interchangeable ones, (2,k) of the mean of k.
/// </summary>
/// <param name="OneWay">ICC(1,1): raters differ from item to item.</param>
/// <param name="Agreement">ICC(2,1): the same raters, a sample of many; systematic differences count as error.</param>
/// <param name="Consistency">ICC(3,1): exactly these raters; systematic differences do not count.</param>
/// <param name="OneWayMean">ICC(1,k).</param>
/// <param name="AgreementMean">ICC(2,k).</param>
/// <param name="ConsistencyMean">ICC(3,k).</param>
public sealed record IntraclassCorrelation(
    IccResult OneWay, IccResult Agreement, IccResult Consistency,
    IccResult OneWayMean, IccResult AgreementMean, IccResult ConsistencyMean)
{
    /// <summary>All six forms.</summary>
    /// <param name="rowMajor">Items × raters scores, finite, none missing.</param>
    /// <param name="raters">Raters k, at least 2.</param>
    /// <param name="level">Nominal coverage of the intervals.</param>
    public static IntraclassCorrelation Compute(ReadOnlySpan<double> rowMajor, int raters, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(raters, 2);
        Levels.Checked(level);
        if (rowMajor.Length % raters != 0)
            throw new ArgumentException($"{rowMajor.Length} scores do not fill rows of {raters}.", nameof(rowMajor));
        var squares = MeanSquares.From(rowMajor, raters);
        if (squares.Fault is { } reason)
        {
            var none = new IccResult(Estimate.None(reason), Interval.None(reason, level));
            return new(none, none, none, none, none, none);
        }

        var (one, two, three) = (IccForms.OneWay(squares, level), IccForms.Agreement(squares, level), IccForms.Consistency(squares, level));
        return new(one, two, three, one.OfMean(raters), two.OfMean(raters), three.OfMean(raters));
    }
}

/// <summary>One form of the correlation.</summary>
/// <param name="Value">At most 1; may be negative.</param>
/// <param name="Interval">Two-sided, from Fisher's F.</param>
public sealed record IccResult(Estimate Value, Interval Interval)
{
    /// <summary>Spearman–Brown: the reliability of the mean of <paramref name="raters"/> such raters.</summary>
    internal IccResult OfMean(int raters)
    {
        double StepUp(double r) => raters * r / (1 + ((raters - 1) * r));
        return new(Value.Select(StepUp), new(Interval.Lower.Select(StepUp), Interval.Upper.Select(StepUp), Interval.Level));
    }
}
