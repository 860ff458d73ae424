using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Concave.Kernel;

namespace Concave.Datasets.Proof;

/// <summary>A DSSE 1.0.2 envelope, as it stands in the file. Base64 may be standard or URL-safe.</summary>
/// <param name="PayloadType">What the payload is.</param>
/// <param name="Payload">Base64 of the bytes that were signed.</param>
/// <param name="Signatures">One or more.</param>
public sealed record DsseEnvelope(string PayloadType, string Payload, IReadOnlyList<DsseSignature> Signatures);

/// <summary>One signature. The key id is a hint that nothing protects.</summary>
public sealed record DsseSignature(string? Keyid, string Sig);

/// <summary>Dead Simple Signing Envelope: signs bytes together with their type, without canonicalising anything.</summary>
public static class Dsse
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>The pre-authentication encoding: <c>"DSSEv1 " len(type) " " type " " len(body) " " body</c>, lengths in bytes.</summary>
    public static byte[] Pae(string payloadType, ReadOnlySpan<byte> payload)
    {
        var type = Encoding.UTF8.GetByteCount(payloadType).ToString(CultureInfo.InvariantCulture);
        var length = payload.Length.ToString(CultureInfo.InvariantCulture);
        return [.. Encoding.UTF8.GetBytes($"DSSEv1 {type} {payloadType} {length} "), .. payload];
    }

    /// <summary>Signs a payload; gives the envelope's bytes, ended by LF.</summary>
    public static byte[] Sign(string payloadType, ReadOnlySpan<byte> payload, SigningKey key)
    {
        var signature = key.Sign(Pae(payloadType, payload));
        var envelope = new DsseEnvelope(payloadType, Convert.ToBase64String(payload), [new(key.KeyId, Convert.ToBase64String(signature))]);
        return [.. JsonSerializer.SerializeToUtf8Bytes(envelope, Options), (byte)'\n'];
    }

    /// <summary>Reads an envelope and gives its payload, once a signature in it holds under the public key.</summary>
    /// <param name="envelope">The file's bytes; hostile until verified.</param>
    /// <param name="payloadType">The type the caller expects.</param>
    /// <param name="publicPem">SubjectPublicKeyInfo of a P-256 key.</param>
    /// <returns>Exactly the bytes that were verified, or <c>envelope-invalid</c>, <c>envelope-type</c>, <c>signature-invalid</c>.</returns>
    public static Result<byte[]> Open(ReadOnlySpan<byte> envelope, string payloadType, string publicPem)
    {
        var read = Read(envelope);
        if (read is null || Decode(read.Payload) is not { } payload)
            return new Problem("envelope-invalid", ProblemKind.Invalid, "The envelope cannot be read.", "Ask the sender for the file again.");
        if (read.PayloadType != payloadType)
            return new Problem("envelope-type", ProblemKind.Invalid, $"The envelope does not hold {payloadType}.", "Ask the sender for the file again.");
        var signed = Pae(read.PayloadType, payload);
        foreach (var signature in read.Signatures)
        {
            if (Decode(signature.Sig) is { } bytes && SigningKey.Verify(publicPem, signed, bytes, out _))
                return payload;
        }

        return new Problem("signature-invalid", ProblemKind.Refused, "No signature holds under the key.", "Compare the key's fingerprint with the one you were given.");
    }

    private static DsseEnvelope? Read(ReadOnlySpan<byte> envelope)
    {
        try
        {
            return JsonSerializer.Deserialize<DsseEnvelope>(envelope, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[]? Decode(string base64)
    {
        var standard = base64.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        var padded = standard.PadRight((standard.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, bytes, out var written) ? bytes[..written] : null;
    }
}
