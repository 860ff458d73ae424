using System.IO.Compression;
using Concave.Datasets.Bag;
using Concave.Kernel;

namespace Concave.Datasets.Reading;

/// <summary>A file opened far enough to know what holds its rows. One pass, then disposed.</summary>
internal sealed class RowFile : IDisposable
{
    private readonly string path;
    private readonly ByteWindow? window;
    private readonly Container container;
    private readonly CsvHeader? header;
    private readonly DeliveryRecords? delivery;

    private RowFile(string path, ByteWindow window, Container container, CsvHeader? header) =>
        (this.path, this.window, this.container, this.header) = (path, window, container, header);

    private RowFile(string path, DeliveryRecords delivery) => (this.path, this.delivery, container) = (path, delivery, Container.Delivery);

    /// <summary>Opens a file and tells its container by its bytes; the name decides only where bytes cannot.</summary>
    public static Result<RowFile> Open(string path)
    {
        if (BagRows.IsBag(path)) return BagRows.Open(path).Then<RowFile>(records => new RowFile(path, records));
        if (Directory.Exists(path)) return FileProblems.Directory(path);
        if (!File.Exists(path)) return FileProblems.Missing(path);
        ByteWindow head;
        try
        {
            head = Unpacked(path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return FileProblems.Unreadable(path);
        }

        var opened = Sniffed(path, head);
        if (opened.Failed) head.Dispose();
        return opened;
    }

    /// <summary>The rows as JSON, in order.</summary>
    public IEnumerable<RawRow> Rows(int maxRowBytes) => container switch
    {
        Container.Lines => LineRows.Read(window!, maxRowBytes),
        Container.Array => ArrayRows.Read(window!, maxRowBytes),
        Container.Csv => CsvRows.Read(window!, header!, maxRowBytes),
        Container.Parquet => ParquetRows.Read(path, maxRowBytes),
        Container.Delivery => BagRows.Read(delivery!),
        _ => throw new ArgumentOutOfRangeException(nameof(maxRowBytes), container, "not a known container"),
    };

    public void Dispose() => window?.Dispose();

    private static ByteWindow Unpacked(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);
        Span<byte> magic = stackalloc byte[2];
        var gzip = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic is [0x1f, 0x8b];
        file.Position = 0;
        return gzip
            ? new(new GZipStream(file, CompressionMode.Decompress), total => GzipEnd.IsWhole(path, total))
            : new(file, static _ => true);
    }

    private static Result<RowFile> Sniffed(string path, ByteWindow head)
    {
        while (head.Length < Sniff.Enough && head.Fill()) { }
        if (head.Length == 0) return head.Broken is { } broken ? FileProblems.Damaged(path, broken.Reason) : FileProblems.Empty(path);
        var found = Sniff.Container(path, head.Span);
        if (found.Failed) return found.Problem;
        if (head.Span.StartsWith("\ufeff"u8)) head.Skip("\ufeff"u8.Length);
        if (found.Value != Container.Csv) return new RowFile(path, head, found.Value, header: null);
        var columns = CsvHeader.Read(head, path);
        return columns.Failed ? columns.Problem : new RowFile(path, head, found.Value, columns.Value);
    }
}
