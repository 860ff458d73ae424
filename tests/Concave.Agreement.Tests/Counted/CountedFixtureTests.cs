namespace Concave.Agreement.Tests;

public sealed class CountedFixtureTests
{
    [Theory]
    [InlineData("percent", "identity", .818182, .125609)]
    [InlineData("percent", "linear", .939394, .093679)]
    [InlineData("percent", "quadratic", .975379, .090616)]
    [InlineData("ac", "identity", .775444, .142950)]
    [InlineData("ac", "linear", .858739, .117329)]
    [InlineData("ac", "quadratic", .914001, .103962)]
    [InlineData("fleiss", "identity", .761169, .153019)]
    [InlineData("fleiss", "linear", .817945, .148504)]
    [InlineData("fleiss", "quadratic", .864935, .146034)]
    [InlineData("bp", "identity", .772727, .144717)]
    [InlineData("bp", "linear", .848485, .123356)]
    [InlineData("bp", "quadratic", .901515, .110894)]
    [InlineData("alpha", "identity", .743421, .145479)]
    [InlineData("alpha", "linear", .800384, .135384)]
    [InlineData("alpha", "quadratic", .849107, .129051)]
    public void Four_raters_with_missing_labels(string coefficient, string weights, double value, double se) =>
        Check(Rows.Krippendorff_C, coefficient, weights, value, se);

    [Theory]
    [InlineData("percent", "identity", .615556, .090669)]
    [InlineData("fleiss", "identity", .457622, .120450)]
    [InlineData("fleiss", "linear", .611850, .109739)]
    [InlineData("fleiss", "quadratic", .750719, .097321)]
    [InlineData("bp", "identity", .487407, .120892)]
    [InlineData("bp", "quadratic", .806222, .058595)]
    [InlineData("ac", "identity", .496622, .121973)]
    [InlineData("ac", "linear", .689639, .087691)]
    [InlineData("ac", "quadratic", .830434, .058246)]
    [InlineData("alpha", "identity", .480530, .113560)]
    [InlineData("alpha", "linear", .635208, .100109)]
    [InlineData("alpha", "quadratic", .771865, .086131)]
    public void Five_observers_with_missing_labels(string coefficient, string weights, double value, double se) =>
        Check(Rows.Five_observers, coefficient, weights, value, se);

    [Theory]
    [InlineData("percent", .727273, .155055)]
    [InlineData("fleiss", .649351, .191296)]
    [InlineData("bp", .659091, .185272)]
    [InlineData("ac", .661442, .183962)]
    [InlineData("alpha", .664894, .180071)]
    public void Ben_and_Gerry_with_one_label_missing(string coefficient, double value, double se) =>
        Check(Rows.Ben_and_Gerry, coefficient, "identity", value, se);

    [Theory]
    [InlineData("percent", .555556, .044098)]
    [InlineData("fleiss", .430245, .054199)]
    [InlineData("bp", .444444, .055123)]
    [InlineData("ac", .447885, .055662)]
    [InlineData("alpha", .433410, .054199)]
    public void Fleiss_1971(string coefficient, double value, double se) =>
        Check(Rows.Diagnoses, coefficient, "identity", value, se);

    [Fact]
    public void Fleiss_1971_to_nine_digits()
    {
        var fleiss = Fleiss.Compute(CountTable.From(Rows.Diagnoses));

        Close.To(.430244520, fleiss.Value, 9);
        Close.To(.21993827, fleiss.Expected, 8);
        Close.To(.433409828, Krippendorff.Compute(CountTable.From(Rows.Diagnoses)).Value, 9);
    }

    [Theory]
    [InlineData("percent", .378022)]
    [InlineData("fleiss", .209931)]
    [InlineData("bp", .222527)]
    [InlineData("ac", .225614)]
    [InlineData("alpha", .215574)]
    public void The_Wikipedia_counts_of_fourteen_raters(string coefficient, double value)
    {
        int[] counts =
        [
            0, 0, 0, 0, 14, 0, 2, 6, 4, 2, 0, 0, 3, 5, 6, 0, 3, 9, 2, 0, 2, 2, 8, 1, 1,
            7, 7, 0, 0, 0, 3, 2, 6, 3, 0, 2, 5, 3, 2, 2, 6, 5, 2, 1, 0, 0, 2, 2, 3, 7,
        ];

        Close.To(value, Compute(CountTable.FromCounts(counts, 5), coefficient, Weights.Nominal(5)).Value);
    }

    [Theory]
    [InlineData("fleiss", .413926, .081193)]
    [InlineData("ac", .444801, null)]
    [InlineData("bp", .438889, null)]
    [InlineData("alpha", .420438, null)]
    public void The_first_fifteen_items_of_Fleiss_1971(string coefficient, double value, double? se)
    {
        var first = CountTable.From(Rows.FromCounts(
            "00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031"));

        var result = Compute(first, coefficient, Weights.Nominal(5));

        Close.To(value, result.Value);
        if (se is { } printed)
            Close.To(printed, result.StandardError);
    }

    [Fact]
    public void Raters_one_to_four_of_the_sorted_diagnoses()
    {
        int[] rows = [.. Enumerable.Range(0, 30).SelectMany(item => Rows.Diagnoses.LabelsOf(item)[..4].ToArray())];

        Close.To(.489332, Fleiss.Value(CountTable.From(Ratings.FromRows(rows, 4, 5))));
    }

    [Theory]
    [InlineData(7, 1, 3, 5, .161905, .214286)]
    public void Randolphs_two_by_two(int a, int b, int c, int d, double fleiss, double free)
    {
        var table = CountTable.FromCounts([a, b, c, d], 2);

        Close.To(fleiss, Fleiss.Value(table));
        Close.To(free, BrennanPrediger.Value(table));
    }

    [Fact]
    public void Randolphs_extremes()
    {
        var oneCategory = CountTable.FromCounts([7, 0, 7, 0], 2);

        Assert.Equal(Undefined.OneCategory, Fleiss.Value(oneCategory).Reason);
        Assert.Equal(1, BrennanPrediger.Value(oneCategory).Known);
        Close.To(.708333, Fleiss.Value(CountTable.FromCounts([6, 1, 0, 0, 7, 0], 3)));
        Close.To(.785714, BrennanPrediger.Value(CountTable.FromCounts([6, 1, 0, 0, 7, 0], 3)));
    }

    [Theory]
    [InlineData("SAS 3x3", .453237, .555988, .526316)]
    [InlineData("Cohen 1960", .487179, .575972, .55)]
    [InlineData("Fleiss-Cohen-Everitt 1969", .427208, .593565, .55)]
    [InlineData("Boyd xeromammogram", .460538, .529198, .513725)]
    [InlineData("vision", .595361, .616044, .611074)]
    [InlineData("SexualFun", .125218, .158191, .150183)]
    [InlineData("abstractors", .796240, .849331, .835)]
    [InlineData("diagnosis", .430341, .456158, .449925)]
    [InlineData("Feinstein symmetric", .699248, .700748, .70)]
    [InlineData("Feinstein skewed", .314286, .808, .70)]
    [InlineData("paradox 2a", .120879, .266055, .20)]
    [InlineData("paradox 2b", .191919, .207921, .20)]
    [InlineData("Wikipedia", .393939, .405941, .40)]
    [InlineData("statpsych", .673660, .714140, .695238)]
    [InlineData("PandaLM 1-2", .851989, .876614, .869369)]
    [InlineData("PandaLM 1-3", .878917, .899407, .893393)]
    [InlineData("PandaLM 2-3", .861654, .883298, .876877)]
    public void Pi_AC1_and_Brennan_Prediger_of_two_rater_tables(string name, double pi, double ac1, double bp)
    {
        var (cells, k) = (Tables.All[name], Tables.Categories(name));
        var counts = CountTable.FromTable(cells, k);

        Close.To(pi, Scott.FromTable(cells, k).Value);
        Close.To(ac1, Gwet.Compute(counts).Value);
        Close.To(bp, BrennanPrediger.Compute(counts).Value);
        Close.To(bp, TableIndices.From(cells, k).Pabak);
    }

    [Fact]
    public void Indices_of_the_first_paradox()
    {
        var indices = TableIndices.From(Tables.All["Feinstein skewed"], 2);

        Close.To(.75, indices.Prevalence);
        Close.To(.05, indices.Bias);
        Close.To(.70, indices.Pabak);
        Close.To(.772727, indices.KappaMax);
        Assert.Equal(Undefined.NotTwoCategories, TableIndices.From(Tables.All["Cohen 1960"], 3).Bias.Reason);
    }

    [Theory]
    [InlineData("SAS 3x3", .570136)]
    [InlineData("Cohen 1960", .830508)]
    [InlineData("vision", .980892)]
    [InlineData("Wikipedia", .80)]
    public void The_largest_kappa_the_marginals_allow(string name, double most) =>
        Close.To(most, TableIndices.From(Tables.All[name], Tables.Categories(name)).KappaMax);

    [Fact]
    public void Kappa_follows_from_the_indices_as_Byrt_1993_says()
    {
        foreach (var name in new[] { "Feinstein skewed", "paradox 2a", "paradox 2b", "negative", "statpsych" })
        {
            var i = TableIndices.From(Tables.All[name], 2);
            var (pi, bi) = (i.Prevalence.Known * i.Prevalence.Known, i.Bias.Known * i.Bias.Known);

            Assert.Equal((i.Pabak.Known - pi + bi) / (1 - pi + bi), Cohen.FromTable(Tables.All[name], 2).Kappa.Known, 12);
        }
    }

    private static void Check(Ratings ratings, string coefficient, string weights, double value, double se)
    {
        var result = Compute(CountTable.From(ratings), coefficient, ByName(weights, ratings.Categories));

        Close.To(value, result.Value);
        Close.To(se, result.StandardError);
    }

    private static Coefficient Compute(CountTable table, string coefficient, Weights weights) => coefficient switch
    {
        "percent" => PercentAgreement.Compute(table, weights),
        "fleiss" => Fleiss.Compute(table, weights),
        "bp" => BrennanPrediger.Compute(table, weights),
        "ac" => Gwet.Compute(table, weights),
        "alpha" => Krippendorff.Compute(table, AlphaMetric.Of(weights)),
        _ => throw new ArgumentOutOfRangeException(nameof(coefficient)),
    };

    private static Weights ByName(string name, int categories) => name switch
    {
        "linear" => Weights.Linear(categories),
        "quadratic" => Weights.Quadratic(categories),
        _ => Weights.Nominal(categories),
    };
}
