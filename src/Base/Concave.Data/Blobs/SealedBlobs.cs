using System.Buffers.Binary;
using System.Security.Cryptography;
using Concave.Data.Content;

namespace Concave.Data.Blobs;

/// <summary>
/// Blobs of client content, encrypted with a key of their own that the project's key wraps: destroying the project's key
/// makes them unreadable wherever copies lie. What the house has to keep beyond that, the master key wraps. A blob is <c>CONCAVE1</c>, four bytes (little-endian) of length, the
/// wrapped key, and then chunks as <see cref="SealedChunks"/> writes them.
/// </summary>
public sealed class SealedBlobs(IBlobStore blobs, ContentVault vault, MasterKey master)
{
    private const int MostWrapped = 1024;

    private static ReadOnlySpan<byte> Mark => "CONCAVE1"u8;

    /// <summary>Encrypts and stores the content under a new key; it is durable when this returns.</summary>
    /// <exception cref="IOException">The key exists, or the store refused.</exception>
    /// <exception cref="ContentDestroyedException">The project's key was destroyed.</exception>
    public async Task Put(Guid projectId, string key, Stream content, CancellationToken stop)
    {
        var secret = RandomNumberGenerator.GetBytes(32);
        await Put(key, secret, await vault.CloseBytes(projectId, secret, stop), content, stop);
    }

    /// <summary>The same for a document of the house itself, a signed NDA, say: it outlives the project's key.</summary>
    /// <exception cref="IOException">The key exists, or the store refused.</exception>
    public async Task PutForHouse(string key, Stream content, CancellationToken stop)
    {
        var secret = RandomNumberGenerator.GetBytes(32);
        using var house = House();
        await Put(key, secret, house.Close(secret), content, stop);
    }

    private async Task Put(string key, byte[] secret, byte[] wrapped, Stream content, CancellationToken stop)
    {
        var head = new byte[Mark.Length + sizeof(int) + wrapped.Length];
        Mark.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(Mark.Length), wrapped.Length);
        wrapped.CopyTo(head.AsSpan(Mark.Length + sizeof(int)));
        await using var closing = SealedChunks.Closing(head, content, secret);
        await blobs.Put(key, closing, stop);
    }

    /// <summary>Opens a blob for reading; a damaged or shortened one throws while it is read.</summary>
    /// <exception cref="FileNotFoundException">There is none under this key.</exception>
    /// <exception cref="InvalidDataException">The blob is not one of these.</exception>
    /// <exception cref="ContentDestroyedException">The project's key was destroyed.</exception>
    public async Task<Stream> Open(Guid projectId, string key, CancellationToken stop)
    {
        return await Open(key, wrapped => vault.OpenBytes(projectId, wrapped, stop), stop);
    }

    /// <summary>Opens a document of the house.</summary>
    /// <exception cref="FileNotFoundException">There is none under this key.</exception>
    /// <exception cref="InvalidDataException">The blob is not one of these.</exception>
    public async Task<Stream> OpenForHouse(string key, CancellationToken stop)
    {
        using var house = House();
        return await Open(key, wrapped => ValueTask.FromResult(house.Open(wrapped)), stop);
    }

    private async Task<Stream> Open(string key, Func<byte[], ValueTask<byte[]>> unwrap, CancellationToken stop)
    {
        var content = await blobs.Open(key, stop);
        try
        {
            return SealedChunks.Opening(content, await unwrap(await Wrapped(content, stop)));
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    /// <summary>True when there is a blob under this key.</summary>
    public Task<bool> Exists(string key, CancellationToken stop) => blobs.Exists(key, stop);

    /// <summary>Removes a blob; removing none is no error.</summary>
    public Task Remove(string key, CancellationToken stop) => blobs.Remove(key, stop);

    private Seal House() => new(master.Derive("concave house documents", Guid.Empty), Guid.Empty);

    private static async Task<byte[]> Wrapped(Stream content, CancellationToken stop)
    {
        var head = new byte[Mark.Length + sizeof(int)];
        await content.ReadExactlyAsync(head, stop);
        var length = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(Mark.Length));
        if (!head.AsSpan().StartsWith(Mark) || length is < 1 or > MostWrapped)
            throw new InvalidDataException("This is not a sealed blob of a version known here.");
        var wrapped = new byte[length];
        await content.ReadExactlyAsync(wrapped, stop);
        return wrapped;
    }
}
