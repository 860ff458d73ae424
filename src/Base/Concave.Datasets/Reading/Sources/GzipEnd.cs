using System.Buffers.Binary;
using System.IO.Compression;

namespace Concave.Datasets.Reading;

/// <summary>
/// Tells a whole gzip file from one that was cut off: .NET ends both alike, without a word. Damage inside is another
/// matter, found by the checksum while unpacking.
/// </summary>
internal static class GzipEnd
{
    private const int SmallestMember = 18;
    private const int Attempts = 3;

    /// <summary>True when the file ends with the length (modulo 2^32) of what its last member holds.</summary>
    /// <param name="path">The packed file.</param>
    /// <param name="unpacked">Bytes that came out of the whole file.</param>
    public static bool IsWhole(string path, long unpacked)
    {
        using var file = File.OpenRead(path);
        if (file.Length < SmallestMember) return false;
        Span<byte> last = stackalloc byte[4];
        file.Position = file.Length - 4;
        file.ReadExactly(last);
        var stated = BinaryPrimitives.ReadUInt32LittleEndian(last);

        // Files that were appended to hold several members; the stated length is then that of the last one.
        return stated == (uint)unpacked || MembersFromEnd(file).Take(Attempts).Any(start => Unpacked(file, start) == stated);
    }

    /// <summary>Places where a member may begin, the last one first.</summary>
    private static IEnumerable<long> MembersFromEnd(FileStream file)
    {
        var block = new byte[1 << 16];
        for (var end = file.Length - SmallestMember + 4; end > 4; end = Math.Max(0, end - block.Length + 3))
        {
            var length = (int)Math.Min(block.Length, end);
            file.Position = end - length;
            file.ReadExactly(block, 0, length);
            for (var at = length - 4; at >= 0; at--)
            {
                // Magic, method "deflate", and the flags that writers use.
                if (block.AsSpan(at, 4) is [0x1f, 0x8b, 8, 0 or 4 or 8]) yield return end - length + at;
            }
        }
    }

    private static long? Unpacked(FileStream file, long start)
    {
        file.Position = start;
        using var member = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
        var buffer = new byte[1 << 16];
        var total = 0L;
        try
        {
            while (member.Read(buffer) is > 0 and var read) total += read;
            return total;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
