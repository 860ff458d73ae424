using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Concave.Data.Blobs;

/// <summary>
/// A stream in chunks of AES-256-GCM: four bytes (little-endian) of length, 16 of tag, then the text. The nonce counts the
/// chunks, so none can be moved; every chunk is full but the last, so none can be cut off. The key must be used once.
/// </summary>
internal sealed class SealedChunks : Stream
{
    private const int Full = 1 << 16;
    private const int Head = sizeof(int) + Tag;
    private const int Tag = 16;

    private readonly Stream source;
    private readonly AesGcm cipher;
    private readonly bool opens;
    private readonly byte[] plain = new byte[Full];
    private readonly byte[] closed = new byte[Head + Full];
    private ReadOnlyMemory<byte> ready;
    private ulong chunks;
    private bool ended;

    private SealedChunks(Stream source, byte[] key, bool opens) =>
        (this.source, cipher, this.opens) = (source, new AesGcm(key, Tag), opens);

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (ready.IsEmpty && !ended)
            ready = opens ? await OpenNext(cancellationToken) : await CloseNext(cancellationToken);
        return Take(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Sealed blobs are read asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    /// <summary>Reads as <paramref name="head"/> and then the content, encrypted. The content stays the caller's.</summary>
    internal static SealedChunks Closing(byte[] head, Stream content, byte[] key) => new(content, key, opens: false) { ready = head };

    /// <summary>Reads as what was encrypted; disposing it disposes the content.</summary>
    internal static SealedChunks Opening(Stream content, byte[] key) => new(content, key, opens: true);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            cipher.Dispose();
            CryptographicOperations.ZeroMemory(plain);
            if (opens)
                source.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Take(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, ready.Length);
        ready.Span[..count].CopyTo(buffer);
        ready = ready[count..];
        return count;
    }

    private async ValueTask<ReadOnlyMemory<byte>> CloseNext(CancellationToken stop)
    {
        var length = await source.ReadAtLeastAsync(plain, Full, throwOnEndOfStream: false, stop);
        BinaryPrimitives.WriteInt32LittleEndian(closed, length);
        cipher.Encrypt(Nonce(), plain.AsSpan(0, length), closed.AsSpan(Head, length), closed.AsSpan(sizeof(int), Tag));
        ended = length < Full;
        return closed.AsMemory(0, Head + length);
    }

    private async ValueTask<ReadOnlyMemory<byte>> OpenNext(CancellationToken stop)
    {
        await source.ReadExactlyAsync(closed.AsMemory(0, Head), stop);
        var length = BinaryPrimitives.ReadInt32LittleEndian(closed);
        if (length is < 0 or > Full)
            throw new InvalidDataException("A chunk of a sealed blob has no length that can be.");
        await source.ReadExactlyAsync(closed.AsMemory(Head, length), stop);
        cipher.Decrypt(Nonce(), closed.AsSpan(Head, length), closed.AsSpan(sizeof(int), Tag), plain.AsSpan(0, length));
        ended = length < Full;
        return plain.AsMemory(0, length);
    }

    private byte[] Nonce()
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteUInt64LittleEndian(nonce, chunks++);
        return nonce;
    }
}
