using Concave.Delivery.Tests.Fixtures;
using Concave.Testing;

namespace Concave.Delivery.Tests.Features;

public sealed class ScaleTests
{
    // First uses of keys and contexts ask a few questions more in one run than in another; a query for each row would ask hundreds.
    private const int Chance = 20;

    [Fact]
    public async Task A_batch_five_times_as_large_takes_no_query_more()
    {
        var small = await QueriesOf(DeliveryBench.Sample);
        var large = await QueriesOf(DeliveryBench.Sample with { Pairs = DeliveryBench.Sample.Pairs * 5, Gold = 60 });

        Assert.InRange(small, 15, 60);
        Assert.InRange(large, small - Chance, small + Chance);
    }

    private static async Task<int> QueriesOf(SeededRoundOptions options)
    {
        await using var bench = await DeliveryBench.Open(TestDatabase.Sqlite, options: options);
        await using var db = bench.Bench.Store.Read();
        using var counted = new CountedQueries(db);
        Assert.Null((await bench.Seal()).Problem);
        return counted.Count;
    }
}
