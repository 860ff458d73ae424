using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Concave.Kernel;

namespace Concave.Delivery.Recipients;

/// <summary>Which public keys deliveries can be encrypted to.</summary>
internal static class ClientKeyRules
{
    private const int LeastBits = 3072;
    private const int MostBits = 8192;
    private const int LongestPem = 16_384;

    /// <summary>Reads an RSA key out of PEM: a public key or a certificate. Dispose it.</summary>
    /// <returns>The key; client-key-invalid.</returns>
    internal static Result<RSA> Read(string pem)
    {
        if (pem.Length > LongestPem)
            return Errors.ClientKeyInvalid;
        RSA? key = null;
        try
        {
            key = pem.Contains("BEGIN CERTIFICATE", StringComparison.Ordinal) ? FromCertificate(pem) : FromPublicKey(pem);
        }
        catch (Exception wrong) when (wrong is ArgumentException or CryptographicException)
        {
            return Errors.ClientKeyInvalid; // hostile text where a key should be
        }

        if (key is { KeySize: >= LeastBits and <= MostBits })
            return key;
        key?.Dispose();
        return Errors.ClientKeyInvalid;
    }

    /// <summary>SHA-256 of the SubjectPublicKeyInfo, lower hex: what <c>openssl pkey -pubin -outform DER | sha256sum</c> prints.</summary>
    internal static string Fingerprint(RSA key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));

    /// <summary>The key identifier of RFC 7093 §2, method 1.</summary>
    internal static byte[] Identifier(RSA key) => SHA256.HashData(key.ExportRSAPublicKey())[..20];

    private static RSA? FromCertificate(string pem)
    {
        using var certificate = X509Certificate2.CreateFromPem(pem);
        return certificate.GetRSAPublicKey();
    }

    private static RSA FromPublicKey(string pem)
    {
        var key = RSA.Create();
        key.ImportFromPem(pem);
        return key;
    }
}
