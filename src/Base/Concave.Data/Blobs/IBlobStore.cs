namespace Concave.Data.Blobs;

/// <summary>
/// Files that are too large for a row: signed NDAs, sealed bags. Keys are slash-separated names of our own making; a
/// blob once put is never changed.
/// </summary>
public interface IBlobStore
{
    /// <summary>Stores the content under a new key; it is durable when this returns.</summary>
    /// <exception cref="IOException">The key exists, or the store refused.</exception>
    Task Put(string key, Stream content, CancellationToken stop);

    /// <summary>Opens a blob for reading.</summary>
    /// <exception cref="FileNotFoundException">There is none under this key.</exception>
    Task<Stream> Open(string key, CancellationToken stop);

    /// <summary>True when there is a blob under this key.</summary>
    Task<bool> Exists(string key, CancellationToken stop);

    /// <summary>Removes a blob; removing none is no error.</summary>
    Task Remove(string key, CancellationToken stop);
}
