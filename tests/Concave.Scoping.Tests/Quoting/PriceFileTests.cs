using System.Text.Json;
using Concave.Kernel.Records;
using Concave.Scoping.Quoting;

namespace Concave.Scoping.Tests.Quoting;

public sealed class PriceFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("concave-prices-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void What_is_printed_is_read_again()
    {
        var table = PriceTable.House with { Version = "sample-2", Tax = new("GST", 18), ValidUntil = new(2027, 3, 31) };

        var read = PriceFile.Read(Written(JsonSerializer.Serialize(table, RecordJson.Options))).Value!;

        Assert.Equal(JsonSerializer.Serialize(table, RecordJson.Options), JsonSerializer.Serialize(read, RecordJson.Options));
    }

    [Fact]
    public void The_installation_s_file_is_in_force_from_the_moment_it_is_there()
    {
        PricesInForce prices = new(new(folder.FullName));
        var before = prices.Read().Value!;
        Written(JsonSerializer.Serialize(PriceTable.House with { Version = "sample-3" }, RecordJson.Options));

        Assert.Equal(("house-1", "sample-3"), (before.Version, prices.Read().Value!.Version));
    }

    [Theory]
    [InlineData("null", "prices-unreadable")]
    [InlineData("{", "prices-unreadable")]
    [InlineData("""{"version":"x","valid_from":"2026-01-01","tiers":[],"discounts":[],"languages":[]}""", "prices-invalid")]
    [InlineData("""{"version":"x","valid_from":"2026-01-01","tiers":[{"tier":1,"name":"n","domains":["general"],"low":400,"high":250}],"discounts":[],"languages":[]}""", "prices-invalid")]
    [InlineData("""{"version":"x","valid_from":"2026-01-01","tiers":[{"tier":1,"name":"n","domains":["general","general"],"low":1,"high":2}],"discounts":[],"languages":[]}""", "prices-invalid")]
    [InlineData("""{"version":"x","valid_from":"2026-01-01","tiers":[{"tier":1,"name":"n","domains":["general"],"low":1,"high":2}],"discounts":[{"from_pairs":9,"percent":1},{"from_pairs":9,"percent":2}],"languages":[]}""", "prices-invalid")]
    [InlineData("""{"version":"x","valid_from":"2026-01-01","valid_until":"2025-01-01","tiers":[{"tier":1,"name":"n","domains":["general"],"low":1,"high":2}],"discounts":[],"languages":[]}""", "prices-invalid")]
    [InlineData("""{"version":"x","valid_from":"2026-01-01","tax":{"name":"GST","percent":0},"tiers":[{"tier":1,"name":"n","domains":["general"],"low":1,"high":2}],"discounts":[],"languages":[]}""", "prices-invalid")]
    [InlineData("""{"version":"x","price":7,"valid_from":"2026-01-01","tiers":[],"discounts":[],"languages":[]}""", "prices-unreadable")]
    public void A_wrong_table_says_where(string json, string code)
    {
        var refused = PriceFile.Read(Written(json)).Problem!;

        Assert.Equal(code, refused.Code);
        Assert.Contains("prices.json", refused.Where, StringComparison.Ordinal);
    }

    private string Written(string json)
    {
        var path = Path.Combine(folder.FullName, "prices.json");
        File.WriteAllText(path, json);
        return path;
    }
}
