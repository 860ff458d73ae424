using System.Buffers;

namespace Concave.Datasets.Reading;

/// <summary>A window that moves over a stream: the bytes not yet consumed, contiguous. Holds a row, never a file.</summary>
/// <param name="stream">What is read; disposed with the window.</param>
/// <param name="isWhole">Asked at the end with the number of bytes read: was that all there should be?</param>
internal sealed class ByteWindow(Stream stream, Func<long, bool> isWhole) : IDisposable
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 18);
    private long total;
    private int start;
    private int end;
    private bool ended;

    /// <summary>Why the stream stopped before its end; null while all is well.</summary>
    public RowFault? Broken { get; private set; }

    public int Length => end - start;

    public ReadOnlySpan<byte> Span => buffer.AsSpan(start, end - start);

    public ReadOnlyMemory<byte> Slice(int length) => buffer.AsMemory(start, length);

    public void Skip(int count) => start += count;

    /// <summary>Brings at least one more byte behind those in the window; false at the end of the stream.</summary>
    public bool Fill()
    {
        if (ended) return false;
        MakeRoom();
        var read = Read();
        end += read;
        ended = read == 0;
        return !ended;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        stream.Dispose();
    }

    private int Read()
    {
        try
        {
            var read = stream.Read(buffer, end, buffer.Length - end);
            total += read;
            if (read == 0 && !isWhole(total)) Broken = Faults.Broken("The compressed data is cut off here.");
            return read;
        }
        catch (InvalidDataException)
        {
            Broken = Faults.Broken("The compressed data is damaged here.");
        }
        catch (IOException)
        {
            Broken = Faults.Broken("The file could not be read further.");
        }

        return 0;
    }

    private void MakeRoom()
    {
        if (end < buffer.Length) return;
        if (start > 0)
        {
            Span.CopyTo(buffer);
            (start, end) = (0, end - start);
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        Span.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
