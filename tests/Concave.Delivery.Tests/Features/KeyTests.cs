using System.Security.Cryptography;
using Concave.Data;
using Concave.Datasets.Verify;
using Concave.Delivery.Tests.Fixtures;
using Concave.Kernel;
using Concave.Testing;

namespace Concave.Delivery.Tests.Features;

public sealed class KeyTests : IDisposable
{
    private const string Why = "Sample rotation of the year.";
    private static readonly Actor Operator = new(new Guid("00000000-0000-7000-8000-000000000009"), Roles.Operator);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("concave-delivery-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task What_an_old_key_signed_verifies_with_the_published_history_and_the_new_one_is_vouched_for(TestDatabase database)
    {
        await using var bench = await DeliveryBench.Open(database);
        var before = (await bench.Seal()).Value!;
        var rotated = await Rotate(bench, Why);
        var (seeded, _) = await bench.Another(DeliveryBench.Sample with { Seed = 2 });
        var after = (await bench.Seal(seeded.BatchId)).Value!;

        var keys = (await bench.Bench.Get<KeyHistory>().Handle(default)).Value!;
        Assert.Equal([after.KeyId, before.KeyId], keys.Select(k => k.KeyId));
        Assert.Equal(rotated.Value, after.KeyId);
        Assert.Equal((Why, false), (keys[1].Why, keys[1].Compromised));
        Assert.Equal((null, keys[0].Since), (keys[0].Until, keys[1].Until!.Value));
        Assert.True(await Passes(bench, before.DeliveryId, keys[1].PublicPem));
        Assert.True(await Passes(bench, after.DeliveryId, keys[0].PublicPem));
        Assert.False(await Passes(bench, before.DeliveryId, keys[0].PublicPem));
        using var old = ECDsa.Create();
        old.ImportFromPem(keys[1].PublicPem);
        Assert.Equal(before.KeyId, keys[0].EndorsedBy);
        Assert.True(old.VerifyData(
            System.Text.Encoding.ASCII.GetBytes("concave signing key\n" + keys[0].PublicPem), Convert.FromBase64String(keys[0].Endorsement!),
            HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    [Fact]
    public async Task A_key_that_somebody_else_may_have_vouches_for_nothing_and_signs_nothing_more()
    {
        await using var bench = await DeliveryBench.Open(TestDatabase.Sqlite);
        var first = (await bench.Bench.Get<KeyHistory>().Handle(default)).Value!.Single();
        var file = Path.Combine(bench.Bench.Get<HomeFolder>().Keys, "signing.pem");
        var stolen = await File.ReadAllTextAsync(file);

        Assert.Null((await Rotate(bench, "The sample laptop was stolen.", compromised: true)).Problem);

        var keys = (await bench.Bench.Get<KeyHistory>().Handle(default)).Value!;
        Assert.Equal((true, first.KeyId), (keys[1].Compromised, keys[1].KeyId));
        Assert.Null(keys[0].EndorsedBy);
        await File.WriteAllTextAsync(file, stolen);
        Assert.Equal("signing-key-ended", (await bench.Seal()).Problem?.Code);
        Assert.Empty(bench.Blobs());
        Assert.Null((await Rotate(bench, "The old file came back by mistake.")).Problem);
        Assert.Null((await bench.Seal()).Problem);
    }

    [Fact]
    public async Task Only_the_operator_rotates_and_says_why()
    {
        await using var bench = await DeliveryBench.Open(TestDatabase.Sqlite);
        var rotate = bench.Bench.Get<RotateKey>();

        Assert.Equal("role-missing", (await rotate.Handle(new(Why, false), bench.Lead, default)).Problem?.Code);
        Assert.Equal("reason-length", (await rotate.Handle(new("short", false), Operator, default)).Problem?.Code);
        Assert.Single((await bench.Bench.Get<KeyHistory>().Handle(default)).Value!);
    }

    private static Task<Result<string>> Rotate(DeliveryBench bench, string why, bool compromised = false) =>
        bench.Bench.Get<RotateKey>().Handle(new(why, compromised), Operator, default);

    private async Task<bool> Passes(DeliveryBench bench, Guid delivery, string key)
    {
        var bag = Path.Combine(folder.FullName, $"{delivery:N}");
        if (!Directory.Exists(bag))
            await bench.Export(folder, delivery);
        return DeliveryVerifier.Run(bag, key).All(c => c.Passed);
    }
}
