using Concave.Data.Writing;
using Concave.Datasets.Bag;
using Concave.Datasets.Projections;
using Concave.Datasets.Proof;
using Concave.Datasets.Reporting;
using Concave.Datasets.Verify;
using Concave.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Benchmarks.Sealing;

/// <summary>Where the time of a sealing goes: its parts once more, one after the other.</summary>
internal static class SealParts
{
    internal static async Task Run(string home, string bag)
    {
        await using var services = SealSteps.Services(home);
        await using var db = services.GetRequiredService<Store>().Read();
        var batch = await db.Batches.Select(b => b.Id).SingleAsync();
        Projection[] shapes = [.. ProjectionNames.All.Values];
        var records = (await Spent.Of("read from the database and opened", () => services.GetRequiredService<CollectRecords>().Handle(batch, default))).Value!;
        var report = Spent.Of("report", () => QaReport.From(records));
        var documents = Spent.Of("pages and cards", () => new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["data/docs/qa-report.json"] = report.ToJson(),
            ["data/docs/qa-report.html"] = System.Text.Encoding.UTF8.GetBytes(ReportPage.Render(report)),
            ["README.md"] = System.Text.Encoding.UTF8.GetBytes(DataCard.Render(records, report, shapes)),
            ["data/parquet/README.md"] = System.Text.Encoding.UTF8.GetBytes(DataCard.RenderParquet(records, report, shapes)),
        });
        using var key = SigningKey.Create();
        Spent.Of("written, without Parquet", () => BagWriter.Write($"{bag}-plain", records, documents.Where(d => d.Key != "data/parquet/README.md").ToDictionary(), key, shapes));
        Spent.Of("written, with Parquet", () => BagWriter.Write($"{bag}-again", records, documents, key, shapes, parquet: true));
        Spent.Of("verified without Parquet", () => DeliveryVerifier.Run($"{bag}-plain"));
        Spent.Of("verified", () => DeliveryVerifier.Run($"{bag}-again"));
        Spent.Of("held against what trainers stumble over", () => ExportLint.Bag($"{bag}-again"));
        Directory.Delete($"{bag}-plain", recursive: true);
        Directory.Delete($"{bag}-again", recursive: true);
    }
}
