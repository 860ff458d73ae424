namespace Concave.Data.Blobs;

/// <summary>A store that hands out short-lived links to its blobs, so that a large file need not pass through the studio.</summary>
public interface IPresignBlobs
{
    /// <summary>
    /// A link that opens one blob without signing in. It is a secret and belongs into no log; it cannot be taken back,
    /// so it is made the moment it is used.
    /// </summary>
    /// <param name="key">The blob.</param>
    /// <param name="fileName">What the browser calls the file; letters, digits, dots and hyphens.</param>
    /// <param name="life">At most a day.</param>
    Uri Presign(string key, string fileName, TimeSpan life);
}
