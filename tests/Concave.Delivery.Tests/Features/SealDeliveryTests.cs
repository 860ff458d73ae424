using Concave.Data.HandOffs;
using Concave.Datasets.Verify;
using Concave.Delivery.Tests.Fixtures;
using Concave.Testing;

namespace Concave.Delivery.Tests.Features;

public sealed class SealDeliveryTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("concave-delivery-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task A_sealed_bag_passes_every_check_a_client_has(TestDatabase database)
    {
        await using var bench = await DeliveryBench.Open(database);
        var made = await bench.Seal();

        Assert.Null(made.Problem);
        var bag = await bench.Export(folder, made.Value!.DeliveryId);
        Assert.Equal([], DeliveryVerifier.Run(bag, File.ReadAllText(Path.Combine(bag, "signer.pub.pem"))).Where(c => !c.Passed).Select(c => $"{c.Name}: {c.Detail}"));
        await using var db = bench.Bench.Store.Read();
        Assert.Equal(BatchState.Released, await db.StateOf(bench.Seeded.BatchId, default));
    }
}
