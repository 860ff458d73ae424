namespace Concave.Datasets.Tests.Bag;

/// <summary>A folder of one test, gone when the test ends.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("concave-test-").FullName;

    public string this[string path] => Path.Combine(Root, path);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
