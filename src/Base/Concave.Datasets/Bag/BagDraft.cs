using System.Security.Cryptography;

namespace Concave.Datasets.Bag;

/// <summary>A bag being written: every file is hashed as it goes to disk.</summary>
internal sealed class BagDraft(string directory)
{
    private const int BufferSize = 1 << 16;

    private readonly SortedDictionary<string, BagFile> _files = new(StringComparer.Ordinal);

    /// <summary>The files so far, ordered by path.</summary>
    public IReadOnlyList<BagFile> Files() => [.. _files.Values];

    public IReadOnlyList<BagFile> Payload() => [.. _files.Values.Where(IsPayload)];

    public IReadOnlyList<BagFile> Tags() => [.. _files.Values.Where(f => !IsPayload(f))];

    public BagFile Add(string path, ReadOnlySpan<byte> bytes)
    {
        using var stream = Open(path);
        stream.Write(bytes);
        return Keep(new(path, Proof.Digest.Hex(bytes), bytes.Length));
    }

    /// <summary>Writes lines, each ended by LF, holding one at a time.</summary>
    /// <returns>Bytes of the longest line, its LF included.</returns>
    public long AddLines(string path, IEnumerable<byte[]> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var stream = Open(path);
        long length = 0, longest = 0;
        foreach (var line in lines)
        {
            stream.Write(line);
            stream.Write("\n"u8);
            hash.AppendData(line);
            hash.AppendData("\n"u8);
            length += line.Length + 1;
            longest = Math.Max(longest, line.Length + 1);
        }

        Keep(new(path, Convert.ToHexStringLower(hash.GetHashAndReset()), length));
        return longest;
    }

    /// <summary>Adds a file that something else writes, made from one that is there.</summary>
    /// <param name="path">The new file.</param>
    /// <param name="from">A file that was added before.</param>
    /// <param name="make">Is given the places of both on disk, and writes the new one.</param>
    public void AddMade(string path, string from, Action<string, string> make)
    {
        var place = BagPath.On(directory, path);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        make(BagPath.On(directory, from), place);
        using var stream = File.OpenRead(place);
        Keep(new(path, Convert.ToHexStringLower(SHA256.HashData(stream)), stream.Length));
    }

    // Files are written by several threads at once; the manifest lists them by path all the same.
    private BagFile Keep(BagFile file)
    {
        lock (_files)
            _files.Add(file.Path, file);
        return file;
    }

    private FileStream Open(string path)
    {
        var place = BagPath.On(directory, path);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        return new(place, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize);
    }

    private static bool IsPayload(BagFile file) => file.Path.StartsWith("data/", StringComparison.Ordinal);
}
