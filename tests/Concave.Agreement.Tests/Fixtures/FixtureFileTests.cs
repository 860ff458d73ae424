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
            {
                Compare(set.Value, $"pa_{name}", PercentAgreement.Compute(table, weights));
                Compare(set.Value, $"fleiss_{name}", Fleiss.Compute(table, weights));
                Compare(set.Value, $"bp_{name}", BrennanPrediger.Compute(table, weights));
                Compare(set.Value, $"ac_{name}", Gwet.Compute(table, weights));
                Compare(set.Value, $"alpha_{name}", Krippendorff.Compute(table, AlphaMetric.Of(weights)));
            }

            Same(set.Value, "conger", Conger.Compute(ratings).Value);
            Same(set.Value, "kripp_nominal", Krippendorff.Value(table));
            Same(set.Value, "kripp_ordinal", Krippendorff.Value(table, AlphaMetric.Ordinal));
            Same(set.Value, "kripp_interval", Krippendorff.Value(table, AlphaMetric.Interval));
            Same(set.Value, "kripp_ratio", Krippendorff.Value(table, AlphaMetric.RatioOf(Numbers(set.Value))));
            Pooled(set.Value, "pooled_cohen_lam0", PooledKappa.Compute(ratings));
            Pooled(set.Value, "pooled_cohen_lam10", PooledKappa.Compute(ratings, new() { ShrinkBelow = int.MaxValue }));
        }
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
        Same(expected, "jackknife_se", actual.JackknifeStandardError);
        Same(expected, "kmax", TableIndices.From(cells, k).KappaMax);
        if (!expected.TryGetProperty("log1mk", out var log))
            return;
        var interval = KappaInterval.Log(actual.Kappa.Known, actual.StandardError.Known);
        Assert.Equal(log[0].GetDouble(), interval.Lower.Known, Digits);
        Assert.Equal(log[1].GetDouble(), interval.Upper.Known, Digits);
    }

    private static void Compare(JsonElement set, string name, Coefficient actual)
    {
        if (!set.TryGetProperty(name, out var expected))
            return;
        Same(expected, "val", actual.Value);
        Same(expected, "se", actual.StandardError);
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
