using System.Text.Json;
using Concave.Benchmarks.Import;
using Concave.Data.Content;
using Concave.Data.Writing;
using Concave.Datasets.Projections;
using Concave.Datasets.Verify;
using Concave.Delivery;
using Concave.Delivery.Tests.Fixtures;
using Concave.Kernel;
using Concave.Studio.Composition;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Benchmarks.Sealing;

/// <summary>The steps of <see cref="SealBench"/>.</summary>
internal static class SealSteps
{
    private const int ResponseWords = 200;
    private const int Judgments = 1_200; // of one person

    private static readonly Actor Lead = new(new Guid("00000000-0000-7000-8000-000000000003"), Roles.Lead);

    /// <summary>An installation with one batch that passed its gates.</summary>
    internal static async Task Make(string home, int pairs)
    {
        await using var services = Services(home);
        var (store, vault) = (services.GetRequiredService<Store>(), services.GetRequiredService<ContentVault>());
        await store.Migrate(default);
        var words = new Words();
        var seeded = await SeededRound.Make(store, vault, TimeProvider.System, new()
        {
            Pairs = pairs,
            Gold = 500,
            Annotators = Math.Max(3, (int)(pairs * 1.2 / Judgments)),
            Responses = Enumerable.Range(0, pairs).ToDictionary(n => n, _ => (words.Some(ResponseWords), words.Some(ResponseWords))),
            Languages = ["en", "hi"],
            Domains = ["general", "code", "law"],
            SuggestionShown = true,
            Plan = QualityPlan.HouseStandard with { SampleShare = 0.2 },
        });
        var worked = await new DecidedBatch(store, vault, TimeProvider.System).Make(seeded);
        if (!worked.Decision.Release)
            throw new InvalidOperationException(string.Join(' ', worked.Decision.Reasons));
    }

    /// <summary>Seals it, in every shape, and unpacks what the client receives.</summary>
    internal static async Task Seal(string home, string bag)
    {
        await using var services = Services(home);
        await using var db = services.GetRequiredService<Store>().Read();
        var batch = await db.Batches.Select(b => b.Id).SingleAsync();
        var delivery = await Spent.Of("sealed", () => services.GetRequiredService<SealDelivery>().Handle(new(batch, [.. ProjectionNames.All.Values]), Lead, default));
        if (delivery.Failed)
            throw new InvalidOperationException(delivery.Problem.ToString());
        var exported = await services.GetRequiredService<ExportDelivery>().Handle(new(delivery.Value.DeliveryId, bag), Lead, default);
        if (exported.Failed)
            throw new InvalidOperationException(exported.Problem.ToString());
    }

    /// <summary>Writes the rows of the delivery once more, parsed already, by the serializer alone; and its other files as bytes.</summary>
    internal static void Plain(string bag)
    {
        var files = Directory.GetFiles(bag, "*", SearchOption.AllDirectories);
        var rows = files.Where(f => f.EndsWith(".jsonl", StringComparison.Ordinal)).Select(f => File.ReadLines(f).Select(l => JsonSerializer.Deserialize<JsonElement>(l)).ToList()).ToList();
        var others = files.Where(f => !f.EndsWith(".jsonl", StringComparison.Ordinal)).Select(File.ReadAllBytes).ToList();
        var copy = Path.Combine(Path.GetDirectoryName(bag)!, "plain");
        var bytes = Spent.Of($"plain serialisation of the same {files.Length} files", () => Copy(copy, rows, others));
        Console.WriteLine(FormattableString.Invariant($"{bytes / 1e6:F0} MB"));
        File.Delete(copy);
    }

    private static long Copy(string copy, List<List<JsonElement>> rows, List<byte[]> others)
    {
        using var file = File.Create(copy);
        foreach (var row in rows.SelectMany(r => r))
        {
            JsonSerializer.Serialize(file, row);
            file.WriteByte((byte)'\n');
        }

        foreach (var bytes in others)
            file.Write(bytes);
        file.Flush(flushToDisk: true);
        return file.Length;
    }

    /// <summary>What <c>concave verify</c> does.</summary>
    internal static void Verify(string bag)
    {
        var checks = Spent.Of("concave verify", () => DeliveryVerifier.Run(bag));
        if (checks.FirstOrDefault(c => !c.Passed) is { } fault)
            throw new InvalidOperationException($"{fault.Name}: {fault.Detail}");
    }

    internal static ServiceProvider Services(string home)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddConcave(new Installation(home));
        return services.BuildServiceProvider();
    }
}
