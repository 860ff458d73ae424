using Concave.Data;
using Concave.Datasets.Proof;

namespace Concave.Delivery.Keys;

/// <summary>
/// The house's signing key: <c>keys/signing.pem</c> of the installation, made on first use, read by its user alone.
/// The public half lies beside it as <c>signing.pub.pem</c>, to be given to clients by another way than the delivery.
/// </summary>
public sealed class SigningKeys(HomeFolder home) : IDisposable
{
    private readonly Lock turn = new();
    private SigningKey? current;

    /// <summary>The key that signs now.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The file does not hold a P-256 private key.</exception>
    /// <exception cref="ArgumentException">The file does not hold a key.</exception>
    public SigningKey Current()
    {
        lock (turn)
            return current ??= SigningKey.Load(File.ReadAllText(Existing()));
    }

    public void Dispose() => current?.Dispose();

    private string Existing()
    {
        var file = Path.Combine(home.Keys, "signing.pem");
        if (!File.Exists(file))
            Create(file);
        return file;
    }

    // The key appears under its name whole or not at all; whoever comes second takes what is there.
    private void Create(string file)
    {
        Directory.CreateDirectory(home.Keys);
        using var key = SigningKey.Create();
        var part = $"{file}.{Environment.ProcessId}.part";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(new FileStream(part, options)))
            writer.Write(key.ToPem());
        try
        {
            File.Move(part, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(part);
            return;
        }

        File.WriteAllText(Path.Combine(home.Keys, "signing.pub.pem"), key.PublicPem);
    }
}
