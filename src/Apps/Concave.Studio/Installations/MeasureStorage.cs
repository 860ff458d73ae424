using Concave.Data;
using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Studio.Composition;
using Microsoft.EntityFrameworkCore;

namespace Concave.Studio.Installations;

/// <summary>How much room an installation takes, in bytes.</summary>
/// <param name="Database">The database; its write-ahead log too where it is a file.</param>
/// <param name="Blobs">Signed NDAs and sealed deliveries.</param>
/// <param name="BlobCount">How many files these are.</param>
/// <param name="Work">What is being made and not kept.</param>
/// <param name="Free">Room left on the disk of the home folder.</param>
public sealed record StorageFigures(long Database, long Blobs, int BlobCount, long Work, long Free);

/// <summary>Measures it: a walk over the home folder, and a question to the database.</summary>
internal sealed class MeasureStorage(Store store, Installation installation, HomeFolder home)
{
    internal async Task<StorageFigures> Measure(CancellationToken stop)
    {
        await using var db = store.Read();
        var blobs = Files(Path.Combine(installation.Home, "blobs"));
        return new(
            db.Database.IsEmbedded ? Embedded() : await OfPostgres(db, stop),
            blobs.Sum(f => f.Length), blobs.Count, Files(home.Work).Sum(f => f.Length),
            new DriveInfo(Path.GetFullPath(installation.Home)).AvailableFreeSpace);
    }

    private long Embedded() => new[] { "", "-wal", "-shm" }.Select(end => new FileInfo($"{installation.DatabaseFile}{end}")).Where(f => f.Exists).Sum(f => f.Length);

    private static async Task<long> OfPostgres(ConcaveDb db, CancellationToken stop) =>
        (await db.Database.SqlQuery<long>($"SELECT pg_database_size(current_database()) AS \"Value\"").ToListAsync(stop)).Single();

    private static List<FileInfo> Files(string folder) =>
        Directory.Exists(folder) ? [.. new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)] : [];
}
