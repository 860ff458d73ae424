using System.Text.Json;

namespace Concave.Agreement.Tests;

/// <summary>Full-precision figures of a file kept outside the repository; skipped where it is absent.</summary>
public sealed class FixtureFileTests
{
    private const double Digits = 1e-9;

    [Fact]
    public void Every_two_rater_table_of_the_file()
    {
        foreach (var table in Load().GetProperty("cohen_tables").EnumerateObject())
        {
            var rows = table.Value.GetProperty("table").EnumerateArray().ToArray();
            long[] cells = [.. rows.SelectMany(r => r.EnumerateArray().Select(c => c.GetInt64()))];
            Weigh(table, cells, rows.Length, "id", Weights.Nominal(rows.Length));
            Weigh(table, cells, rows.Length, "linear", Weights.Linear(rows.Length));
            Weigh(table, cells, rows.Length, "quadratic", Weights.Quadratic(rows.Length));
            if (table.Value.TryGetProperty("cohen1968_disagreement_weights", out var penalties))
                Weigh(table, cells, rows.Length, "cohen1968_weighted", Weights.FromDisagreement("Cohen 1968", rows.Length, Flat(penalties)));
            if (table.Value.TryGetProperty("agreement_weights", out var own))
                Weigh(table, cells, rows.Length, "custom", Weights.Own("FCE 1969", rows.Length, Flat(own)));
            var counts = CountTable.FromTable(cells, rows.Length);
            Same(table.Value, "scott_pi", Scott.FromTable(cells, rows.Length).Value);
            Same(table.Value, "ac1", Gwet.Value(counts));
            Same(table.Value, "pabak_or_bp", BrennanPrediger.Value(counts));
            Same(table.Value, "kripp_alpha_nominal", Krippendorff.Value(counts));
            Same(table.Value, "prevalence_index", TableIndices.From(cells, rows.Length).Prevalence);
            Same(table.Value, "bias_index", TableIndices.From(cells, rows.Length).Bias);
        }
    }

    [Fact]
    public void Every_set_of_many_raters_of_the_file()
    {
        foreach (var set in Load().GetProperty("multi_rater").EnumerateObject())
        {
            var ratings = Read(set.Value);
            var table = CountTable.From(ratings);
            foreach (var (name, weights) in ByName(ratings.Categories))
                Companions(set.Value, $"_{name}", table, weights);

            Same(set.Value, "conger", Conger.Compute(ratings).Value);
            Same(set.Value, "kripp_nominal", Krippendorff.Value(table));
            Same(set.Value, "kripp_ordinal", Krippendorff.Value(table, AlphaMetric.Ordinal));
            Same(set.Value, "kripp_interval", Krippendorff.Value(table, AlphaMetric.Interval));
            Same(set.Value, "kripp_ratio", Krippendorff.Value(table, AlphaMetric.RatioOf(Numbers(set.Value))));
            Pooled(set.Value, "pooled_cohen_lam0", PooledKappa.Compute(ratings));
            Pooled(set.Value, "pooled_cohen_lam10", PooledKappa.Compute(ratings, new() { ShrinkBelow = int.MaxValue }));
        }
    }

    [Fact]
    public void The_counts_of_fourteen_raters_of_the_file()
    {
        var set = Load().GetProperty("fleiss_wikipedia_counts");
        int[] counts = [.. set.GetProperty("counts").EnumerateArray().SelectMany(r => r.EnumerateArray().Select(c => c.GetInt32()))];

        Assert.Equal(5, Companions(set, string.Empty, CountTable.FromCounts(counts, 5), Weights.Nominal(5)));
    }

    [Fact]
    public void The_three_annotators_of_PandaLM_of_the_file()
    {
        var set = Load().GetProperty("pandalm_3x999");
        var ratings = Ratings.FromRows(PandaLmTests.TieLast(), 3, 3);

        Pooled(set, "pooled", PooledKappa.Compute(ratings));
        Pooled(set, "pooled_symmetrised", PooledKappa.Compute(ratings, new() { Symmetrise = true }));
        var table = CountTable.From(ratings);
        Assert.Equal(2, Companions(set, string.Empty, table, Weights.Nominal(3)));
        Compare(set, "ac1", Gwet.Compute(table));
    }

    /// <summary>Every coefficient on counts the file has under these names; how many there were.</summary>
    private static int Companions(JsonElement set, string suffix, CountTable table, Weights weights)
    {
        var found = Compare(set, $"pa{suffix}", PercentAgreement.Compute(table, weights));
        found += Compare(set, $"fleiss{suffix}", Fleiss.Compute(table, weights));
        found += Compare(set, $"bp{suffix}", BrennanPrediger.Compute(table, weights));
        found += Compare(set, $"ac{suffix}", Gwet.Compute(table, weights));
        return found + Compare(set, $"alpha{suffix}", OnTheScaleOfGwet(Krippendorff.Compute(table, AlphaMetric.Of(weights)), table));
    }

    // Gwet moves alpha's small-sample factor (n − 1)/n, n labels on items with two, from chance to observation.
    private static Coefficient OnTheScaleOfGwet(Coefficient alpha, CountTable table)
    {
        var n = Enumerable.Range(0, table.Patterns).Where(p => table.Labels(p) > 1).Sum(p => (double)table.Labels(p) * table.Times[p]);
        return alpha with
        {
            Observed = alpha.Observed.Select(po => 1 - ((1 - po) * (n - 1) / n)),
            Expected = alpha.Expected.Select(pe => 1 - ((1 - pe) * (n - 1) / n)),
        };
    }

    private static void Weigh(JsonProperty table, long[] cells, int k, string name, Weights weights)
    {
        if (!table.Value.TryGetProperty(name, out var expected))
            return;
        var actual = Cohen.FromTable(cells, k, weights);
        Same(expected, "kappa", actual.Kappa);
        Same(expected, "po", actual.Observed);
        Same(expected, "pe", actual.Expected);
        Same(expected, "se", actual.StandardError);
        Same(expected, "se0", actual.NullStandardError);
        Same(expected, "var", actual.StandardError.Select(e => e * e));
        Same(expected, "var0", actual.NullStandardError.Select(e => e * e));
        Same(expected, "n", Estimate.Of(actual.Items));
        Same(expected, "jackknife_se", actual.JackknifeStandardError);
        Same(expected, "kmax", TableIndices.From(cells, k).KappaMax);
        Ends(expected, "log1mk", KappaInterval.Log(actual.Kappa.Known, actual.StandardError.Known));
        Ends(expected, "wald", KappaInterval.Wald(actual.Kappa.Known, actual.StandardError.Known));
    }

    private static void Ends(JsonElement parent, string name, Interval actual)
    {
        if (!parent.TryGetProperty(name, out var expected))
            return;
        Assert.Equal(expected[0].GetDouble(), actual.Lower.Known, Digits);
        Assert.Equal(expected[1].GetDouble(), actual.Upper.Known, Digits);
    }

    private static int Compare(JsonElement set, string name, Coefficient actual)
    {
        if (!set.TryGetProperty(name, out var expected))
            return 0;
        Same(expected, "val", actual.Value);
        Same(expected, "pa", actual.Observed);
        Same(expected, "pe", actual.Expected);
        Same(expected, "se", actual.StandardError);
        return 1;
    }

    private static void Pooled(JsonElement set, string name, PooledKappaResult actual)
    {
        var expected = set.GetProperty(name);
        Same(expected, "kappa", actual.Kappa);
        Same(expected, "po", actual.Observed);
        Same(expected, "pe", actual.Expected);
        Same(expected, "jackknife_se", actual.JackknifeStandardError);
    }

    private static void Same(JsonElement parent, string name, Estimate actual)
    {
        if (parent.TryGetProperty(name, out var expected) && expected.ValueKind == JsonValueKind.Number)
            Assert.Equal(expected.GetDouble(), actual.Known, Digits);
    }

    private static double[] Flat(JsonElement rows) => [.. rows.EnumerateArray().SelectMany(r => r.EnumerateArray().Select(c => c.GetDouble()))];

    private static (string, Weights)[] ByName(int k) => [("id", Weights.Nominal(k)), ("linear", Weights.Linear(k)), ("quadratic", Weights.Quadratic(k))];

    private static Ratings Read(JsonElement set)
    {
        string[] categories = [.. set.GetProperty("categories").EnumerateArray().Select(c => c.ToString())];
        var rows = set.GetProperty("rows").EnumerateArray().ToArray();
        int[] cells = [.. rows.SelectMany(r => r.EnumerateArray().Select(c => Array.IndexOf(categories, c.ToString())))];
        return Ratings.FromRows(cells, rows[0].GetArrayLength(), categories.Length);
    }

    private static double[] Numbers(JsonElement set) =>
        [.. set.GetProperty("categories").EnumerateArray().Select((c, i) => c.ValueKind == JsonValueKind.Number ? c.GetDouble() : i)];

    private static JsonElement Load()
    {
        if (SharedFiles.Find("reference/agreement-fixtures.json") is not { } path)
        {
            Assert.Skip("The fixture file is not beside this repository.");
            return default;
        }

        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.Clone();
    }
}
