namespace Concave.Datasets.Bag;

/// <summary>One line of a file.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Bytes">Without its LF; valid until the next line is asked for.</param>
/// <param name="Ended">False for a last line that no LF ends.</param>
internal readonly record struct FileLine(int Number, ReadOnlyMemory<byte> Bytes, bool Ended);

/// <summary>Splits a stream at LF and at nothing else, holding one line at a time.</summary>
internal static class LineReader
{
    public static IEnumerable<FileLine> Read(Stream stream)
    {
        var buffer = new byte[1 << 16];
        var (start, end, number) = (0, 0, 0);
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                yield return new(++number, buffer.AsMemory(start, length), Ended: true);
                start += length + 1;
                continue;
            }

            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
            if (end == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
            var read = stream.Read(buffer, end, buffer.Length - end);
            end += read;
            if (read > 0)
                continue;
            if (end > 0)
                yield return new(++number, buffer.AsMemory(0, end), Ended: false);
            yield break;
        }
    }
}
