namespace Concave.Agreement.Tests;

public sealed class IntraclassTests
{
    [Fact]
    public void Shrout_and_Fleiss_six_by_four()
    {
        var icc = IntraclassCorrelation.Compute([9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7], 4);

        Close.To(.165742, icc.OneWay.Value);
        Close.To(.289764, icc.Agreement.Value);
        Close.To(.714841, icc.Consistency.Value);
        Close.To(.442797, icc.OneWayMean.Value);
        Close.To(.620051, icc.AgreementMean.Value);
        Close.To(.909316, icc.ConsistencyMean.Value);
        Close.To(.018787, icc.Agreement.Interval.Lower);
        Close.To(.761084, icc.Agreement.Interval.Upper);
        Close.To(.342465, icc.Consistency.Interval.Lower);
        Close.To(.945858, icc.Consistency.Interval.Upper);
    }

    [Fact]
    public void The_anxiety_ratings()
    {
        const string one = "33345523522615221243", two = "36462424332333221334", three = "21443216111233113322";
        double[] rows = [.. Enumerable.Range(0, 20).SelectMany(i => new[] { one[i], two[i], three[i] }).Select(c => (double)(c - '0'))];

        var icc = IntraclassCorrelation.Compute(rows, 3);

        Close.To(.175022, icc.OneWay.Value);
        Close.To(.216049, icc.Consistency.Value);
        Close.To(.452586, icc.ConsistencyMean.Value);
        Close.To(.197998, icc.Agreement.Value);
        Close.To(.425499, icc.AgreementMean.Value);
        Close.To(-.03891, icc.Agreement.Interval.Lower, 5);
        Close.To(.49357, icc.Agreement.Interval.Upper, 5);
    }

    [Fact]
    public void Perfect_raters_correlate_fully_without_a_made_up_interval()
    {
        var icc = IntraclassCorrelation.Compute([1, 1, 2, 2, 3, 3], 2);

        Assert.Equal(1, icc.Agreement.Value.Known);
        Assert.Equal(Undefined.NoSpread, icc.Agreement.Interval.Lower.Reason);
    }

    [Fact]
    public void Scores_all_alike_and_single_items_are_undefined()
    {
        Assert.Equal(Undefined.OneCategory, IntraclassCorrelation.Compute([2, 2, 2, 2], 2).OneWay.Value.Reason);
        Assert.Equal(Undefined.OneItem, IntraclassCorrelation.Compute([1, 2], 2).AgreementMean.Value.Reason);
    }
}
