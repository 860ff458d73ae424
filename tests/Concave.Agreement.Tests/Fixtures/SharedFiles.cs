namespace Concave.Agreement.Tests;

/// <summary>Files that lie beside the repository and may be absent.</summary>
internal static class SharedFiles
{
    internal static string? Find(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Concave.slnx")))
            folder = folder.Parent;
        var path = folder?.Parent is { } outside ? Path.Combine(outside.FullName, "shared", name) : null;
        return File.Exists(path) ? path : null;
    }
}
