namespace Concave.Agreement.Tests;

public sealed class PooledFixtureTests
{
    public static readonly TheoryData<string, double, double, double, double> Sets = new()
    {
        { nameof(Rows.Krippendorff_C), .763616, .132373, .136726, .761481 },
        { nameof(Rows.Five_observers), .471021, .114738, .118325, .466410 },
        { nameof(Rows.Ben_and_Gerry), .657143, .170212, .177566, .651946 },
        { nameof(Rows.Diagnoses), .441809, .050794, .051676, .436808 },
        { nameof(Rows.Krippendorff_A), .090909, .303656, .365983, .058824 },
        { nameof(Rows.Krippendorff_B), .684211, .159602, .165270, .680270 },
    };

    [Theory]
    [MemberData(nameof(Sets))]
    public void Kappa_and_both_errors_match_the_reference(string set, double kappa, double se, double jackknife, double shrunk)
    {
        var ratings = Set(set);

        var result = PooledKappa.Compute(ratings);

        Close.To(kappa, result.Kappa);
        Close.To(se, result.StandardError);
        Close.To(jackknife, result.JackknifeStandardError);
        Close.To(shrunk, PooledKappa.Compute(ratings, new() { ShrinkBelow = int.MaxValue }).Kappa);
    }

    [Theory]
    [InlineData(nameof(Rows.Krippendorff_C), .138914)]
    [InlineData(nameof(Rows.Five_observers), .121333)]
    [InlineData(nameof(Rows.Diagnoses), .053155)]
    [InlineData(nameof(Rows.Krippendorff_B), .169986)]
    public void With_shrinkage_the_closed_form_stays_near_the_exact_jackknife(string set, double jackknife)
    {
        var result = PooledKappa.Compute(Set(set), new() { ShrinkBelow = int.MaxValue });

        Close.To(jackknife, result.JackknifeStandardError);
        Assert.InRange(result.StandardError.Known / jackknife, .93, 1.0);
    }

    [Fact]
    public void Observed_expected_and_counts_of_the_set_with_missing_labels_are_known()
    {
        var result = PooledKappa.Compute(Rows.Krippendorff_C);

        Close.To(.818182, result.Observed);
        Close.To(.230835, result.Expected);
        Assert.Equal((11, 1, 41, 4), (result.Items, result.SingleItems, result.Labels, result.Raters));
        Assert.Equal(3 + (8 * 6) + 3 + 1, result.Pairs);
    }

    [Theory]
    [InlineData("diagnosis")]
    [InlineData("Cohen 1960")]
    [InlineData("statpsych")]
    public void Two_complete_raters_give_Cohen_and_its_error_times_the_root_of_n_over_n_less_1(string table)
    {
        var cohen = Cohen.FromTable(Tables.All[table], Tables.Categories(table));
        var pooled = PooledKappa.Compute(Tables.Ratings(table));

        Assert.Equal(cohen.Kappa.Known, pooled.Kappa.Known, 12);
        Assert.Equal(cohen.Expected.Known, pooled.Expected.Known, 12);
        Assert.Equal(cohen.StandardError.Known * Math.Sqrt(cohen.Items / (cohen.Items - 1.0)), pooled.StandardError.Known, 12);
    }

    [Fact]
    public void The_diagnosis_table_has_the_pooled_error_of_the_reference() =>
        Close.To(.0460726, PooledKappa.Compute(Tables.Ratings("diagnosis")).StandardError, 7);

    internal static Ratings Set(string name) => name switch
    {
        nameof(Rows.Krippendorff_C) => Rows.Krippendorff_C,
        nameof(Rows.Five_observers) => Rows.Five_observers,
        nameof(Rows.Ben_and_Gerry) => Rows.Ben_and_Gerry,
        nameof(Rows.Diagnoses) => Rows.Diagnoses,
        nameof(Rows.Krippendorff_A) => Rows.Krippendorff_A,
        nameof(Rows.Krippendorff_B) => Rows.Krippendorff_B,
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };
}
