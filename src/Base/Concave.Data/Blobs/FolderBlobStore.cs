using System.Text.RegularExpressions;

namespace Concave.Data.Blobs;

/// <summary>Blobs as files under one folder.</summary>
public sealed partial class FolderBlobStore(string folder) : IBlobStore
{
    public async Task Put(string key, Stream content, CancellationToken stop)
    {
        var path = PathOf(key);
        if (File.Exists(path))
            throw new IOException($"A blob '{key}' exists; blobs are never changed.");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var part = $"{path}.part";
        var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None); // who writes the same key at once fails here, and harms nothing
        try
        {
            await using (file)
            {
                await content.CopyToAsync(file, stop);
                file.Flush(flushToDisk: true);
            }

            File.Move(part, path, overwrite: false);
        }
        catch
        {
            File.Delete(part); // or a disk that was too small stays full
            throw;
        }
    }

    public Task<Stream> Open(string key, CancellationToken stop) => Task.FromResult<Stream>(File.OpenRead(PathOf(key)));

    public Task<bool> Exists(string key, CancellationToken stop) => Task.FromResult(File.Exists(PathOf(key)));

    public Task Remove(string key, CancellationToken stop)
    {
        var path = PathOf(key);
        if (File.Exists(path))
            File.Delete(path);
        return Task.CompletedTask;
    }

    private string PathOf(string key) => SafeKey().IsMatch(key)
        ? Path.Combine(folder, key)
        : throw new ArgumentException($"'{key}' is no blob key.", nameof(key));

    // Every segment starts with a letter or digit, so neither ".." nor an absolute path can be said.
    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex SafeKey();
}
