using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Concave.Ui.Assets;

/// <summary>
/// An assembly that carries style sheets or scripts as embedded resources named <c>assets/NAME</c>, or in parts as
/// <c>assets/NAME/PART</c>: those are served as one file, in the order of their names.
/// </summary>
public sealed record AssetSource(Assembly Assembly);

/// <summary>One file as it is served.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Zipped">The same, gzip.</param>
/// <param name="ContentType">Its media type.</param>
public sealed record Asset(byte[] Bytes, byte[] Zipped, string ContentType);

/// <summary>
/// Everything the pages load, held in memory. The digest of all files together stands in the path: a browser keeps a
/// file for good, gets the new ones after an upgrade, and modules reach each other by relative paths.
/// </summary>
public sealed class AssetCatalog
{
    private const string Prefix = "assets/";
    private readonly Dictionary<string, Asset> files;

    public AssetCatalog(IEnumerable<AssetSource> sources)
    {
        files = sources.SelectMany(s => Read(s.Assembly)).ToDictionary(f => f.Name, f => f.Asset, StringComparer.Ordinal);
        Digest = DigestOf(files);
    }

    /// <summary>16 hex digits that change when any file does.</summary>
    public string Digest { get; }

    /// <summary>Names of all files.</summary>
    public IReadOnlyCollection<string> Names => files.Keys;

    /// <summary>The path a page links to.</summary>
    /// <exception cref="KeyNotFoundException">No module carries such a file: a bug in the page.</exception>
    public string Path(string name) => files.ContainsKey(name)
        ? $"/{Prefix}{Digest}/{name}"
        : throw new KeyNotFoundException($"No asset is called '{name}'.");

    /// <summary>The file, or null.</summary>
    public Asset? Find(string name) => files.GetValueOrDefault(name);

    private static IEnumerable<(string Name, Asset Asset)> Read(Assembly assembly)
    {
        foreach (var file in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).GroupBy(n => n[Prefix.Length..].Split('/')[0], StringComparer.Ordinal))
        {
            using MemoryStream whole = new();
            foreach (var part in file.Order(StringComparer.Ordinal))
            {
                using var resource = assembly.GetManifestResourceStream(part)!;
                resource.CopyTo(whole);
            }

            yield return (file.Key, new(whole.ToArray(), Zip(whole.ToArray()), TypeOf(file.Key)));
        }
    }

    private static byte[] Zip(byte[] bytes)
    {
        using MemoryStream zipped = new();
        using (GZipStream zip = new(zipped, CompressionLevel.SmallestSize))
            zip.Write(bytes);
        return zipped.ToArray();
    }

    private static string TypeOf(string name) => System.IO.Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".woff2" => "font/woff2",
        var other => throw new InvalidOperationException($"No media type is agreed for '{other}' files."),
    };

    private static string DigestOf(Dictionary<string, Asset> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, asset) in files.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{asset.Bytes.Length}\n"));
            hash.AppendData(asset.Bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
