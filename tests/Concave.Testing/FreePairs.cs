using Concave.Data.Content;
using Concave.Data.HandOffs;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Concave.Testing;

/// <summary>Production pairs that are in no batch, added to a project that has an import.</summary>
public static class FreePairs
{
    // Away from the numbers that a seeded round uses.
    private const int First = 100_000;

    public static async Task Add(Store store, ContentVault vault, Guid project, int count, TimeProvider clock)
    {
        List<Pair> rows = new(count);
        await using (var db = store.Read())
        {
            var import = await db.PairImports.Where(i => i.ProjectId == project).Select(i => i.Id).FirstAsync();
            for (var i = 0; i < count; i++)
                rows.Add(await Row(vault, project, import, First + i, clock));
        }

        var added = await store.Write<Done>(async db =>
        {
            await db.InsertAll(rows, default);
            return default(Done);
        }, default);
        Assert.Null(added.Problem);
    }

    private static async Task<Pair> Row(ContentVault vault, Guid project, Guid import, int number, TimeProvider clock)
    {
        var pair = SamplePairs.Make(clock.NewId(), PairPurpose.Production, number, "general", "en", 12);
        return new()
        {
            Id = pair.Pair,
            ProjectId = project,
            ImportId = import,
            Purpose = pair.Purpose,
            ExternalId = pair.ExternalId,
            ContentHash = Digest.Of(pair),
            Domain = pair.Domain,
            Language = pair.Language,
            TaskType = "",
            Words = 32,
            Content = await vault.Close(project, pair, default),
            ImportedAt = clock.GetUtcNow(),
        };
    }
}
