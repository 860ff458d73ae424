using System.Formats.Tar;
using System.IO.Compression;
using Concave.Data.Sqlite;
using Concave.Kernel;
using Concave.Studio.Composition;

namespace Concave.Cli.Operate;

/// <summary>A backup: the database as it is at one moment, the blobs, and the keys where they are asked for, in one file.</summary>
internal static class Archive
{
    private const string Database = "concave.db";

    /// <summary>Writes a backup while the installation runs.</summary>
    internal static async Task<Result<Done>> Write(Installation installation, string file, bool withKeys, CancellationToken stop)
    {
        if (File.Exists(file))
            return new Problem("backup-exists", ProblemKind.Invalid, "The file exists.", "Name a new file; a backup never replaces another.", file);
        if (!File.Exists(installation.DatabaseFile))
            return new Problem("no-installation", ProblemKind.Invalid, "There is no database here.", "Name the folder of the installation with --home.", installation.Home);

        var copy = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, $".{Path.GetFileName(file)}.db");
        try
        {
            await SqliteCopy.Write(installation.DatabaseFile, copy, stop);
            await using var packed = new GZipStream(new FileStream(file, FileMode.CreateNew), CompressionLevel.Fastest);
            await using var tar = new TarWriter(packed);
            await tar.WriteEntryAsync(copy, Database, stop);
            await Add(tar, installation.Home, "blobs", stop);
            if (withKeys)
                await Add(tar, installation.Home, "keys", stop);
            return default(Done);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    /// <summary>Unpacks a backup into a folder that is empty or absent.</summary>
    internal static async Task<Result<Done>> Restore(string file, string home, CancellationToken stop)
    {
        if (!File.Exists(file))
            return new Problem("no-backup", ProblemKind.Invalid, "There is no such file.", "Name a file that `concave backup` wrote.", file);
        if (Directory.Exists(home) && Directory.EnumerateFileSystemEntries(home).Any())
            return new Problem("home-not-empty", ProblemKind.Invalid, "The folder is not empty.", "Name a new folder; a restore never replaces anything.", home);
        Directory.CreateDirectory(home);
        try
        {
            await using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
            await TarFile.ExtractToDirectoryAsync(packed, home, overwriteFiles: false, stop);
        }
        catch (Exception fault) when (fault is InvalidDataException or FormatException or EndOfStreamException)
        {
            return new Problem("backup-unreadable", ProblemKind.Invalid, $"The file is no backup, or it is damaged: {fault.Message}", "Try another backup; empty the folder first.", file);
        }

        return File.Exists(Path.Combine(home, Database))
            ? default(Done)
            : new Problem("backup-unreadable", ProblemKind.Invalid, "The archive holds no database.", "Name a file that `concave backup` wrote.", file);
    }

    private static async Task Add(TarWriter tar, string home, string folder, CancellationToken stop)
    {
        var root = Path.Combine(home, folder);
        if (!Directory.Exists(root))
            return;
        foreach (var path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".part", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            await tar.WriteEntryAsync(path, Path.GetRelativePath(home, path).Replace('\\', '/'), stop);
    }
}
