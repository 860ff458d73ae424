using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Concave.Datasets.Proof;

/// <summary>
/// A key that signs deliveries: ECDSA on P-256 with SHA-256, signatures in DER as OpenSSL expects them. A key id is
/// the SHA-256 of the public key's SubjectPublicKeyInfo, lower hex, which is what a client keeps out of band.
/// </summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa _key;

    private SigningKey(ECDsa key)
    {
        _key = key;
        KeyId = Digest.Hex(key.ExportSubjectPublicKeyInfo());
        PublicPem = key.ExportSubjectPublicKeyInfoPem() + "\n";
    }

    /// <summary>SHA-256 of the SubjectPublicKeyInfo, lower hex.</summary>
    public string KeyId { get; }

    /// <summary>The public key as PEM, ended by LF.</summary>
    public string PublicPem { get; }

    /// <summary>A new key.</summary>
    public static SigningKey Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads a private key in PEM (PKCS #8 or SEC 1).</summary>
    /// <exception cref="CryptographicException">Not a P-256 private key.</exception>
    /// <exception cref="ArgumentException">Not PEM.</exception>
    public static SigningKey Load(string pem)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(pem);
        if (IsP256(key) && HasPrivatePart(key))
            return new(key);
        key.Dispose();
        throw new CryptographicException("A signing key is a private key on the curve P-256.");
    }

    /// <summary>The private key as PEM (PKCS #8), to be stored where only the operator reads.</summary>
    public string ToPem() => _key.ExportPkcs8PrivateKeyPem() + "\n";

    /// <summary>Signs bytes; the signature is a DER sequence.</summary>
    public byte[] Sign(ReadOnlySpan<byte> bytes) =>
        _key.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <summary>Whether a signature over the bytes was made with the private part of a public key.</summary>
    /// <param name="publicPem">SubjectPublicKeyInfo in PEM.</param>
    /// <param name="bytes">What was signed.</param>
    /// <param name="signature">A DER sequence.</param>
    /// <param name="keyId">The id of the public key, when it could be read.</param>
    /// <returns>False for a bad signature and for anything that is not a P-256 public key.</returns>
    public static bool Verify(string publicPem, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> signature, [NotNullWhen(true)] out string? keyId)
    {
        keyId = IdOf(publicPem);
        if (keyId is null)
            return false;
        using var key = ECDsa.Create();
        key.ImportFromPem(publicPem);
        return key.VerifyData(bytes, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <summary>The id of a public key in PEM; null when it is not a P-256 key.</summary>
    public static string? IdOf(string publicPem)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(publicPem);
            return IsP256(key) ? Digest.Hex(key.ExportSubjectPublicKeyInfo()) : null;
        }
        catch (Exception wrong) when (wrong is ArgumentException or CryptographicException)
        {
            return null; // hostile text where a key should be: the caller names the file
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    private static bool IsP256(ECDsa key) =>
        key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value;

    private static bool HasPrivatePart(ECDsa key)
    {
        try
        {
            return key.ExportParameters(includePrivateParameters: true).D is not null;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
