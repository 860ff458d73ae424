using Concave.Data;
using Concave.Data.Context;
using Concave.Kernel;
using Concave.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Delivery.Tests.Fixtures;

/// <summary>A batch that sample annotators judged and the gates decided, written as the stages before hand it over.</summary>
internal sealed class DeliveryBench : IAsyncDisposable
{
    private DeliveryBench(Bench bench) => Bench = bench;

    internal Bench Bench { get; }
    internal SeededRound Seeded { get; private set; } = null!;
    internal WorkedRound Worked { get; private set; } = null!;
    internal Actor Lead { get; } = new(new Guid("00000000-0000-7000-8000-000000000003"), Roles.Lead);
    internal Actor Client => ClientOf(Seeded);

    private DecidedBatch Decided => new(Bench.Store, Bench.Vault, Bench.Clock);

    private string BlobFolder => Path.Combine(Bench.Get<HomeFolder>().Path, "blobs");

    /// <summary>Small, and of such a sample that its κ does not hang on which pairs are drawn.</summary>
    internal static SeededRoundOptions Sample => new() { Pairs = 60, Gold = 20, Annotators = 3, Plan = QualityPlan.HouseStandard with { SampleShare = 0.4 } };

    internal static Actor ClientOf(SeededRound seeded) => new(new Guid("00000000-0000-7000-8000-000000000004"), Roles.Client, seeded.ClientId);

    /// <summary>A bench with one batch in the state the gates left it in.</summary>
    /// <param name="database">Where.</param>
    /// <param name="wrongGold">Verified pairs answered wrong; many withhold the batch.</param>
    /// <param name="options">What the round holds.</param>
    /// <param name="words">What else people wrote than the sample's.</param>
    /// <param name="add">Services that take the place of the usual ones.</param>
    internal static async Task<DeliveryBench> Open(TestDatabase database, int wrongGold = 0, SeededRoundOptions? options = null, Action<IServiceCollection>? add = null, Func<WorkedRound, WorkedRound>? words = null)
    {
        var made = new DeliveryBench(await Bench.Open(database, services =>
        {
            services.AddDelivery();
            add?.Invoke(services);
        }));
        (made.Seeded, made.Worked) = await made.Another(options ?? Sample, wrongGold, words);
        return made;
    }

    /// <summary>Another project, judged and decided.</summary>
    internal async Task<(SeededRound Seeded, WorkedRound Worked)> Another(SeededRoundOptions options, int wrongGold = 0, Func<WorkedRound, WorkedRound>? words = null)
    {
        var seeded = await SeededRound.Make(Bench, options);
        return (seeded, await Decided.Make(seeded, wrongGold, words));
    }

    internal Task<Result<DeliveryView>> Seal(Guid? batch = null) => Bench.Get<SealDelivery>().Handle(new(batch ?? Seeded.BatchId), Lead, default);

    /// <summary>The files of stored blobs.</summary>
    internal string[] Blobs() => Directory.Exists(BlobFolder) ? Directory.GetFiles(BlobFolder, "*", SearchOption.AllDirectories) : [];

    /// <summary>Unpacks a delivery; the folder lies in a new directory of its own.</summary>
    internal async Task<string> Export(DirectoryInfo under, Guid delivery)
    {
        var folder = Path.Combine(under.FullName, $"{delivery:N}");
        Assert.Null((await Bench.Get<ExportDelivery>().Handle(new(delivery, folder), Lead, default)).Problem);
        return folder;
    }

    internal async Task Write(Func<ConcaveDb, Task> work) => Assert.Null((await Bench.Store.Write<Done>(async db =>
    {
        await work(db);
        return default(Done);
    }, default)).Problem);

    public ValueTask DisposeAsync() => Bench.DisposeAsync();

    /// <summary>Writes what a round came to.</summary>
    internal Task Keep(SeededRound seeded, WorkedRound worked) => Decided.Keep(seeded, worked);
}
