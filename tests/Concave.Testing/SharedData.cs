using Xunit;

namespace Concave.Testing;

/// <summary>Public data beside the repository; tests over it skip visibly where it is absent.</summary>
public static class SharedData
{
    /// <summary>The path of a file of <c>../shared/data</c>.</summary>
    public static string Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Concave.slnx")))
                continue;
            var path = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "data", name));
            if (File.Exists(path))
                return path;
        }

        Assert.Skip($"{name} is not beside the repository (../shared/data).");
        return "";
    }
}
