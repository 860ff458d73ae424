using System.Text.Json;
using Concave.Kernel;

namespace Concave.Datasets.Reading;

/// <summary>Tells from a file's first bytes (unpacked) what holds its rows.</summary>
internal static class Sniff
{
    /// <summary>As many bytes as the decision may want to see.</summary>
    public const int Enough = 1 << 16;

    public static Result<Container> Container(string path, ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PAR1"u8)) return ParquetOrProblem(path);
        if (Foreign(path, head) is { } problem) return problem;
        if (head.StartsWith("\ufeff"u8)) head = head["\ufeff"u8.Length..];
        head = head.TrimStart(" \t\r\n"u8);
        if (head.IsEmpty) return FileProblems.NoRows(path);
        return (head[0], Extension(path)) switch
        {
            (_, ".csv") => Reading.Container.Csv,
            ((byte)'[', ".jsonl" or ".ndjson") when FirstLineIsWhole(head) => Reading.Container.Lines,
            ((byte)'[', _) => Reading.Container.Array,
            ((byte)'{', _) or (_, ".jsonl" or ".ndjson" or ".json") => Reading.Container.Lines,
            _ => Reading.Container.Csv,
        };
    }

    private static Result<Container> ParquetOrProblem(string path)
    {
        Span<byte> magic = stackalloc byte[4];
        using var file = File.OpenRead(path);
        var packed = file.ReadAtLeast(magic, 4, throwOnEndOfStream: false) < 4 || !magic.SequenceEqual("PAR1"u8);
        return packed ? FileProblems.Packed(path, "a gzipped Parquet file") : Reading.Container.Parquet;
    }

    private static Problem? Foreign(string path, ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\x03\x04"u8)) return FileProblems.Packed(path, "a ZIP archive or a spreadsheet");
        if (head is [0x28, 0xb5, 0x2f, 0xfd, ..]) return FileProblems.Packed(path, "packed with Zstandard");
        if (head is [0xfd, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', ..]) return FileProblems.Packed(path, "packed with xz");
        if (head is [(byte)'B', (byte)'Z', (byte)'h', ..]) return FileProblems.Packed(path, "packed with bzip2");
        if (head is [0xff, 0xfe, ..] or [0xfe, 0xff, ..]) return FileProblems.Utf16(path);
        if (head is [_, 0, _, 0, ..] or [0, _, 0, _, ..]) return FileProblems.Utf16(path);

        // One stray NUL is a bad row; a share of them is no text file.
        return head.Count((byte)0) > head.Length / 64 ? FileProblems.Binary(path) : null;
    }

    /// <summary>True when the first line is a JSON value by itself and more lines follow: lines, the first of them odd.</summary>
    private static bool FirstLineIsWhole(ReadOnlySpan<byte> head)
    {
        var end = head.IndexOf((byte)'\n');
        if (end < 0 || Bytes.IsBlank(head[end..])) return false;
        var reader = new Utf8JsonReader(head[..end]);
        try
        {
            return reader.Read() && reader.TrySkip();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Extension(string path)
    {
        var name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return Path.GetExtension(name).ToLowerInvariant();
    }
}
