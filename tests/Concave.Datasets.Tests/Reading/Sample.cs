using System.IO.Compression;
using System.Text;
using Concave.Datasets.Reading;

namespace Concave.Datasets.Tests.Reading;

/// <summary>A file that lives as long as its test.</summary>
internal sealed class Sample : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("concave-reading-");

    public Sample(string name, byte[] content)
    {
        Path = System.IO.Path.Combine(folder.FullName, name);
        File.WriteAllBytes(Path, content);
    }

    public string Path { get; }

    public static Sample Of(string name, string content) => new(name, Encoding.UTF8.GetBytes(content));

    public static Sample Lines(params string[] lines) => Of("pairs.jsonl", string.Join('\n', lines) + "\n");

    public static byte[] Gzip(string content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(content));
        return packed.ToArray();
    }

    public async Task<List<ReadRow>> Read(PairFormat? format = null, ReadOptions? options = null)
    {
        var rows = new List<ReadRow>();
        await foreach (var row in PairFile.Read(Path, format, options ?? ReadOptions.Usual, TestContext.Current.CancellationToken)) rows.Add(row);
        return rows;
    }

    public async Task<List<ReadPair>> Pairs(PairFormat? format = null) =>
        [.. (await Read(format)).Select(row => Assert.IsType<Accepted>(row).Pair)];

    public async Task<SetAside> OnlySetAside(PairFormat? format = null, ReadOptions? options = null) =>
        Assert.IsType<Rejected>(Assert.Single(await Read(format, options))).SetAside;

    public void Dispose() => folder.Delete(recursive: true);
}
