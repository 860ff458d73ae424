namespace Concave.Data;

/// <summary>A folder for client content that is being worked on: only the process's user reads it, and it goes when disposed.</summary>
public sealed class WorkFolder : IDisposable
{
    private static readonly TimeSpan Stale = TimeSpan.FromDays(1);

    private WorkFolder(string path) => Path = path;

    public string Path { get; }

    /// <summary>Makes a new one, and removes what a process that died left behind.</summary>
    /// <param name="home">The installation.</param>
    /// <param name="kind">What it is for, lower case: folders of one kind are cleared together.</param>
    /// <param name="name">Unique.</param>
    /// <param name="now">Folders of this kind untouched for a day before this are stale.</param>
    public static WorkFolder Open(HomeFolder home, string kind, Guid name, DateTimeOffset now)
    {
        var path = System.IO.Path.Combine(home.Work, $"{kind}-{name:D}");
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var old in new DirectoryInfo(home.Work).GetDirectories($"{kind}-*").Where(d => d.LastWriteTimeUtc < (now - Stale).UtcDateTime))
            old.Delete(recursive: true);
        return new(path);
    }

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
