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
        Sweep(home, now, kind);
        return new(path);
    }

    /// <summary>Removes what processes that died left behind a day or more ago, of every kind; returns how many folders that were.</summary>
    public static int Sweep(HomeFolder home, DateTimeOffset now) => Directory.Exists(home.Work) ? Sweep(home, now, "*") : 0;

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static int Sweep(HomeFolder home, DateTimeOffset now, string kind)
    {
        var stale = new DirectoryInfo(home.Work).GetDirectories($"{kind}-*").Where(d => d.LastWriteTimeUtc < (now - Stale).UtcDateTime).ToArray();
        foreach (var old in stale)
            old.Delete(recursive: true);
        return stale.Length;
    }
}
