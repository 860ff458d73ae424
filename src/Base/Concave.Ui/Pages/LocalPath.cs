namespace Concave.Ui.Pages;

/// <summary>Where a form may send somebody afterwards: a path of this host, never another host's.</summary>
public static class LocalPath
{
    /// <summary><paramref name="path"/> when it is a path of this host, else <paramref name="otherwise"/>.</summary>
    public static string Or(string? path, string otherwise) => IsLocal(path) ? path! : otherwise;

    // "//host" and "/\host" are other hosts to a browser, and it drops control characters before it looks.
    private static bool IsLocal(string? path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) && !path.Contains('\\', StringComparison.Ordinal);
}
