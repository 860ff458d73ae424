namespace Concave.Datasets.Bag;

/// <summary>A folder that somebody sent: names are checked and links are never followed.</summary>
internal sealed class BagFolder(string directory)
{
    private readonly string _root = Path.GetFullPath(directory);

    public bool Exists => Directory.Exists(_root);

    /// <summary>Every file and link below the folder, ordered by path with slashes; a link is given and not entered.</summary>
    public IReadOnlyList<(string Path, bool IsLink)> Files()
    {
        var options = new EnumerationOptions { RecurseSubdirectories = false, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };
        List<(string, bool)> files = [];
        Stack<DirectoryInfo> open = new([new DirectoryInfo(_root)]);
        while (open.TryPop(out var folder))
        {
            foreach (var entry in folder.EnumerateFileSystemInfos("*", options))
            {
                var isLink = IsLink(entry);
                if (entry is DirectoryInfo inner && !isLink)
                    open.Push(inner);
                else
                    files.Add((Path.GetRelativePath(_root, entry.FullName).Replace(Path.DirectorySeparatorChar, '/'), isLink));
            }
        }

        files.Sort((a, b) => string.CompareOrdinal(a.Item1, b.Item1));
        return files;
    }

    /// <summary>Where a file lies on disk; null when it is not there, has an unsafe name, or is reached through a link.</summary>
    public string? Place(string path)
    {
        if (!BagPath.IsSafe(path))
            return null;
        var place = BagPath.On(_root, path);
        return !File.Exists(place) || Steps(path).Any(step => IsLink(new FileInfo(BagPath.On(_root, step)))) ? null : place;
    }

    /// <summary>A file for reading; null as in <see cref="Place"/>.</summary>
    public Stream? Open(string path)
    {
        if (Place(path) is not { } place)
            return null;
        // A pipe or a device says that it has no bytes, and would keep us waiting if it were opened.
        return new FileInfo(place).Length == 0
            ? new MemoryStream([], writable: false)
            : new FileStream(place, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
    }

    /// <summary>A whole file's bytes; null as in <see cref="Open"/>.</summary>
    public byte[]? Read(string path)
    {
        using var stream = Open(path);
        if (stream is null)
            return null;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static bool IsLink(FileSystemInfo entry) => entry.LinkTarget is not null || entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static IEnumerable<string> Steps(string path)
    {
        for (var at = path.IndexOf('/', StringComparison.Ordinal); at >= 0; at = path.IndexOf('/', at + 1))
            yield return path[..at];
        yield return path;
    }
}
