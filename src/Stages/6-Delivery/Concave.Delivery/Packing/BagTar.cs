using System.Formats.Tar;

namespace Concave.Delivery.Packing;

/// <summary>A bag as one tar file (POSIX ustar): files in the order of their paths, one time, no owner, so that the same bag gives the same bytes.</summary>
internal static class BagTar
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Packs every file of a folder under one root.</summary>
    internal static async Task Pack(string folder, string root, DateTimeOffset at, Stream to, CancellationToken stop)
    {
        await using var tar = new TarWriter(to, TarEntryFormat.Ustar, leaveOpen: true);
        foreach (var (path, file) in Files(folder))
        {
            await using var content = File.OpenRead(file);
            var entry = new UstarTarEntry(TarEntryType.RegularFile, $"{root}/{path}") { ModificationTime = at, Mode = Mode, DataStream = content };
            await tar.WriteEntryAsync(entry, stop);
        }
    }

    /// <summary>Unpacks into a folder, without the root.</summary>
    /// <exception cref="InvalidDataException">An entry is no plain file below the root.</exception>
    internal static async Task Unpack(Stream from, string folder, CancellationToken stop)
    {
        var home = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        await using var tar = new TarReader(from, leaveOpen: true);
        while (await tar.GetNextEntryAsync(copyData: false, stop) is { } entry)
        {
            var start = entry.Name.IndexOf('/', StringComparison.Ordinal) + 1;
            var place = Path.GetFullPath(Path.Combine(home, entry.Name[start..]));
            if (entry.EntryType != TarEntryType.RegularFile || start == 0 || !place.StartsWith(home, StringComparison.Ordinal))
                throw new InvalidDataException("The packed delivery holds something else than files below its root.");
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            await using var file = new FileStream(place, FileMode.CreateNew, FileAccess.Write);
            if (entry.DataStream is { } content)
                await content.CopyToAsync(file, stop);
        }
    }

    private static IEnumerable<(string Path, string File)> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => (Path: System.IO.Path.GetRelativePath(folder, file).Replace(System.IO.Path.DirectorySeparatorChar, '/'), File: file))
            .OrderBy(f => f.Path, StringComparer.Ordinal);
}
