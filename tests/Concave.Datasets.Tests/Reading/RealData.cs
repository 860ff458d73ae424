using Concave.Datasets.Reading;

namespace Concave.Datasets.Tests.Reading;

/// <summary>Public data beside the repository; tests over it skip visibly where it is absent.</summary>
internal static class RealData
{
    public static string Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Concave.slnx"))) continue;
            var path = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "data", name));
            if (File.Exists(path)) return path;
        }

        Assert.Skip($"{name} is not beside the repository (../shared/data)");
        return "";
    }

    public static async Task<List<ReadRow>> Read(string name)
    {
        var rows = new List<ReadRow>();
        await foreach (var row in PairFile.Read(Find(name), format: null, ReadOptions.Usual, TestContext.Current.CancellationToken)) rows.Add(row);
        return rows;
    }
}
