using System.Security.Cryptography;

namespace Concave.Data.Content;

/// <summary>
/// The second half of every project's key: 32 random bytes in a file of its own, <c>keys/projects/ID.key</c>. The wrapped
/// half lies in the database and so in every backup of it; without this file none of them opens.
/// </summary>
public sealed class KeyShelf(HomeFolder home)
{
    private const int Bytes = 32;

    private string Folder => Path.Combine(home.Keys, "projects");

    /// <summary>The project's half; null when it was destroyed or never made.</summary>
    public byte[]? Find(Guid projectId)
    {
        var path = PathOf(projectId);
        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    }

    /// <summary>The project's half, made when there is none. Called again it gives the same one.</summary>
    internal byte[] Make(Guid projectId)
    {
        if (Find(projectId) is { } known)
            return known;
        MakeFolder();
        var part = $"{PathOf(projectId)}.{RandomNumberGenerator.GetHexString(12, lowercase: true)}.part";
        Write(part, FileMode.CreateNew);
        try
        {
            File.Move(part, PathOf(projectId), overwrite: false);
        }
        catch (IOException) when (File.Exists(PathOf(projectId)))
        {
            File.Delete(part); // somebody else was first, and theirs is the one
        }

        return File.ReadAllBytes(PathOf(projectId));
    }

    /// <summary>Overwrites the project's half and removes it; doing it again does no harm.</summary>
    internal void Destroy(Guid projectId)
    {
        var path = PathOf(projectId);
        if (!File.Exists(path))
            return;
        Write(path, FileMode.Open);
        File.Delete(path);
    }

    private string PathOf(Guid projectId) => Path.Combine(Folder, $"{projectId:N}.key");

    private void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Folder);
        else
            Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static void Write(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows() && mode == FileMode.CreateNew)
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(RandomNumberGenerator.GetBytes(Bytes));
        file.Flush(flushToDisk: true);
    }
}
