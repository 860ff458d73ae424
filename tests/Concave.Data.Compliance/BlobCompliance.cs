using System.Security.Cryptography;
using Concave.Data.Blobs;

namespace Concave.Data.Compliance;

/// <summary>What every store of blobs does.</summary>
public abstract class BlobCompliance : IAsyncLifetime
{
    protected DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("concave-blobs-");

    protected IBlobStore Blobs { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Blobs = await Open();

    public virtual ValueTask DisposeAsync()
    {
        Folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(200_000)]
    public async Task What_is_put_comes_back_until_it_is_removed(int length)
    {
        var content = RandomNumberGenerator.GetBytes(length);
        Assert.False(await Blobs.Exists("sample/one.bin", default));

        await Blobs.Put("sample/one.bin", new MemoryStream(content), default);
        Assert.True(await Blobs.Exists("sample/one.bin", default));
        Assert.Equal(content, await Read("sample/one.bin"));

        await Blobs.Remove("sample/one.bin", default);
        await Blobs.Remove("sample/one.bin", default);
        Assert.False(await Blobs.Exists("sample/one.bin", default));
        await Assert.ThrowsAsync<FileNotFoundException>(() => Read("sample/one.bin"));
    }

    [Fact]
    public async Task A_blob_is_never_changed()
    {
        await Blobs.Put("sample/two", new MemoryStream("first"u8.ToArray()), default);

        await Assert.ThrowsAsync<IOException>(() => Blobs.Put("sample/two", new MemoryStream("second"u8.ToArray()), default));

        Assert.Equal("first"u8.ToArray(), await Read("sample/two"));
    }

    protected abstract ValueTask<IBlobStore> Open();

    protected async Task<byte[]> Read(string key)
    {
        await using var stored = await Blobs.Open(key, default);
        using MemoryStream read = new();
        await stored.CopyToAsync(read);
        return read.ToArray();
    }
}

public sealed class FolderBlobCompliance : BlobCompliance
{
    protected override ValueTask<IBlobStore> Open() => ValueTask.FromResult<IBlobStore>(new FolderBlobStore(Path.Combine(Folder.FullName, "blobs")));

    [Fact]
    public async Task Who_writes_the_same_blob_at_once_is_refused_and_the_first_goes_on()
    {
        System.IO.Pipelines.Pipe slow = new();
        await slow.Writer.WriteAsync(new byte[] { 7 });
        var first = Blobs.Put("sample/both.bin", slow.Reader.AsStream(), default);

        await Assert.ThrowsAsync<IOException>(() => Blobs.Put("sample/both.bin", new MemoryStream([1]), default));
        await slow.Writer.CompleteAsync();
        await first;

        Assert.Equal([7], await Read("sample/both.bin"));
    }

    [Fact]
    public async Task What_was_cut_off_leaves_nothing_on_the_disk()
    {
        await using var cut = new CryptoStream(new MemoryStream(new byte[100_001]), Aes.Create().CreateDecryptor(), CryptoStreamMode.Read); // ends in the middle of a block

        await Assert.ThrowsAnyAsync<CryptographicException>(() => Blobs.Put("sample/cut.bin", cut, default));

        Assert.Empty(Folder.GetFiles("*", SearchOption.AllDirectories));
        await Blobs.Put("sample/cut.bin", new MemoryStream([1]), default);
        Assert.Equal([1], await Read("sample/cut.bin"));
    }
}
