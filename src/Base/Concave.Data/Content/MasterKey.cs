using System.Security.Cryptography;
using System.Text;

namespace Concave.Data.Content;

/// <summary>The key that wraps all others: 32 bytes in a file that only the process's user may read.</summary>
public sealed class MasterKey
{
    private readonly byte[] key;

    public MasterKey(ReadOnlySpan<byte> key)
    {
        if (key.Length != 32)
            throw new ArgumentException("A master key is 32 bytes.", nameof(key));
        this.key = key.ToArray();
    }

    /// <summary>Reads the key file, or makes one where there is none.</summary>
    /// <exception cref="InvalidDataException">The file is not 32 bytes in base64.</exception>
    public static MasterKey FromFile(string path)
    {
        if (!File.Exists(path))
            Create(path);
        var bytes = new byte[64];
        return Convert.TryFromBase64String(File.ReadAllText(path).Trim(), bytes, out var length) && length == 32
            ? new MasterKey(bytes.AsSpan(0, 32))
            : throw new InvalidDataException($"{path} must hold 32 bytes in base64. Restore it from your backup; without it no content can be read.");
    }

    /// <summary>A key for one purpose and subject, derived by HKDF-SHA256.</summary>
    public byte[] Derive(string purpose, Guid subject) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, salt: subject.ToByteArray(), info: Encoding.UTF8.GetBytes(purpose));

    private static void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new StreamWriter(new FileStream(path, options));
        file.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
    }
}
