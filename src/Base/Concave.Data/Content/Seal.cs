using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Concave.Data.Content;

/// <summary>
/// Compresses and encrypts with one key: a version byte, 12 bytes of nonce, 16 of tag, then the text
/// (Brotli inside AES-256-GCM).
/// </summary>
internal sealed class Seal(byte[] key, Guid subject) : IDisposable
{
    private const byte Version = 1;
    private const int Header = 1 + 12 + 16;
    private readonly AesGcm cipher = new(key, tagSizeInBytes: 16);
    private readonly byte[] context = subject.ToByteArray();
    private readonly Lock turn = new();

    public void Dispose() => cipher.Dispose();

    internal byte[] Close(ReadOnlySpan<byte> plain)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(plain.Length) + 4);
        try
        {
            BitConverter.TryWriteBytes(buffer, plain.Length);
            if (!BrotliEncoder.TryCompress(plain, buffer.AsSpan(4), out var length, quality: 0, window: 18))
                throw new InvalidOperationException("Brotli needs more room than it said.");
            var result = new byte[Header + 4 + length];
            result[0] = Version;
            RandomNumberGenerator.Fill(result.AsSpan(1, 12));
            lock (turn)
                cipher.Encrypt(result.AsSpan(1, 12), buffer.AsSpan(0, 4 + length), result.AsSpan(Header), result.AsSpan(13, 16), context);
            return result;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    internal byte[] Open(ReadOnlySpan<byte> closed)
    {
        if (closed.Length < Header + 4 || closed[0] != Version)
            throw new InvalidDataException("This is not sealed content of a version known here.");
        var buffer = new byte[closed.Length - Header];
        lock (turn)
            cipher.Decrypt(closed.Slice(1, 12), closed[Header..], closed.Slice(13, 16), buffer, context);
        var plain = new byte[BitConverter.ToInt32(buffer)];
        return BrotliDecoder.TryDecompress(buffer.AsSpan(4), plain, out var length) && length == plain.Length
            ? plain
            : throw new InvalidDataException("Sealed content does not have the length it states.");
    }
}
