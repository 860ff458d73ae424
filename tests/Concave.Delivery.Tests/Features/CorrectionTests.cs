using System.Text.Json;
using Concave.Datasets.Verify;
using Concave.Delivery.Tests.Fixtures;
using Concave.Testing;

namespace Concave.Delivery.Tests.Features;

public sealed class CorrectionTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("concave-delivery-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task A_corrected_release_says_what_it_changed_and_the_old_one_still_verifies(TestDatabase database)
    {
        await using var bench = await DeliveryBench.Open(database);
        var old = (await bench.Seal()).Value!;
        var before = await bench.Export(folder, old.DeliveryId);
        Guid[] turned = [bench.Seeded.Pairs[3].Pair, bench.Seeded.Pairs[8].Pair];

        await Correction.Of(bench, turned.ToHashSet());
        var made = (await bench.Seal()).Value!;
        var now = await bench.Export(folder, made.DeliveryId);

        Assert.NotEqual(old.DeliveryId, made.DeliveryId);
        Assert.All(DeliveryVerifier.Run(before).Concat(DeliveryVerifier.Run(now)).Concat(ChangesCheck.Run(now, before)), c => Assert.True(c.Passed, $"{c.Name}: {c.Detail}"));
        var listed = (await bench.Bench.Get<ListDeliveries>().Handle(new(bench.Seeded.ProjectId), bench.Client, default)).Value!;
        Assert.Equal([(made.DeliveryId, (Guid?)old.DeliveryId, (Guid?)null), (old.DeliveryId, null, made.DeliveryId)], listed.Select(d => (d.DeliveryId, d.Supersedes, d.SupersededBy)));
        var changes = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(now, "data/docs/changes.json"))).RootElement;
        Assert.Equal(turned.Order(), changes.GetProperty("labels").EnumerateArray().Select(l => l.GetProperty("pair").GetGuid()));
        Assert.Equal(("b", "a"), Label(changes, turned[0]));
        Assert.Equal((58, 2), (changes.GetProperty("counts").GetProperty("same").GetInt32(), changes.GetProperty("counts").GetProperty("turned").GetInt32()));
        Assert.Equal(Correction.Note, Assert.Single(changes.GetProperty("root_causes").EnumerateArray()).GetProperty("note").GetString());
        Assert.Contains("\\*one\\*", await File.ReadAllTextAsync(Path.Combine(now, "data/docs/changes.md")), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(before, "data/docs/changes.json")));
    }

    [Fact]
    public async Task A_difference_report_that_was_changed_or_held_against_another_delivery_is_noticed()
    {
        await using var bench = await DeliveryBench.Open(TestDatabase.Sqlite);
        var before = await bench.Export(folder, (await bench.Seal()).Value!.DeliveryId);
        await Correction.Of(bench, new HashSet<Guid> { bench.Seeded.Pairs[3].Pair });
        var now = await bench.Export(folder, (await bench.Seal()).Value!.DeliveryId);
        var (seeded, _) = await bench.Another(DeliveryBench.Sample with { Seed = 2 });
        var other = await bench.Export(folder, (await bench.Seal(seeded.BatchId)).Value!.DeliveryId);

        Assert.False(Assert.Single(ChangesCheck.Run(now, other)).Passed);
        Assert.False(Assert.Single(ChangesCheck.Run(before, now)).Passed);
        Assert.False(Assert.Single(ChangesCheck.Run(now, folder.FullName)).Passed);
        var report = Path.Combine(now, "data/docs/changes.json");
        await File.WriteAllTextAsync(report, (await File.ReadAllTextAsync(report)).Replace("\"turned\": 1", "\"turned\": 0", StringComparison.Ordinal));
        Assert.False(Assert.Single(ChangesCheck.Run(now, before)).Passed);
    }

    [Fact]
    public async Task A_correction_is_not_sealed_while_what_it_corrects_is_lost()
    {
        await using var bench = await DeliveryBench.Open(TestDatabase.Sqlite);
        var old = (await bench.Seal()).Value!;
        await Correction.Of(bench, new HashSet<Guid>());

        Assert.Equal(old.DeliveryId, (await bench.Bench.Get<ShowSealing>().Handle(new(bench.Seeded.BatchId), bench.Lead, default)).Value!.Delivery!.DeliveryId);
        var blob = Assert.Single(bench.Blobs());
        await File.WriteAllTextAsync(blob, "lost");
        Assert.Equal("delivery-damaged", (await bench.Seal()).Problem?.Code);
    }

    private static (string? Was, string? Is) Label(JsonElement changes, Guid pair)
    {
        var row = changes.GetProperty("labels").EnumerateArray().Single(l => l.GetProperty("pair").GetGuid() == pair);
        return (row.GetProperty("was").GetString(), row.GetProperty("is").GetString());
    }
}
