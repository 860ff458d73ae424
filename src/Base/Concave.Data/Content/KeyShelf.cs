using System.Security.Cryptography;

namespace Concave.Data.Content;

/// <summary>
/// The second half of every key that has to be destroyed one day: 32 random bytes in a file of its own,
/// <c>keys/projects/ID.key</c> for a project's. What else the key is made of lies in the database and so in every backup
/// of it; without this file none of them opens.
/// </summary>
/// <param name="home">Where the keys are.</param>
/// <param name="whose">The folder: projects, people.</param>
public sealed class KeyShelf(HomeFolder home, string whose = "projects")
{
    private const int Bytes = 32;

    private string Folder => Path.Combine(home.Keys, whose);

    /// <summary>The subject's half; null when it was destroyed or never made.</summary>
    public byte[]? Find(Guid subject)
    {
        var path = PathOf(subject);
        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    }

    /// <summary>The subject's half, made when there is none. Called again it gives the same one.</summary>
    internal byte[] Make(Guid subject)
    {
        if (Find(subject) is { } known)
            return known;
        MakeFolder();
        var part = $"{PathOf(subject)}.{RandomNumberGenerator.GetHexString(12, lowercase: true)}.part";
        Write(part, FileMode.CreateNew);
        try
        {
            File.Move(part, PathOf(subject), overwrite: false);
        }
        catch (IOException) when (File.Exists(PathOf(subject)))
        {
            File.Delete(part); // somebody else was first, and theirs is the one
        }

        return File.ReadAllBytes(PathOf(subject));
    }

    /// <summary>Overwrites the subject's half and removes it; doing it again does no harm.</summary>
    internal void Destroy(Guid subject)
    {
        var path = PathOf(subject);
        if (!File.Exists(path))
            return;
        Write(path, FileMode.Open);
        File.Delete(path);
    }

    private string PathOf(Guid subject) => Path.Combine(Folder, $"{subject:N}.key");

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
