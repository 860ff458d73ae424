using Concave.Data;

namespace Concave.Delivery.Packing;

/// <summary>A folder for client content that is being packed: only the process's user reads it, and it goes when disposed.</summary>
internal sealed class WorkFolder : IDisposable
{
    private const string Prefix = "delivery-";
    private static readonly TimeSpan Stale = TimeSpan.FromDays(1);

    private WorkFolder(string path) => Path = path;

    internal string Path { get; }

    /// <summary>Makes a new one, and removes what a process that died left behind.</summary>
    internal static WorkFolder Open(HomeFolder home, Guid name, DateTimeOffset now)
    {
        var path = System.IO.Path.Combine(home.Work, $"{Prefix}{name:D}");
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var old in new DirectoryInfo(home.Work).GetDirectories($"{Prefix}*").Where(d => d.LastWriteTimeUtc < (now - Stale).UtcDateTime))
            old.Delete(recursive: true);
        return new(path);
    }

    internal string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
