using System.Security.Cryptography;
using Concave.Data;
using Concave.Datasets.Proof;

namespace Concave.Delivery.Keys;

/// <summary>
/// The house's signing key: <c>keys/signing.pem</c> of the installation, made on first use, read by its user alone.
/// The public half lies beside it as <c>signing.pub.pem</c>, to be given to clients by another way than the delivery.
/// </summary>
public sealed class SigningKeys(HomeFolder home)
{
    private string PrivateFile => Path.Combine(home.Keys, "signing.pem");

    /// <summary>The key that signs now. Read anew each time, since another process may have changed it; dispose it.</summary>
    /// <exception cref="CryptographicException">The file does not hold a P-256 private key.</exception>
    /// <exception cref="ArgumentException">The file does not hold a key.</exception>
    public SigningKey Current()
    {
        if (!File.Exists(PrivateFile))
        {
            using var first = SigningKey.Create();
            Write(first, overwrite: false);
        }

        return SigningKey.Load(File.ReadAllText(PrivateFile));
    }

    /// <summary>Puts a new key in the place of the current one, whose private half is gone then.</summary>
    internal void Replace(SigningKey key) => Write(key, overwrite: true);

    // The key appears under its name whole or not at all; of two that come first at once, one stays.
    private void Write(SigningKey key, bool overwrite)
    {
        Directory.CreateDirectory(home.Keys);
        var part = $"{PrivateFile}.{RandomNumberGenerator.GetHexString(12, lowercase: true)}.part";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(part, options))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(key.ToPem()));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(part, PrivateFile, overwrite);
        }
        catch (IOException) when (!overwrite && File.Exists(PrivateFile))
        {
            File.Delete(part);
            return;
        }

        File.WriteAllText(Path.Combine(home.Keys, "signing.pub.pem"), key.PublicPem);
    }
}
